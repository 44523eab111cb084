import type { Deal, Friend, InvitePage } from '@laurel/shared/referral'
import { expect, test } from 'vitest'
import { shortSpan, spanWords } from './deal-words.zh.ts'
import {
  calledWords,
  closedWords,
  dealNote,
  dealSteps,
  dealTitle,
  friendNote,
  friendPaid,
  inviteRules,
  posterWords,
  progressSteps,
} from './invite-words.zh.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const now = Date.parse('2026-11-21T09:41:00+08:00')

const deal: Deal = {
  headline: '送你一枝新叶',
  firstAct: { fact: 'purchase.paid', minFen: 3_000 },
  rewards: [{ milestone: 'act', inviterPoints: 300, inviteePoints: 300 }],
  asks: ['registered', 'phone', 'act'],
  startsAt: Date.parse('2026-11-01T00:00:00+08:00'),
  endsAt: Date.parse('2027-01-01T00:00:00+08:00'),
  deadlineDays: 16,
  windowDays: 30,
  reviewHours: 24,
  pointsLastDays: 365,
  invitersPerMonth: 10,
  rules: ['员工账号不参加。'],
}
const both = (inviterPoints: number, inviteePoints: number): Partial<Deal> => ({
  rewards: [{ milestone: 'act', inviterPoints, inviteePoints }],
})

test.each([
  [{}, '好友完成首次消费，你们各得 300 积分'],
  [both(300, 100), '好友完成首次消费，你得 300、好友得 100 积分'],
  [both(0, 100), '好友完成首次消费，好友得 100 积分'],
  [both(300, 0), '好友完成首次消费，你得 300 积分'],
  [{ firstAct: { fact: 'order.redeemed', minFen: 1 } as const }, '好友完成首次兑换，你们各得 300 积分'],
  [{ firstAct: { fact: 'task.completed', minFen: 1 } as const }, '好友完成首个任务，你们各得 300 积分'],
  [
    {
      rewards: [
        { milestone: 'phone' as const, inviterPoints: 0, inviteePoints: 20 },
        { milestone: 'custody' as const, inviterPoints: 500, inviteePoints: 480 },
      ],
    },
    '好友完成每一步，你们各最多得 500 积分',
  ],
])('the title says condition and reward: %#', (change, title) => {
  expect(dealTitle({ ...deal, ...change }).join('')).toBe(title)
})

test('the note tells what is asked, and no line for one reward alone', () => {
  expect(dealNote(deal)).toBe('好友注册、验证手机、消费满 30 元后立即到账')
  expect(dealNote({ ...deal, firstAct: { fact: 'purchase.paid', minFen: 1 } })).toContain('首次消费后')
  expect(dealSteps(deal)).toEqual([])
})

test('the span tells its last day, and the year where it is another one', () => {
  const later = { ...deal, endsAt: Date.parse('2027-11-24T00:00:00+08:00') }

  expect([spanWords(deal), shortSpan(deal)]).toEqual(['11 月 1 日至 12 月 31 日', '11-01 至 12-31'])
  expect([spanWords(later), shortSpan(later)]).toEqual([
    '11 月 1 日至 2027 年 11 月 23 日',
    '11-01 至 2027-11-23',
  ])
})

test('the rules tell the cap, the hop, the review, the end of the points, and what the operators wrote', () => {
  const rules = inviteRules(deal, ['friend', 'moments']).join('')

  for (const said of [
    '10 位好友',
    '只奖励直接邀请人',
    '朋友圈',
    '24 小时',
    '365 天',
    '16 天内',
    '30 天内',
    '员工账号',
  ])
    expect(rules).toContain(said)
  expect(inviteRules(deal, ['friend']).join('')).not.toContain('朋友圈')
})

