/** What operators learn of a quiz: how far people came, what it cost, where they left, and whether it changed what they do. */
import { recordNew } from '@laurel/server/platform/facts'
import { quizInsightsApi } from '@laurel/shared/quiz-insights'
import { quizzesApi } from '@laurel/shared/quizzes'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refusalOf } from '../world/ask.ts'
import { databaseKinds } from '../world/databases.ts'
import { drawBody, drawOnce, prizeOf, publishDraw } from '../world/draws.ts'
import { type Mall, openMall } from '../world/mall.ts'
import { answersTo, fillBank, opened, play, publishQuiz } from '../world/quizzes.ts'
import { type World, world } from '../world/world.ts'

const DAY_MS = 86_400_000
const BEGIN = Date.parse('2026-11-18T10:00:00+08:00')
const SECOND = '2026-11-19'

describe.each(databaseKinds)('reports of a quiz on %s', (database) => {
  let w: World
  let mall: Mall
  let now = BEGIN
  beforeAll(async () => {
    w = await world({ database, clock: () => now })
    mall = await openMall(w, { mugs: 5, codes: ['A-1', 'A-2'] })
    await fillBank(w, '理财', 3)
  })
  afterAll(async () => {
    expect(await w.verify()).toEqual([])
    await w.close()
  })
  const think = (): void => {
    now += 40_000
  }
  const desk = async () => (await w.operatorsNow()).operators

  test('whoever came in the window is counted as far as he got, with what he was given', async () => {
    const { quizId } = await publishQuiz(w.operators)
    const coupon = { key: 'coupon', kind: 'code', skuId: mall.coupon, valueFen: 3_000, pieces: 1 } as const
    const prizes = [
      prizeOf({ ...coupon, weight: 1_000_000 }),
      prizeOf({ key: 'five', kind: 'points', title: '5 积分', points: 5 }),
    ]
    const chances = [{ by: 'quiz' as const, offerId: quizId, stage: 2, count: 1 }]
    const drawId = await publishDraw(w.operators, drawBody({ prizes, chances }))
    const goTo = async (name: string, rights: readonly number[]) => {
      const member = await w.member(name)
      await member.ask(quizzesApi.seen, { quizId })
      for (const [index, right] of rights.entries())
        await play(member, { quizId, stage: index + 1, right, think })
      return member
    }
    await goTo('fay', [3])
    now += DAY_MS
    await drawOnce(await goTo('an', [3, 3]), drawId)
    await goTo('bo', [3, 0])
    await goTo('chen', [])
    await drawOnce(await goTo('eve', [3, 3]), drawId)
    await goTo('gao', [3, 3])
    await play(await w.member('fay'), { quizId, stage: 2, right: 3, think })
    const ding = await w.member('ding')
    const attempt = opened(await ding.ask(quizzesApi.start, { quizId, stage: 1, untimed: false }))
    const { attemptId } = attempt
    await ding.ask(quizzesApi.answer, { attemptId, answers: answersTo(attempt, 1).slice(0, 1) })
    now += DAY_MS
    await w.run('quizzes')

    const asked = { quizId, from: SECOND, to: SECOND }
    const report = await (await desk()).as('editor', quizInsightsApi.report, asked)

    expect(report.steps).toEqual([
      { step: 'seen', stage: null, members: 6, fromBeforeBps: null },
      { step: 'started', stage: null, members: 5, fromBeforeBps: 8333 },
      { step: 'passed', stage: 1, members: 4, fromBeforeBps: 8000 },
      { step: 'passed', stage: 2, members: 3, fromBeforeBps: 7500 },
      { step: 'drew', stage: null, members: 2, fromBeforeBps: 6667 },
      { step: 'claimed', stage: null, members: 1, fromBeforeBps: 5000 },
    ])
    expect(report.completionBps).toBe(6000)
    expect(report.cost).toEqual({
      ...{ quizPoints: 3 * 130 + 50, drawPoints: 5, prizeFen: 300, completed: 3 },
      ...{ pointsEach: 149, fenEach: 100 },
    })
    expect(report.byDay).toEqual([{ day: SECOND, seen: 6, started: 5, completed: 3 }])
    const sum = (what: 'asked' | 'answered' | 'right' | 'left') =>
      report.questions.reduce((all, line) => all + line[what], 0)
    // Ten attempts, fay's second one too; of ding's three questions one was answered, and he left at the second.
    expect([sum('asked'), sum('answered'), sum('right'), sum('left')]).toEqual([30, 28, 25, 1])
    expect(report.questions[0]).toMatchObject({ text: attempt.questions[1]?.text, left: 1 })

    const both = await (await desk()).as('editor', quizInsightsApi.report, { ...asked, from: '2026-11-18' })
    expect(both.byDay.map(({ day, seen }) => [day, seen])).toEqual([
      ['2026-11-18', 1],
      [SECOND, 6],
    ])
    expect(both.steps[3]).toMatchObject({ stage: 2, members: 4 })
  })

  test('an empty window is all noughts, and what is no quiz or no window is refused', async () => {
    const { quizId } = await publishQuiz(await desk())
    const { as } = await desk()
    const none = await as('editor', quizInsightsApi.report, { quizId, from: SECOND, to: SECOND })
    expect(none.steps.map(({ members }) => members)).toEqual([0, 0, 0, 0, 0, 0])
    expect([none.completionBps, none.cost.pointsEach, none.questions, none.byDay]).toEqual([
      null,
      null,
      [],
      [],
    ])

    const ask = (input: object) =>
      refusalOf(as('editor', quizInsightsApi.report, { quizId, from: SECOND, to: SECOND, ...input }))
    expect(await ask({ quizId: 'none' })).toBe('QUIZ_UNKNOWN')
    expect(await ask({ from: '2026-11-20' })).toBe('OFFER_DAYS_INVALID')
    expect(await refusalOf(as('editor', quizInsightsApi.comparison, { quizId: 'none' }))).toBe('QUIZ_UNKNOWN')
  })

  test('participants are held against others who were like them, and it says so while they are too few', async () => {
    const GROUP = 36
    const { quizId } = await publishQuiz(await desk())
    const join = (kind: string) =>
      Promise.all(Array.from({ length: GROUP }, (_, n) => w.member(`${kind}${n}`)))
    const [ours, theirs] = [await join('ours'), await join('theirs')]
    let facts = 0
    /** Things done on a day, by the place of each in his group. */
    const act = (members: typeof ours, day: number, times: (place: number) => number, data = {}) => {
      const wanted = members.flatMap(({ id }, place) => Array.from({ length: times(place) }, () => id))
      function note(all: Parameters<typeof recordNew>[0], ids: readonly string[], at: number): void {
        for (const memberId of ids) {
          facts += 1
          const type = 'quizId' in data ? ('quiz.finished' as const) : ('card.bound' as const)
          recordNew(all, { id: `act${facts}`, key: `act/${facts}`, type, memberId, data, occurredAt: at }, at)
        }
      }
      now = begin + day * DAY_MS
      return w.laurel.deps.engine.run(note, wanted)
    }
    const begin = now
    await act([...ours, ...theirs], 12, () => 1)
    now = begin + 15 * DAY_MS
    for (const member of await join('ours'))
      await member.ask(quizzesApi.start, { quizId, stage: 1, untimed: false })
    const compare = async () => (await desk()).as('editor', quizInsightsApi.comparison, { quizId, days: 7 })
    expect(await compare()).toMatchObject({
      ...{ participants: GROUP, waiting: GROUP, verdict: 'few', effectMilli: null },
      sentence: expect.stringContaining('人数太少'),
    })

    await act(ours, 17, (place) => 2 + (place % 2))
    await act(theirs, 17, (place) => place % 2)
    await act(ours, 18, () => 5, { quizId })
    now = begin + 24 * DAY_MS

    expect(await compare()).toMatchObject({
      ...{ days: 7, participants: GROUP, waiting: 0, newcomers: 0 },
      matched: { members: GROUP, beforeMilli: 1000, afterMilli: 2500 },
      others: { members: GROUP, beforeMilli: 1000, afterMilli: 500 },
      ...{ effectMilli: 2000, verdict: 'more' },
      sentence: expect.stringContaining('多 2.00 次'),
    })
  }, 120_000)
})
