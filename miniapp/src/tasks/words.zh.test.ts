import type { TaskLine } from '@laurel/shared/tasks'
import { expect, test } from 'vitest'
import { barWords, claimedTitle, targetWords, taskNote, valueWords } from './words.zh.ts'

const now = Date.parse('2026-11-21T09:41:00+08:00')
/** The last instant before it. */
const until = (shanghai: string): number => Date.parse(`${shanghai}+08:00`) - 1
const spend: TaskLine = {
  taskId: 'spend',
  kind: 'sum',
  group: 'growth',
  title: '本周消费满 100 元',
  text: '',
  points: 80,
  growth: 40,
  value: 6_800,
  target: 10_000,
  unit: 'fen',
  state: 'doing',
  bar: null,
  barSubject: null,
  period: 'week',
  endsAt: until('2026-11-23T00:00:00'),
  claimUntil: until('2026-11-30T00:00:00'),
  go: null,
}

test('what is missing and by when stand in one line; money is in yuan', () => {
  expect([valueWords(spend), targetWords(spend)]).toEqual(['68', '/ 100 元'])
  expect(taskNote(spend, now)).toBe('再满 32 元 · 11 月 22 日止')
  expect(taskNote({ ...spend, unit: 'times', value: 4, target: 6 }, now)).toBe('还差 2 次 · 11 月 22 日止')
  expect(taskNote({ ...spend, value: 0 }, now)).toBe('11 月 22 日止')
})

test.each([
  ['2026-11-22T00:00:00', '今天 24:00 止'],
  ['2026-11-21T18:00:00', '今天 18:00 止'],
  ['2026-11-25T18:30:00', '11 月 25 日 18:30 止'],
  ['2027-01-01T00:00:00', '12 月 31 日止'],
  ['2027-01-21T00:00:00', '1 月 20 日止'],
  ['2027-11-21T00:00:00', ''],
])('what ends at %s says %s', (end, words) => {
  expect(taskNote({ ...spend, value: 0, endsAt: until(end) }, now)).toBe(words)
})

test('what can be claimed says until when, what was claimed when it comes again', () => {
  expect(taskNote({ ...spend, state: 'claimable' }, now)).toBe('11 月 29 日前领')
  expect(taskNote({ ...spend, state: 'claimable', claimUntil: until('2026-11-22T00:00:00') }, now)).toBe(
    '今天 24:00 前领',
  )
  expect(taskNote({ ...spend, state: 'claimed' }, now)).toBe('下周一可以再做')
  expect(taskNote({ ...spend, state: 'claimed', period: 'once' }, now)).toBe('')
})

test('a claim says both currencies, each with its unit', () => {
  expect(claimedTitle({ points: 60, growth: 0 })).toBe('已领取 60 积分')
  expect(claimedTitle({ points: 1_060, growth: 20 })).toBe('已领取 1,060 积分、20 成长值')
  expect(claimedTitle({ points: 0, growth: 20 })).toBe('已领取 20 成长值')
})

test('a bar names what would open it', () => {
  expect(barWords('TIER_TOO_LOW', '黄金')).toBe('升级黄金会员后可做')
  expect(barWords('TASK_NOT_YET', '绑定手机号')).toBe('先完成“绑定手机号”')
})
