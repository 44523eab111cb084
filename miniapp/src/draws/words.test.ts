import type { DrawPage, DrawResult, PrizeLine } from '@laurel/shared/draws'
import { describe, expect, test } from 'vitest'
import {
  drawWords,
  insteadWords,
  lineNote,
  lineTag,
  momentWords,
  oddsWords,
  prizeNotes,
  resultActWords,
  resultNote,
  resultTitle,
  shortHex,
  spanWords,
  stateNote,
  stockWords,
  todayWords,
  untilWords,
} from './words.zh.ts'

const at = (time: string): number => Date.parse(`${time}+08:00`)
const NOW = at('2026-11-22T10:00:00')

const tea: PrizeLine = {
  key: 'tea',
  title: '桂花乌龙 1 罐',
  kind: 'goods',
  art: 'tea-tin',
  points: 0,
  valueFen: 8800,
  weight: 45_000,
  pieces: 200,
  left: 86,
  releases: [],
  lapsePoints: 200,
  isFallback: false,
}

describe('odds', () => {
  test.each([
    [5_000, '0.5%'],
    [45_000, '4.5%'],
    [250_000, '25%'],
    [700_000, '70%'],
    [1_000_000, '100%'],
    [1, '0.0001%'],
    [123_457, '12.3457%'],
    [0, '0%'],
  ])('%i of a million is %s, exactly', (weight, words) => {
    expect(oddsWords({ weight })).toBe(words)
  })
})

test('what never runs out has no count', () => {
  expect(stockWords(tea)).toBe('86 / 200')
  expect(stockWords({ left: null, pieces: null })).toBe('不限')
})

test('midnight is the end of the day before it, also of a year', () => {
  expect(untilWords(at('2026-11-30T00:00:00'), NOW)).toBe('11 月 29 日 24:00')
  expect(untilWords(at('2027-01-01T00:00:00'), NOW)).toBe('12 月 31 日 24:00')
  expect(untilWords(at('2026-11-30T00:00:00') - 1, NOW)).toBe('11 月 29 日 24:00')
  expect(untilWords(at('2026-11-30T18:30:00'), NOW)).toBe('11 月 30 日 18:30')
  expect(momentWords(at('2027-01-01T00:00:00'), NOW)).toBe('2027 年 1 月 1 日 00:00')
  expect(spanWords({ startsAt: at('2026-11-22T00:00:00'), endsAt: at('2026-12-07T00:00:00') }, NOW)).toBe(
    '11 月 22 日 至 12 月 6 日',
  )
})

test('a span that begins or ends within a day says when', () => {
  const span = { startsAt: at('2026-11-22T10:00:00'), endsAt: at('2026-12-06T18:00:00') }
  expect(spanWords(span, NOW)).toBe('11 月 22 日 10:00 至 12 月 6 日 18:00')
})

test('of a prize its value, what becomes of it unclaimed, and each release are told', () => {
  const releases = [
    { at: at('2026-11-22T09:00:00'), pieces: 100 },
    { at: at('2026-11-25T09:00:00'), pieces: 1100 },
  ]
  expect(prizeNotes({ ...tea, releases }, { now: NOW, claimDays: 7 })).toEqual([
    '价值 88 元',
    '抽中后 7 天内填写地址，逾期改发 200 积分',
    '11 月 22 日 09:00 已投放 100 件',
    '11 月 25 日 09:00 起投放 1,100 件',
  ])
  expect(prizeNotes({ ...tea, kind: 'points', valueFen: 20 }, { now: NOW, claimDays: 7 })).toEqual([])
})

test('a number that fell on what was not there says so', () => {
  expect(insteadWords('暖光阅读灯', { title: '20 积分' })).toContain('“暖光阅读灯”')
})

