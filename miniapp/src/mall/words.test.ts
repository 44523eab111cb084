import { describe, expect, test } from 'vitest'
import {
  actWords,
  afterSignInWords,
  balanceNote,
  cancelQuestion,
  gateTag,
  gateWords,
  giftWords,
  limitFact,
  momentWords,
  nextStepOf,
  noTilesWords,
  stepWords,
  tileNote,
  withinReachNote,
} from './words.zh.ts'

describe('the note on a tile', () => {
  const lamp = { kind: 'goods' as const, pricePoints: 3000, stock: 1230 }

  test('says how many are left to who can afford it, and to a guest', () => {
    expect(tileNote(lamp, 3000)).toEqual({ text: '剩 1,230 件', tone: 'plain' })
    expect(tileNote({ ...lamp, kind: 'code' }, null)).toEqual({ text: '剩 1,230 张', tone: 'plain' })
  })

  test('says what is missing to who cannot', () => {
    expect(tileNote(lamp, 1860)).toEqual({ text: '还差 1,140', tone: 'fruit' })
    expect(tileNote(lamp, 0)).toEqual({ text: '还差 3,000', tone: 'fruit' })
  })

  test('says first that it is gone', () => {
    expect(tileNote({ ...lamp, stock: 0 }, 10)).toEqual({ text: '已换完', tone: 'plain' })
  })
})

test('beside the price stands the balance, and the gap when there is one', () => {
  expect(balanceNote(2860, 3000)).toEqual({ text: '你有 2,860，还差 140', tone: 'fruit' })
  expect(balanceNote(3000, 3000)).toEqual({ text: '你有 3,000', tone: 'plain' })
})

test('the limit says the rule and what is left of it', () => {
  const sku = { id: 'a.1', title: '', pricePoints: 1, stock: 1, bar: null }
  expect(limitFact({ ...sku, limitPerMember: null, limitLeft: null }, 'goods')).toBe('不限数量')
  expect(limitFact({ ...sku, limitPerMember: 2, limitLeft: null }, 'goods')).toBe('每人限 2 件')
  expect(limitFact({ ...sku, limitPerMember: 2, limitLeft: 1 }, 'goods')).toBe('每人限 2 件，你还可换 1 件')
  expect(limitFact({ ...sku, limitPerMember: 2, limitLeft: 0 }, 'code')).toBe('每人限 2 张，你已换满')
})

test('the button of a product says the act', () => {
  expect(actWords({ kind: 'redeem' })).toBe('立即兑换')
  expect(actWords({ kind: 'sign-in' })).toBe('登录后兑换')
  expect(actWords({ kind: 'close-gap', gapPoints: 1140 })).toBe('看怎样补足 1,140 积分')
  expect(actWords({ kind: 'closed', bar: 'STOCK_EMPTY' })).toBe('已换完')
})

test('an order says what happens next', () => {
  const order = { kind: 'goods' as const, pricePoints: 3000, mayCancel: true }
  expect(nextStepOf({ ...order, state: 'placed' })).toBe(
    '等待发货，发出后这里会有快递单号。发货前可以取消，退回 3,000 积分',
  )
  expect(nextStepOf({ ...order, state: 'placed', mayCancel: false })).toBe('等待发货，发出后这里会有快递单号')
  expect(nextStepOf({ ...order, state: 'cancelled' })).toBe('3,000 积分已退回原批次')
  expect(nextStepOf({ ...order, kind: 'code', state: 'received' })).toBe('券码已发放，出示或复制即可使用')
})

test('a step names who took it when that was not the member', () => {
  expect(stepWords({ state: 'received', by: 'system' }, 'goods')).toBe('自动确认收货')
  expect(stepWords({ state: 'received', by: 'system' }, 'code')).toBe('券码发放')
  expect(stepWords({ state: 'cancelled', by: 'operator' }, 'goods')).toBe('商家取消')
  expect(stepWords({ state: 'cancelled', by: 'member' }, 'goods')).toBe('取消兑换')
})

test('a moment names its year only when that is not this one', () => {
  const at = Date.parse('2026-11-21T01:41:00Z')
  expect(momentWords(at, at)).toBe('11 月 21 日 09:41')
  expect(momentWords(at, Date.parse('2027-01-02T00:00:00Z'))).toBe('2026 年 11 月 21 日 09:41')
})

test('an empty shelf says which choice emptied it', () => {
  const all = { search: '', sort: 'shelf' as const, category: '', affordable: false }
  expect(noTilesWords({ ...all, search: '火箭', affordable: true }, 10).title).toBe('没有找到「火箭」')
  expect(noTilesWords({ ...all, affordable: true }, 10).note).toBe('你有 10 积分，签到可以继续攒')
  expect(noTilesWords({ ...all, category: '出行' }, 10).title).toBe('「出行」里暂时没有商品')
  expect(noTilesWords(all, null).title).toBe('货架正在布置')
})

test('what a sign-in leaves of the gap', () => {
  expect(afterSignInWords({ when: 'today', points: 15 }, 140)).toBe('今天签到后还差 125')
  expect(afterSignInWords({ when: 'tomorrow', points: 20 }, 20)).toBe('明天签到就够了')
})

test('what is within reach is counted only when the whole shelf was seen', () => {
  expect(withinReachNote(2860, { count: 21, isAll: true })).toBe('你有 2,860 积分，现在能换 21 件商品')
  expect(withinReachNote(2860, { count: 12, isAll: false })).toBe('你有 2,860 积分')
})

describe('a gate', () => {
  const gate = { level: 3, name: '黄金', look: 'gold' as const, missing: 320 }

  test('names the tier and what is missing; a guest has to sign in to hear it', () => {
    expect([gateTag(gate), gateWords(gate)]).toEqual(['黄金会员可换', '还差 320 成长值'])
    expect(gateWords({ missing: null })).toBe('登录后看离它还有多远')
    expect(actWords({ kind: 'raise-tier', gate })).toBe('看怎样升级黄金会员')
  })
})

describe('a gift', () => {
  const ready = { phase: 'ready' as const, needsAddress: false, stock: 3, retry: false }

  test('is claimed, once goods have an address and while there are some', () => {
    expect(giftWords(ready)).toBe('领取礼遇')
    expect(giftWords({ ...ready, needsAddress: true })).toBe('选择收货地址')
    expect(giftWords({ ...ready, stock: 0, needsAddress: true })).toBe('已领完，补货后可领')
    expect(giftWords({ ...ready, phase: 'waiting' })).toBe('待发送')
  })

  test('that is cancelled gives no points back, and says so', () => {
    expect(cancelQuestion(0).words).toBe('礼遇可以再领，抽奖的奖品取消后不再补发。')
    expect(cancelQuestion(600).words).toBe('600 积分会退回原批次。')
  })
})
