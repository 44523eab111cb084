import type { Accepted, Deal, Landing, MyBinding } from '@laurel/shared/referral'
import { describe, expect, test } from 'vitest'
import {
  acceptedLine,
  conditionWords,
  gainsOf,
  joinTrouble,
  landingRules,
  landingTitle,
  noticeOf,
  pointsWords,
  refusedWords,
  standingWords,
  stepsOf,
} from './landing-words.zh.ts'

const NOW = Date.parse('2026-11-22T10:00:00+08:00')
const DAY_MS = 86_400_000
const deal: Deal = {
  headline: '一起喝杯热的',
  firstAct: { fact: 'purchase.paid', minFen: 3000 },
  rewards: [{ milestone: 'act', inviterPoints: 300, inviteePoints: 300 }],
  asks: ['registered', 'phone', 'act'],
  startsAt: NOW - DAY_MS,
  endsAt: NOW + 30 * DAY_MS,
  deadlineDays: 15,
  windowDays: 30,
  reviewHours: 48,
  pointsLastDays: 365,
  invitersPerMonth: 10,
  rules: [],
}
const steps: Deal = {
  ...deal,
  asks: ['registered', 'phone', 'act', 'custody'],
  rewards: [
    { milestone: 'phone', inviterPoints: 0, inviteePoints: 20 },
    { milestone: 'custody', inviterPoints: 500, inviteePoints: 300 },
  ],
}
const landing: Landing = {
  ...{ code: 'AAAAAAAAAAAAAA', offerId: 'o.1', state: 'live', title: '冬日邀请礼', surface: 'friend' },
  ...{ inviter: { called: '林*夏', avatar: null }, isInviterPaid: true, deal, material: null, mine: null },
}

describe('what both get', () => {
  test('equal parts, with when they come', () => {
    expect(landingTitle(landing)).toBe('林*夏 邀请你加入桂冠会员')
    expect(gainsOf(landing)).toEqual([
      { whose: '你得到', points: 300, note: '首次消费后立即到账' },
      { whose: '林*夏 得到', points: 300, note: '与你同时到账' },
    ])
    expect(conditionWords(landing, NOW)).toBe('12 月 7 日前首次消费满 30 元，两人都得')
  })

  test('from Moments the inviter gets nothing, and the page says so', () => {
    const unpaid = { ...landing, surface: 'moments', isInviterPaid: false } as const
    expect(gainsOf(unpaid)[1]).toEqual({ whose: '林*夏 得到', points: 0, note: '从朋友圈而来，对方没有奖励' })
    expect(conditionWords(unpaid, NOW)).toMatch(/就能得到$/)
    expect(landingRules(deal, 'moments')).toContain('从朋友圈打开的邀请，邀请人没有奖励。')
    expect(landingRules(deal, 'friend').join()).not.toContain('朋友圈')
  })

  test('a link of the shop’s own has one part; an inviter without a name is still somebody', () => {
    expect(gainsOf({ ...landing, inviter: null })).toHaveLength(1)
    expect(landingTitle({ inviter: null })).toBe('邀请你加入桂冠会员')
    expect(landingTitle({ inviter: { called: null, avatar: null } })).toBe('一位会员 邀请你加入桂冠会员')
  })

  test('rewards in steps are said step by step', () => {
    expect(gainsOf({ ...landing, deal: steps }).map(({ points, note }) => [points, note])).toEqual([
      [320, '分 2 步到账'],
      [500, '管户确认后立即到账'],
    ])
    expect(stepsOf(steps).map(({ title, points }) => [title, points])).toEqual([
      ['验证手机号', 20],
      ['首次消费满 30 元', 0],
      ['由客户经理确认管户', 300],
      ['每完成一步，积分立即到账', 0],
    ])
  })
})

const binding: MyBinding = {
  ...{ offerId: 'o.1', title: '冬日邀请礼', inviter: { called: '林*夏', avatar: null }, state: 'open' },
  ...{ stage: 'phone', next: 'act', dueBy: NOW + 15 * DAY_MS, reviewBy: null },
  promised: [
    { milestone: 'phone', points: 20, state: 'paid' },
    { milestone: 'act', points: 300, state: 'promised' },
  ],
}

describe('what was accepted', () => {
  test.each([
    ['open', {}, '12 月 7 日前首次消费满 30 元'],
    ['held', { reviewBy: NOW + 2 * DAY_MS }, '正在核实，11 月 24 日 10:00 前给结果，通过后补发应得的积分'],
    ['lapsed', {}, '没有在期限内完成，预留的积分已退回活动预算'],
    ['rejected', {}, '核实没有通过，没有奖励'],
    ['done', { next: null }, '各步都已完成'],
  ] as const)('%s says what is left or how it ended', (state, change, words) =>
    expect(standingWords({ ...binding, ...change, state }, deal)).toBe(words),
  )

  test('points are there, wait, or were never set aside', () => {
    expect(pointsWords(binding)).toBe('已到账 20 积分，已为你预留 300 积分')
    expect(pointsWords({ promised: [{ milestone: 'act', points: 300, state: 'exhausted' }] })).toBe(
      '接受时活动预算已用完，没有预留积分',
    )
  })

  test('one says it all on the line, more are counted', () => {
    expect(acceptedLine([binding])).toBe('12 月 7 日前完成首次消费、兑换或任务')
    expect(acceptedLine([binding, { ...binding, state: 'held' }])).toBe('2 个进行中')
  })

  test('why it did not bind is said of this programme, to whoever was invited', () => {
    const accepted: Accepted = { bindings: [], refused: [{ offerId: 'o.1', code: 'INVITEE_MEMBER' }] }
    expect(refusedWords(accepted, 'o.1')).toBe('你已经是会员，这个活动只面向新会员')
    expect(refusedWords(accepted, 'o.2')).toBeNull()
  })
})

test('a step that failed says what would change it', () => {
  expect(joinTrouble({ step: 'phone', code: 'PHONE_TAKEN' })).toContain('另一个会员')
  expect(joinTrouble({ step: 'sign-in', code: 'OFFLINE' })).toContain('没有提交')
  expect(joinTrouble({ step: 'phone', code: 'OFFLINE' })).toContain('已登录')
  expect(joinTrouble({ step: 'phone', code: 'SMS_CODE_WRONG' })).toBe('验证码不对，请检查后再试')
})

test('an open invitation needs no notice, every other says what is so', () => {
  expect([noticeOf('open'), noticeOf('bound'), noticeOf('accepted')]).toEqual([null, null, null])
  expect(noticeOf('full')?.words).toContain('不会有奖励')
})