describe('the result', () => {
  const drawn = (change: Partial<DrawResult>, prize: Partial<PrizeLine> = {}) =>
    ({
      state: 'open',
      claimBy: at('2026-11-30T00:00:00'),
      orderId: null,
      ...change,
      prize: { ...tea, ...prize },
    }) as DrawResult

  test('says until when, and what comes instead', () => {
    expect(resultTitle(drawn({}))).toBe('你抽中桂花乌龙 1 罐')
    expect(resultTitle(drawn({}, { title: '20 积分' }))).toBe('你抽中 20 积分')
    expect(resultNote(drawn({}), NOW)).toBe('11 月 29 日 24:00 前填写地址，逾期改发 200 积分')
  })

  test('asks for no address once its time is over, before the server has said so', () => {
    expect(resultNote(drawn({}), at('2026-11-30T00:00:00'))).toBe(
      '领奖期限 11 月 29 日 24:00 已过，逾期改发 200 积分',
    )
  })

  test('of nothing is told plainly', () => {
    const nothing = drawn({ state: 'given' }, { kind: 'nothing', title: '谢谢参与' })
    expect(resultTitle(nothing)).toBe('这次没有抽中奖品')
    expect(resultNote(nothing, NOW)).toBe('机会用掉 1 次，没有扣除积分')
  })

  test.each([
    [{ state: 'given' }, { kind: 'points' }, '积分已到账'],
    [{ state: 'withheld' }, { kind: 'points' }, '不用再做什么'],
    [{ state: 'claimed' }, {}, '发货进度在订单里'],
    [{ state: 'lapsed' }, {}, '改发的 200 积分已到账'],
    [{ state: 'lapsed' }, { lapsePoints: 0 }, '奖品已收回'],
  ] as const)('%o says what is so', (change, prize, words) => {
    expect(resultNote(drawn(change, prize), NOW)).toContain(words)
  })

  test('in a list has its number, its time, and by when', () => {
    const line = { number: 3207, at: NOW, title: '', art: null, claimBy: at('2026-11-30T00:00:00') }
    expect(lineNote({ ...line, kind: 'goods', state: 'open' }, NOW)).toBe(
      '第 3,207 号 · 11 月 29 日 24:00 前领取',
    )
    expect(lineNote({ ...line, kind: 'goods', state: 'claimed' }, NOW)).toBe(
      '第 3,207 号 · 11 月 22 日 10:00',
    )
    expect(lineTag({ kind: 'nothing', state: 'given' })).toBe('未中奖')
    expect(lineTag({ kind: 'code', state: 'given' })).toBe('已发放')
    expect(lineTag({ kind: 'points', state: 'given' })).toBe('已到账')
  })
})

describe('why nobody can draw', () => {
  const page: Pick<DrawPage, 'state' | 'startsAt' | 'seed'> = { state: 'live', startsAt: NOW, seed: null }

  test('is told, with what stays', () => {
    expect(stateNote(page, NOW)).toBeNull()
    expect(stateNote({ ...page, state: 'soon' }, NOW)?.title).toBe('11 月 22 日 10:00 开始')
    expect(stateNote({ ...page, state: 'paused' }, NOW)?.note).toContain('机会都保留')
    expect(stateNote({ ...page, state: 'over' }, NOW)?.note).toContain('种子即将公布')
    expect(stateNote({ ...page, state: 'over', seed: 'a' }, NOW)?.note).toContain('种子已公布')
  })
})

test('what is left of today', () => {
  expect(todayWords({ leftToday: 2, chances: 3 })).toBe('今天还可以抽 2 次')
  expect(todayWords({ leftToday: 0, chances: 3 })).toContain('今天的次数已用完')
  expect(todayWords({ leftToday: 2, chances: 0 })).toContain('就有机会')
  expect(todayWords({ leftToday: null, chances: 1 })).toContain('活动结束前')
})

test('a long hash is told apart by its ends', () => {
  expect(shortHex(`9f2c${'0'.repeat(56)}41ab`)).toBe('9f2c…41ab')
})

test('a button says verb and object, and a closed one why it is', () => {
  expect(drawWords({ kind: 'draw', times: 3 })).toBe('抽一次，还有 3 次机会')
  expect(drawWords({ kind: 'shut', state: 'paused' })).toBe('活动暂停中')
  expect(drawWords({ kind: 'earn' })).toBe('没有可用的机会')
  expect(resultActWords({ kind: 'choose-address' })).toBe('填写收货地址')
  expect(resultActWords({ kind: 'again', times: 2 })).toBe('再抽一次，还有 2 次')
  expect(resultActWords({ kind: 'order', orderId: 'o1', isCode: true })).toBe('查看券码')
})
