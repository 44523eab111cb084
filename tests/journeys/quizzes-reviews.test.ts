/** What may stand between a pass and its reward: doubt, a pause, the end of the quiz, an empty budget, a closed or merged account. */
import { budgetApi } from '@laurel/shared/budget'
import { offersApi } from '@laurel/shared/offers'
import { approvalApi } from '@laurel/shared/operators'
import { peopleAdminApi, peopleApi } from '@laurel/shared/people'
import { type OpenAttempt, type QuizBody, quizzesAdminApi, quizzesApi } from '@laurel/shared/quizzes'
import { whyApi } from '@laurel/shared/why'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refusalOf } from '../world/ask.ts'
import { databaseKinds } from '../world/databases.ts'
import type { MemberClient } from '../world/members.ts'
import {
  answersTo,
  fillBank,
  opened,
  type PublishedQuiz,
  play,
  publishQuiz,
  scored,
} from '../world/quizzes.ts'
import { type World, world } from '../world/world.ts'

const MORNING = Date.parse('2026-11-18T09:00:00+08:00')
const HALF_A_MINUTE = 30_000
const HOUR_MS = 3_600_000

describe.each(databaseKinds)('what stands before the reward of a quiz on %s', (database) => {
  let w: World
  let now = MORNING
  const think = (ms = HALF_A_MINUTE): void => {
    now += ms
  }
  beforeAll(async () => {
    w = await world({ database, clock: () => now })
    await fillBank(w, '理财', 30)
  })
  afterAll(async () => {
    expect(await w.verify()).toEqual([])
    await w.close()
  })

  const publish = (body: Partial<QuizBody> = {}, amount = 100_000): Promise<PublishedQuiz> =>
    publishQuiz(w.operators, { body, amount })
  const begin = async (member: MemberClient, quizId: string): Promise<OpenAttempt> =>
    opened(await member.ask(quizzesApi.start, { quizId, stage: 1, untimed: false }))
  const handIn = async (member: MemberClient, attempt: OpenAttempt, right = 3) => {
    const { attemptId } = attempt
    return scored(await member.ask(quizzesApi.submit, { attemptId, answers: answersTo(attempt, right) }))
  }
  /** Nobody reads so fast. */
  const held = async (name: string, quizId: string) => {
    const member = await w.member(name)
    const attempt = await play(member, { quizId, right: 3, think: () => think(900) })
    expect(attempt).toMatchObject({ passed: true, reward: 'held' })
    return { member, attempt }
  }
  const stateOf = async (member: MemberClient, quizId: string) =>
    (await member.ask(quizzesApi.page, { quizId })).stages[0]?.state
  const decide = (attemptId: string, verdict: 'release' | 'reject') =>
    w.operators.as('approver', quizzesAdminApi.decide, { attemptId, verdict, because: '看过了' })

  test('a pass in a second waits, says until when, and is given when it is released', async () => {
    const { quizId } = await publish()
    const { member, attempt } = await held('lin', quizId)
    const { attemptId, reviewBy } = attempt
    expect(reviewBy).toBe(now + 24 * HOUR_MS)
    expect(await stateOf(member, quizId)).toBe('held')
    expect(await member.ask(whyApi.mine, { subject: attempt.subject ?? '' })).toMatchObject({
      state: 'withheld',
      missing: [{ what: 'review', until: reviewBy }],
      facts: [{ type: 'quiz.finished' }],
    })
    const { items } = await w.operators.as('approver', quizzesAdminApi.held, { quizId })
    expect(items).toMatchObject([{ attemptId, signals: [{ signal: 'haste' }], correct: 3, points: 50 }])

    expect(await decide(attemptId, 'release')).toEqual({ attemptId, reward: 'granted' })

    expect(await refusalOf(decide(attemptId, 'reject'))).toBe('ATTEMPT_DECIDED')
    expect(await member.balance()).toBe(50)
    expect(await stateOf(member, quizId)).toBe('passed')
    expect(await member.ask(whyApi.mine, { subject: attempt.subject ?? '' })).toMatchObject({
      state: 'granted',
      gave: { points: 50, growth: 0 },
      steps: [{ value: 3 }, { value: 3 }, { value: 2 }],
      rule: { offerId: quizId },
    })
    const zhou = await w.member('zhou')
    expect(await refusalOf(zhou.ask(whyApi.mine, { subject: attempt.subject ?? '' }))).toBe('WHY_UNKNOWN')
  })

  test('rejected, the stage is not passed and may be tried again', async () => {
    const { quizId } = await publish()
    const { member, attempt } = await held('chen', quizId)
    expect(await member.ask(quizzesApi.start, { quizId, stage: 1, untimed: false })).toMatchObject({
      attemptId: attempt.attemptId,
      reward: 'held',
    })

    expect(await decide(attempt.attemptId, 'reject')).toMatchObject({ reward: 'rejected' })

    expect(await stateOf(member, quizId)).toBe('open')
    expect(await member.balance()).toBe(0)
    expect(await play(member, { quizId, right: 3, think })).toMatchObject({ reward: 'granted' })
  })

  test('nobody looked: it is paid or not, as the rules say', async () => {
    const [pays, returns] = [await publish(), await publish({ unreviewed: 'return' })]
    const paid = await held('wu', pays.quizId)
    await held('zheng', returns.quizId)
    await w.run('quizzes')
    expect(await paid.member.balance()).toBe(0)

    now += 24 * HOUR_MS
    await w.run('quizzes')
    await w.run('quizzes')

    const [wu, zheng] = [await w.member('wu'), await w.member('zheng')]
    expect([await wu.balance(), await zheng.balance()]).toEqual([50, 0])
    expect(await stateOf(zheng, returns.quizId)).toBe('open')
    w.operators = (await w.operatorsNow()).operators
  })

  test('a pause lets nobody begin; who had begun hands in, and is given his points when it goes on', async () => {
    const { quizId } = await publish()
    const lin = await w.member('feng')
    const attempt = await begin(lin, quizId)
    await w.operators.as('admin', offersApi.pause, { offerId: quizId, because: '核对题目' })
    think()

    expect(await refusalOf(begin(await w.member('chu'), quizId))).toBe('OFFER_PAUSED')
    expect(await handIn(lin, attempt)).toMatchObject({ passed: true, reward: 'withheld', nextStage: null })
    expect(await lin.balance()).toBe(0)
    await w.operators.as('admin', offersApi.resume, { offerId: quizId, because: '题目无误' })
    await w.run('withheld')

    expect(await lin.balance()).toBe(50)
    const { attemptId } = attempt
    expect(await lin.ask(quizzesApi.attempt, { attemptId })).toMatchObject({
      reward: 'granted',
      nextStage: 2,
    })
  })

  test('the end lets nobody begin; who had begun has his time', async () => {
    const { quizId } = await publish()
    const wei = await w.member('wei')
    const attempt = await begin(wei, quizId)
    await w.operators.as('admin', offersApi.end, { offerId: quizId, because: '活动结束' })
    think()

    expect(await refusalOf(begin(await w.member('jiang'), quizId))).toBe('OFFER_NOT_LIVE')
    expect(await handIn(wei, attempt)).toMatchObject({ passed: true, reward: 'granted' })
    expect((await wei.ask(quizzesApi.page, { quizId })).state).toBe('over')
    expect(await wei.balance()).toBe(50)
  })

  test('with an empty budget the points come when it is filled', async () => {
    const { quizId, budgetId } = await publish({}, 60)
    const [shen, han] = [await w.member('shen'), await w.member('han')]
    await play(shen, { quizId, right: 3, think })

    expect(await play(han, { quizId, right: 3, think })).toMatchObject({ reward: 'withheld', nextStage: 2 })
    const order = { budgetId, amount: 100, because: '追加' }
    const { id: approvalId } = await w.operators.as('editor', budgetApi.askTopUp, order)
    await w.operators.as('approver', approvalApi.approve, { approvalId })
    await w.run('withheld')

    expect([await shen.balance(), await han.balance()]).toEqual([50, 50])
  })

  test('two accounts that become one go on with one attempt, and what either passed is passed', async () => {
    const [passed, running] = [await publish(), await publish()]
    const [one, other] = [await w.member('one'), await w.member('other')]
    await play(other, { quizId: passed.quizId, right: 3, think })
    const attempt = await begin(other, running.quizId)
    const waiting = await held('other', (await publish()).quizId)
    const asked = { memberId: one.id, fromId: other.id, because: '同一个人' }
    const { approvalId } = await w.operators.as('admin', peopleAdminApi.askMerge, asked)
    await w.operators.as('approver', approvalApi.approve, { approvalId })

    expect(await stateOf(one, passed.quizId)).toBe('passed')
    expect(await refusalOf(begin(one, passed.quizId))).toBe('STAGE_PASSED')
    think()
    expect((await begin(one, running.quizId)).attemptId).toBe(attempt.attemptId)
    expect(await handIn(one, attempt)).toMatchObject({ reward: 'granted' })
    expect(await decide(waiting.attempt.attemptId, 'release')).toMatchObject({ reward: 'granted' })

    expect(await one.balance()).toBe(150)
  })

  test('who leaves takes his answers along before; what he was at ends without a reward', async () => {
    const { quizId } = await publish()
    const { member, attempt } = await held('leaving', quizId)
    const { sections } = await member.ask(peopleApi.mine, {})
    expect(sections).toContainEqual(expect.objectContaining({ name: 'quizzes', count: 1 }))

    await member.ask(peopleApi.close, { points: 0 })

    expect(await refusalOf(decide(attempt.attemptId, 'release'))).toBe('ATTEMPT_DECIDED')
  })
})
