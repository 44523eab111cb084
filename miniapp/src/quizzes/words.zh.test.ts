import { expect, test } from 'vitest'
import { openAttempt, quizPage, stageLine } from './testing.ts'
import {
  actWords,
  barWords,
  chancesWords,
  chosenWords,
  clockWords,
  connectionWords,
  datesWords,
  handInTitle,
  leavingWords,
  leftWords,
  momentWords,
  nextWords,
  optionLabel,
  resultNote,
  resultTitle,
  rewardNote,
  rewardTag,
  rewardTitle,
  spanOfSeconds,
  stageTerms,
  standingWords,
  startTroubleWords,
  stateName,
} from './words.zh.ts'

const at = (day: string, time: string): number => Date.parse(`${day}T${time}:00+08:00`)
const NOW = at('2026-11-22', '10:00')
const LIVE = { now: NOW, isLive: true }
const DAY_MS = 86_400_000

test.each([
  [272_000, '04:32'],
  [271_001, '04:32'],
  [59_000, '00:59'],
  [0, '00:00'],
  [3_872_000, '1:04:32'],
])('%d ms left are shown as %s', (left, words) => {
  expect(clockWords(left)).toBe(words)
})

test('time is said in words where it is read out', () => {
  expect([leftWords(272_000), leftWords(9_000)]).toEqual(['还剩 4 分 32 秒', '还剩 9 秒'])
  expect([300, 90, 45].map(spanOfSeconds)).toEqual(['5 分钟', '1 分 30 秒', '45 秒'])
})

test('a moment is today, tomorrow, or its day in Shanghai', () => {
  expect(momentWords(at('2026-11-22', '23:59'), NOW)).toBe('今天 23:59')
  expect(momentWords(at('2026-11-23', '00:05'), NOW)).toBe('明天 00:05')
  expect(momentWords(at('2026-12-01', '08:00'), NOW)).toBe('12 月 1 日 08:00')
})

test('dates end on the last day that is inside', () => {
  const span = { startsAt: at('2026-11-20', '00:00'), endsAt: at('2026-12-06', '00:00') }
  expect(datesWords(span)).toBe('11 月 20 日至 12 月 5 日')
  expect(datesWords({ ...span, endsAt: at('2027-01-02', '00:00') })).toBe('11 月 20 日至 2027 年 1 月 1 日')
})

test('a stage says what it asks for and where the member stands', () => {
  const running = stageLine(1, { state: 'running', dueAt: at('2026-11-22', '10:05') })
  expect(stageTerms(running)).toBe('10 题，答对 8 题过关，限时 5 分钟')
  expect(standingWords(running, LIVE)).toBe('今天 10:05 前交卷')
  expect(standingWords(stageLine(1, { state: 'open', best: 6 }), LIVE)).toBe(
    '今天还可答 3 次 · 最好成绩 6 / 10',
  )
  expect(standingWords(stageLine(3, { state: 'locked' }), LIVE)).toBe('通过第 2 关后开启')
})

test('of a quiz that is not live no stage says that it can be answered', () => {
  const open = stageLine(1, { state: 'open' })
  expect([standingWords(open, { now: NOW, isLive: false }), stateName(open, false)]).toEqual(['', null])
  expect([stateName(open, true), stateName(stageLine(1, { state: 'passed' }), false)]).toEqual([
    '可以答',
    '已通过',
  ])
})

test('why nothing can be begun is told before it is tried', () => {
  expect(barWords(quizPage([]))).toBeNull()
  expect(barWords(quizPage([], { gate: '黄金' }))?.title).toBe('黄金会员可以参加')
  expect(barWords(quizPage([], { state: 'soon', startsAt: at('2026-11-25', '09:00') }))?.title).toBe(
    '11 月 25 日 09:00 开始',
  )
  expect(barWords(quizPage([], { state: 'paused', gate: '黄金' }))?.title).toBe('活动暂停中')
})