const friend = (change: Partial<Friend> = {}): Friend => ({
  id: '1',
  person: { called: '赵*明', avatar: null },
  state: 'open',
  stage: 'phone',
  next: 'act',
  boundAt: now - DAY,
  dueBy: now + 12 * DAY,
  reviewBy: null,
  promised: [{ milestone: 'act', points: 300, state: 'promised' }],
  why: null,
  ...change,
})
const held = (reviewBy: number) => friend({ state: 'held', reviewBy })
const promised = (state: 'capped' | 'exhausted' | 'paid') => [
  { milestone: 'act' as const, points: 300, state },
]

test.each([
  [friend(), '等待首次消费，还有 12 天'],
  [friend({ dueBy: now + HOUR }), '等待首次消费，今天 10:41 截止'],
  [friend({ dueBy: now - DAY }), '等待首次消费，期限已过，等待结算'],
  [held(now + DAY), '正在核实，11-22 09:41 前给结果'],
  [held(now - HOUR), '正在核实，马上给结果'],
  [friend({ state: 'done', stage: 'act', next: null, promised: promised('paid') }), '已完成首次消费'],
  [friend({ state: 'lapsed' }), '没有在期限内完成首次消费'],
  [friend({ state: 'rejected' }), '核实没有通过，双方都没有奖励'],
  [friend({ promised: promised('capped') }), '等待首次消费，还有 12 天，本月奖励名额已满，这位不计奖励'],
  [friend({ promised: promised('exhausted') }), '等待首次消费，还有 12 天，接受时预算已用完，这位不计奖励'],
  [friend({ promised: [] }), '等待首次消费，还有 12 天，从不计奖励的渠道而来'],
])('a friend is told by what is missing and until when: %#', (one, note) => {
  expect(friendNote(one, deal, now)).toBe(note)
})

test('what is counted as given is what was paid', () => {
  expect(friendPaid(friend())).toBe(0)
  expect(friendPaid(friend({ promised: [...promised('paid'), ...promised('capped')] }))).toBe(300)
  expect(calledWords({ called: null, avatar: null })).toBe('一位好友')
})

const mine: NonNullable<InvitePage['mine']> = {
  ...{ arrived: 5, registered: 3, phone: 3, act: 2, custody: 1, rewarded: 2, monthPoints: 600, monthLeft: 8 },
  ...{ barred: null, board: null, friends: [], next: null },
}

test('progress has the steps that are asked for, and no other', () => {
  expect(progressSteps({ deal, mine }).map(({ name, count }) => `${name} ${count}`)).toEqual([
    '到访 5',
    '注册 3',
    '验证手机 3',
    '首次消费 2',
    '已发奖 2',
  ])
  const custody = { ...deal, asks: ['registered', 'custody'] as Deal['asks'] }
  expect(progressSteps({ deal: custody, mine }).map(({ name }) => name)).toEqual([
    '到访',
    '注册',
    '管户确认',
    '已发奖',
  ])
})

test.each([
  ['paused', null, '活动暂停中'],
  ['ended', 'OFFER_NOT_LIVE', '活动已结束'],
  ['full', null, '活动预算已用完'],
  ['live', 'TIER_TOO_LOW', '当前会员等级还不能邀请'],
  ['live', 'SHARING_RESTRICTED', '微信暂时限制了分享'],
  ['live', 'SURFACE_CLOSED', '暂时不能邀请'],
] as const)('%s, %s: the reason stands where the button would', (state, barred, title) => {
  expect(closedWords({ state, mine: { ...mine, barred } })?.title).toBe(title)
})

test('nothing stands in the way of a live programme', () => {
  expect(closedWords({ state: 'live', mine })).toBeNull()
  expect(closedWords({ state: 'live', mine: null })).toBeNull()
})

test('a poster never promises its reader what only the inviter gets', () => {
  const inviter = { called: null, avatar: null }
  const unitOf = (change: Partial<Deal>) => {
    const { points, unit } = posterWords({ deal: { ...deal, ...change }, inviter }, '2026-11-22')
    return `${points} ${unit}`
  }

  expect(unitOf({})).toBe('300 积分 · 你们各得')
  expect(unitOf(both(300, 100))).toBe('100 积分 · 送给你')
  expect(unitOf(both(300, 0))).toBe('300 积分 · 由邀请人得')
})
