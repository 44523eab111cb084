/** Quizzes from the first question to the points: the server asks, its clock decides, and nothing tells an answer before it is given. */
import { questionsApi } from '@laurel/shared/questions'
import { type OpenAttempt, type QuizBody, quizzesApi, type StageLine } from '@laurel/shared/quizzes'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newKey, refusalOf, send } from '../world/ask.ts'
import { databaseKinds } from '../world/databases.ts'
import type { MemberClient } from '../world/members.ts'
import type { Operators } from '../world/operators.ts'
import { answersTo, fillBank, opened, play, publishQuiz, scored, stageWith } from '../world/quizzes.ts'
import { type World, world } from '../world/world.ts'

const MORNING = Date.parse('2026-11-18T09:00:00+08:00')
const TOKEN_MS = 3_000_000
const HALF_A_MINUTE = 30_000
/** Names under which an answer, or what it can be reckoned from, could travel. */
const TELLING = /answer|^correct|right|passed|explanation|seed|order|question_?id|version/i

describe.each(databaseKinds)('quizzes on %s', (database) => {
  let w: World
  let now = MORNING
  const think = (ms = HALF_A_MINUTE): void => {
    now += ms
  }
  beforeAll(async () => {
    w = await world({ database, clock: () => now })
    desk = { at: now, operators: w.operators }
    await fillBank(w, '理财', 30)
    await fillBank(w, '反诈', 12)
  })
  afterAll(async () => {
    expect(await w.verify()).toEqual([])
    await w.close()
  })

  let desk = { at: MORNING, operators: {} as Operators }
  const publish = async (body: Partial<QuizBody> = {}): Promise<string> => {
    if (now > desk.at + TOKEN_MS) desk = { at: now, ...(await w.operatorsNow()) }
    const { operators } = desk
    return (await publishQuiz(operators, { body })).quizId
  }
  const begin = async (member: MemberClient, quizId: string, change: object = {}): Promise<OpenAttempt> =>
    opened(await member.ask(quizzesApi.start, { quizId, stage: 1, untimed: false, ...change }))
  const linesOf = async (member: MemberClient, quizId: string): Promise<StageLine[]> =>
    (await member.ask(quizzesApi.page, { quizId })).stages

  test('two stages one after the other, each with its points, once', async () => {
    const quizId = await publish()
    const lin = await w.member('lin')
    expect(await linesOf(lin, quizId)).toMatchObject([
      { state: 'open', attemptsLeft: 3, best: null, attemptId: null, questions: 3 },
      { state: 'locked' },
    ])

    const first = await play(lin, { quizId, right: 3, think })
    const second = await play(lin, { quizId, stage: 2, right: 2, think })

    expect(first).toMatchObject({ correct: 3, total: 3, passed: true, reward: 'granted', nextStage: 2 })
    expect(second).toMatchObject({ correct: 2, passed: true, reward: 'granted', nextStage: null })
    expect(await lin.balance()).toBe(130)
    expect((await lin.ask(quizzesApi.list, {})).items).toContainEqual(
      expect.objectContaining({ quizId, stages: 2, passed: 2 }),
    )
    const again = { quizId, stage: 1, untimed: false }
    expect(await refusalOf(lin.ask(quizzesApi.start, again))).toBe('STAGE_PASSED')
  })

  test('a stage waits for the one before it, and a day has so many attempts', async () => {
    const quizId = await publish()
    const lin = await w.member('lin')
    const second = { quizId, stage: 2, untimed: false }
    expect(await refusalOf(lin.ask(quizzesApi.start, second))).toBe('STAGE_LOCKED')

    for (const left of [2, 1, 0])
      expect(await play(lin, { quizId, right: 1, think })).toMatchObject({
        ...{ passed: false, reward: 'none', attemptsLeft: left, nextStage: null, subject: null },
      })

    expect(await refusalOf(begin(lin, quizId))).toBe('ATTEMPTS_SPENT')
    expect(await linesOf(lin, quizId)).toMatchObject([{ state: 'spent', best: 1, attemptsLeft: 0 }, {}])
    expect(await lin.balance()).toBe(130)
  })

  test('questions are asked by the mix, each once, and nothing that travels tells an answer', async () => {
    const mix = [
      { category: '理财', difficulty: null, count: 4 },
      { category: '理财', difficulty: 'hard' as const, count: 5 },
      { category: '反诈', difficulty: 'easy' as const, count: 3 },
    ]
    const quizId = await publish({ stages: [stageWith({ mix, passCorrect: 8 })] })
    const lin = await w.member('lin')

    const attempt = await begin(lin, quizId)
    await lin.ask(quizzesApi.answer, { attemptId: attempt.attemptId, answers: answersTo(attempt, 12) })
    const seen = await lin.ask(quizzesApi.attempt, { attemptId: attempt.attemptId })

    const texts = attempt.questions.map(({ text }) => text)
    expect(new Set(texts).size).toBe(12)
    expect(texts.filter((text) => text.includes('反诈'))).toHaveLength(3)
    expect(new Set(attempt.questions.map(({ token }) => token)).size).toBe(12)
    for (const reply of [attempt, seen, await lin.ask(quizzesApi.page, { quizId })])
      expect(namesIn(reply).filter((name) => TELLING.test(name))).toEqual([])
    think()
    const done = scored(await lin.ask(quizzesApi.submit, { attemptId: attempt.attemptId, answers: [] }))
    expect(done.questions.every(({ right, explanation }) => right && explanation.startsWith('解析'))).toBe(
      true,
    )
  })

  test('an attempt is its member’s: to anybody else it never was', async () => {
    const quizId = await publish()
    const [lin, zhou] = [await w.member('lin'), await w.member('zhou')]
    const attempt = await begin(lin, quizId)
    const { attemptId } = attempt
    const answers = answersTo(attempt, 3)

    expect(await refusalOf(zhou.ask(quizzesApi.attempt, { attemptId }))).toBe('ATTEMPT_UNKNOWN')
    expect(await refusalOf(zhou.ask(quizzesApi.answer, { attemptId, answers }))).toBe('ATTEMPT_UNKNOWN')
    expect(await refusalOf(zhou.ask(quizzesApi.submit, { attemptId, answers }))).toBe('ATTEMPT_UNKNOWN')

    expect(opened(await lin.ask(quizzesApi.attempt, { attemptId })).questions).toMatchObject([
      { chosen: [], seq: 0 },
      { seq: 0 },
      { seq: 0 },
    ])
  })

  test('two phones are at one attempt, and what comes late overwrites nothing', async () => {
    const quizId = await publish()
    const phone = await w.member('lin')
    const tablet = await w.member('lin')

    const [one, other] = await Promise.all([begin(phone, quizId), begin(tablet, quizId)])
    const { attemptId } = one
    expect(other.attemptId).toBe(attemptId)
    expect(other.questions).toEqual(one.questions)
    think()
    const newer = answersTo(one, 3, 2)
    await tablet.ask(quizzesApi.answer, { attemptId, answers: newer })
    const late = await phone.ask(quizzesApi.answer, { attemptId, answers: answersTo(one, 0, 1) })

    expect(late.saved).toBe(0)
    const done = await phone.ask(quizzesApi.submit, { attemptId, answers: answersTo(one, 0, 2) })
    expect(done).toMatchObject({ state: 'scored', correct: 3 })
  })

  test('handed in twice, and begun twice under one key, it is one', async () => {
    const quizId = await publish()
    const lin = await w.member('lin')
    const key = newKey()
    const order = { quizId, stage: 1, untimed: false }
    const attempt = opened(await lin.ask(quizzesApi.start, order, key))
    expect(await lin.ask(quizzesApi.start, order, key)).toMatchObject({ attemptId: attempt.attemptId })
    think()

    const hand = { attemptId: attempt.attemptId, answers: answersTo(attempt, 3) }
    const before = await lin.balance()
    const replies = await Promise.all([1, 2, 3].map(() => lin.ask(quizzesApi.submit, hand)))
    const none = await lin.ask(quizzesApi.submit, { ...hand, answers: answersTo(attempt, 0, 9) })

    for (const reply of [...replies, none]) expect(reply).toEqual(replies[0])
    expect(await lin.balance()).toBe(before + 50)
  })

  test('an answer that was on its way for four seconds is taken, one for six is not', async () => {
    const quizId = await publish()
    const [lin, zhou] = [await w.member('lin'), await w.member('zhou')]
    const [hers, his] = [await begin(lin, quizId), await begin(zhou, quizId)]
    think(60_000)
    await zhou.ask(quizzesApi.answer, { attemptId: his.attemptId, answers: answersTo(his, 1).slice(0, 1) })
    think(64_000)
    const inTime = await lin.ask(quizzesApi.submit, {
      attemptId: hers.attemptId,
      answers: answersTo(hers, 3),
    })
    think(2_000)
    const late = { attemptId: his.attemptId, answers: answersTo(his, 3) }

    expect(await refusalOf(zhou.ask(quizzesApi.answer, late))).toBe('ATTEMPT_OVER')
    const over = await zhou.ask(quizzesApi.submit, late)

    expect(inTime).toMatchObject({ endedBy: 'tap', correct: 3, reward: 'granted' })
    expect(over).toMatchObject({ endedBy: 'clock', endedAt: his.closesAt, correct: 1, reward: 'none' })
  })

  test('who never comes back is scored by the clock, once', async () => {
    const quizId = await publish()
    const lin = await w.member('lin')
    const attempt = await begin(lin, quizId)
    think(20_000)
    await lin.ask(quizzesApi.answer, { attemptId: attempt.attemptId, answers: answersTo(attempt, 2) })
    const before = await lin.balance()
    await w.run('quizzes')
    expect(await linesOf(lin, quizId)).toMatchObject([{ state: 'running', dueAt: attempt.dueAt }, {}])

    think(200_000)
    await Promise.all([w.run('quizzes'), w.run('quizzes')])

    const { attemptId } = attempt
    const done = await lin.ask(quizzesApi.attempt, { attemptId })
    expect(done).toMatchObject({ endedBy: 'clock', correct: 2, passed: true, reward: 'granted' })
    expect(await lin.balance()).toBe(before + 50)
  })

  test('without a clock there is a day for it', async () => {
    const quizId = await publish()
    const lin = await w.member('lin')

    const attempt = await begin(lin, quizId, { untimed: true })
    think(7_200_000)
    const later = await w.member('lin')
    const { attemptId } = attempt
    const done = await later.ask(quizzesApi.submit, { attemptId, answers: answersTo(attempt, 2) })

    expect(attempt).toMatchObject({ dueAt: null, closesAt: expect.any(Number) })
    expect(attempt.closesAt - attempt.startedAt).toBe(86_400_000)
    expect(done).toMatchObject({ endedBy: 'tap', passed: true })
  })

  test('a round of the day ends at midnight in Shanghai; what was begun before it counts for its day', async () => {
    now = Date.parse('2026-11-20T23:55:00+08:00')
    const quizId = await publish({ round: 'day' })
    const lin = await w.member('lin')
    const before = await lin.balance()
    await play(lin, { quizId, right: 3, think })
    const second = await begin(lin, quizId, { stage: 2, untimed: true })

    now = Date.parse('2026-11-21T00:01:00+08:00')
    expect(await linesOf(lin, quizId)).toMatchObject([
      { state: 'open', attemptsLeft: 3 },
      { state: 'running', attemptId: second.attemptId },
    ])
    const { attemptId } = second
    await lin.ask(quizzesApi.submit, { attemptId, answers: answersTo(second, 3) })
    await play(lin, { quizId, right: 3, think })

    expect(await lin.balance()).toBe(before + 50 + 80 + 50)
    expect(await linesOf(lin, quizId)).toMatchObject([{ state: 'passed' }, { state: 'open' }])
  })

  test('the page is seen once, and a guest reads it without standing anywhere', async () => {
    const quizId = await publish()
    const lin = await w.member('lin')
    await lin.ask(quizzesApi.seen, { quizId })
    await lin.ask(quizzesApi.seen, { quizId })

    const { body } = await send(w.url, quizzesApi.page, { quizId })

    expect(body).toMatchObject({ state: 'live', graceSeconds: 5, stages: [{ state: 'open' }, {}] })
    const seen = await w.db.all(`select * from quiz_seen where offer_id = '${quizId}'`)
    expect(seen).toMatchObject([{ member_id: lin.id }])
    expect(await refusalOf(lin.ask(quizzesApi.page, { quizId: 'nothing' }))).toBe('QUIZ_UNKNOWN')
  })

  test('with a bank that became too small nothing is begun, and none of it was counted', async () => {
    await fillBank(w, '短', 3)
    const mix = [{ category: '短', difficulty: null, count: 3 }]
    const quizId = await publish({ stages: [stageWith({ mix })] })
    const lin = await w.member('lin')
    await retireFirst(desk.operators, '短')

    expect(await refusalOf(begin(lin, quizId))).toBe('POOL_SHORT')

    expect(await linesOf(lin, quizId)).toMatchObject([{ state: 'open', attemptsLeft: 3 }])
  })
})

/** Of every member of every object in it. */
function namesIn(value: unknown): string[] {
  if (value === null || typeof value !== 'object') return []
  const own = Array.isArray(value) ? [] : Object.keys(value)
  return [...own, ...Object.values(value).flatMap(namesIn)]
}

async function retireFirst(operators: Operators, category: string): Promise<void> {
  const { items } = await operators.as('editor', questionsApi.list, { category, limit: 1 })
  for (const { id: questionId } of items)
    await operators.as('editor', questionsApi.retire, { questionId, retired: true })
}