test('the button says what it does, or why it does nothing', () => {
  expect(actWords({ kind: 'start', stage: stageLine(2) })).toBe('开始第 2 关')
  expect(actWords({ kind: 'closed', because: 'spent' })).toContain('明天再来')
  expect(actWords({ kind: 'done', drawId: 'd1' })).toContain('抽奖')
  expect(startTroubleWords('OFFLINE')).toContain('联网后再点一次')
  expect(startTroubleWords('ATTEMPTS_SPENT')).toBe('今天的答题次数已用完，请明天再来')
})

test('leaving is said with the time until which one may come back', () => {
  expect(leavingWords(openAttempt({ dueAt: at('2026-11-22', '10:05') }), NOW)).toContain('10:05 前回来')
  const untimed = openAttempt({ dueAt: null, closesAt: NOW + DAY_MS })
  expect(leavingWords(untimed, NOW)).toContain('明天 10:00 前交卷')
})

test('without a network it says where the answers are and what becomes of them', () => {
  expect(connectionWords({ isTimeUp: false, isHandedIn: false }).words).toBe(
    '答案已存在手机上，联网后自动提交',
  )
  expect(connectionWords({ isTimeUp: false, isHandedIn: true }).title).toContain('已交卷')
  expect(connectionWords({ isTimeUp: true, isHandedIn: true }).words).toContain('没有送达的不计入')
})

test('what is not answered is counted before it is handed in', () => {
  expect([handInTitle(2), handInTitle(0)]).toEqual(['还有 2 题未答', '全部题目已作答'])
})

const scored = {
  passed: true,
  correct: 9,
  total: 10,
  passCorrect: 8,
  reward: 'granted' as const,
  points: 60,
  growth: 0,
  reviewBy: null,
  endedBy: 'tap' as const,
}

test('the result says what the score means', () => {
  expect([resultTitle(scored), resultNote(scored)]).toEqual(['通过', '达到过关要求的 8 题'])
  expect(resultNote({ ...scored, passed: false, correct: 6 })).toBe('还差 2 题过关')
  expect(resultTitle({ ...scored, reward: 'held' })).toBe('成绩核实中')
  expect(resultTitle({ ...scored, reward: 'rejected' })).toBe('核实未通过')
})

test('what is held says until when, what is withheld that it comes by itself', () => {
  const held = { ...scored, reward: 'held' as const, reviewBy: at('2026-11-23', '10:00') }
  expect(rewardNote(held, NOW)).toContain('最迟明天 10:00 有结果')
  expect(rewardNote({ ...scored, reward: 'withheld' }, NOW)).toContain('自动补发')
  expect([rewardTitle(scored), rewardTag('granted')?.words]).toEqual(['奖励已到账', '已发放'])
  expect(rewardTitle({ ...scored, reward: 'none' })).toBe('这一关的奖励已经发过')
  expect(rewardTitle({ ...scored, reward: 'none', points: 0 })).toBe('通过得到')
  expect(rewardTitle({ ...scored, reward: 'none', passed: false })).toBe('通过后可得')
})

test('the way on: the next stage, once more, or back', () => {
  const end = { nextStage: null, passed: true, attemptsLeft: 1 }
  expect(nextWords({ ...end, nextStage: 3 })).toBe('去第 3 关')
  expect(nextWords(end)).toBe('返回活动')
  expect(nextWords({ ...end, passed: false })).toBe('再答一次，今天还有 1 次')
  expect(nextWords({ ...end, passed: false, attemptsLeft: 0 })).toBe('返回活动，明天再答')
})

test('chances are added up, and an option is read out with what it was', () => {
  expect([chancesWords([{ count: 1 }, { count: 2 }]), chancesWords([])]).toEqual(['抽奖 3 次', ''])
  expect([chosenWords(['A', 'C']), chosenWords([])]).toEqual(['你选了 A、C', '你没有作答'])
  expect(optionLabel({ key: 'B', text: '月桂叶' }, { chosen: true, right: true })).toBe(
    'B，月桂叶，正确答案，你的选择',
  )
})
