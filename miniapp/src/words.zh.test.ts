import type { SignInBoard } from '@laurel/shared/tasks'
import { expect, test } from 'vitest'
import {
  ageWords,
  balanceNote,
  benefitsTitle,
  dayLabels,
  daysLeftWords,
  entryNote,
  entryTitle,
  outcomeWords,
  signInNote,
  signInTitle,
  tierTitle,
  towardWords,
  waitingWords,
  weekNote,
} from './words.zh.ts'

const MINUTE_MS = 60_000
const rewards = [5, 5, 10, 10, 15, 15, 50]
/** A cycle that began on Monday 2026-11-16, `done` days of it signed. */
const board = (done: number, signedToday: boolean): SignInBoard => ({
  streakDays: done,
  signedToday,
  pointsToday: rewards[signedToday ? done - 1 : done] ?? 5,
  open: true,
  days: rewards.map((points, place) => ({
    day: `2026-11-${16 + place}`,
    points,
    state: place < done ? 'done' : !signedToday && place === done ? 'today' : 'next',
  })),
})

test.each([
  [30_000, '刚才'],
  [3 * MINUTE_MS, '3 分钟前'],
  [125 * MINUTE_MS, '2 小时前'],
  [26 * 60 * MINUTE_MS, '11 月 20 日 07:41'],
])('data %i ms old is from %s', (age, words) => {
  const now = Date.parse('2026-11-21T01:41:00Z')
  expect(ageWords(now - age, now)).toBe(words)
})

test('before the sixth sign-in, tomorrow is the seventh, and is told as such', () => {
  const saturday = board(5, false)
  expect(signInTitle(saturday)).toBe('今日签到 +15 积分')
  expect(signInNote(saturday)).toBe('已连签 5 天，明天签满 7 天得 50')
  expect(dayLabels(saturday)).toEqual(['周一', '周二', '周三', '周四', '周五', '今天', '周日'])
})

test('after the second sign-in that day is today, and done', () => {
  const tuesday = board(2, true)
  expect(signInTitle(tuesday)).toBe('今日已签到 +5 积分')
  expect(dayLabels(tuesday)[1]).toBe('今天')
})

test('on the seventh day nothing is promised that is not known', () => {
  expect(signInNote(board(6, false))).toBe('已连签 6 天，今天签满 7 天')
  expect(signInNote(board(7, true))).toBe('已连签 7 天，明天开始新一轮')
  expect(weekNote(board(7, true))).toBe('明天开始新一轮')
  expect(weekNote(board(5, false))).toBe('明天签满 7 天得 50 积分')
})

test('the line under the balance says debt first, then what expires', () => {
  const expiring = { points: 200, expiresOn: '2026-12-31', daysLeft: 40 }
  expect(balanceNote({ balance: 0, debt: 30, expiring: null, lots: [] })).toBe(
    '有 30 积分待扣回，之后所得先抵扣',
  )
  expect(balanceNote({ balance: 2_860, debt: 0, expiring, lots: [] })).toBe('200 积分 12 月 31 日到期')
  expect(balanceNote({ balance: 0, debt: 0, expiring: null, lots: [] })).toBe('签到就能得到第一笔积分')
})

test('an entry names its lots as the points went', () => {
  const at = Date.parse('2026-11-19T04:06:00Z')
  const lot = (expiresOn: string, points: number) => ({ expiresOn, points })
  const two = [lot('2026-12-31', 200), lot('2027-06-30', 400)]
  expect(entryNote({ at, points: 15, reason: 'sign-in', lots: [lot('2027-12-31', 15)] })).toBe(
    '11-19 12:06 · 2027-12-31 到期',
  )
  expect(entryNote({ at, points: -600, reason: 'redeem', lots: two })).toBe(
    '11-19 12:06 · 用去 2026-12-31 等 2 批',
  )
  expect(entryNote({ at, points: 900, reason: 'cancel', lots: [lot('2027-06-30', 900)] })).toBe(
    '11-19 12:06 · 回到 2027-06-30 批次',
  )
  expect(entryNote({ at, points: -45, reason: 'expire', lots: [lot('2026-10-31', 45)] })).toBe(
    '11-19 12:06 · 2026-10-31 批次',
  )
  expect(entryTitle({ reason: 'redeem', subject: '青釉随行杯' })).toBe('兑换 · 青釉随行杯')
  expect(entryTitle({ reason: 'sign-in', subject: '每日签到' })).toBe('每日签到')
})

test('days left, what waits and how it ended are said in full', () => {
  expect(daysLeftWords('2026-12-31', '2026-11-21')).toBe('还有 40 天')
  expect(daysLeftWords('2026-11-21', '2026-11-21')).toBe('今天到期')
  expect(waitingWords([{ kind: 'sign-in' }])).toBe('签到已保存在本机，联网后自动提交 · 1 项待发送')
  expect(outcomeWords({ kind: 'redeem', refusal: 'BALANCE_TOO_LOW' })).toBe(
    '刚才没发出的兑换没有成功：积分不足，没有扣除任何积分',
  )
})

test('a tier is named once, its worth and its way are told in numbers', () => {
  const next = {
    level: 3,
    name: '黄金',
    look: 'gold',
    reachGrowth: 2000,
    missing: 320,
    until: '2027-03-31',
  } as const

  expect([tierTitle('白银'), tierTitle('白银会员')]).toEqual(['白银会员', '白银会员'])
  expect(benefitsTitle({ name: '白银', multiplierBps: 12_000 })).toBe('白银权益 · 积分 1.2 倍')
  expect(towardWords({ next })).toBe('还差 320 成长值升级黄金会员')
  expect(towardWords({ next: null })).toBe('已是最高等级')
})

test('a claim that waited and was refused says what stays', () => {
  expect(outcomeWords({ kind: 'claim', refusal: null })).toBe('刚才没发出的任务奖励已领取')
  expect(outcomeWords({ kind: 'claim', refusal: 'BUDGET_EXHAUSTED' })).toBe(
    '刚才没发出的领取奖励没有成功：活动预算已用完，补充后可以再领，进度保留',
  )
})
