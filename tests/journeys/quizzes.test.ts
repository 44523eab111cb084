/** Quizzes from the first question to the points: the server asks, its clock decides, and nothing tells an answer before it is given. */

import { pointsApi } from '@laurel/shared/points'
import { type OpenAttempt, quizzesApi, type StageLine } from '@laurel/shared/quizzes'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refusalOf } from '../world/ask.ts'
import { databaseKinds } from '../world/databases.ts'
import type { MemberClient } from '../world/members.ts'
import { fillBank, opened, play, publishQuiz } from '../world/quizzes.ts'
import { type World, world } from '../world/world.ts'

const DAY_MS = 86_400_000
const MORNING = Date.parse('2026-11-18T09:00:00+08:00')

describe.each(databaseKinds)('quizzes on %s', (database) => {
  let w: World
  let now = MORNING
  const think = (ms = 30_000): void => {
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

  const begin = async (member: MemberClient, quizId: string, change: object = {}): Promise<OpenAttempt> =>
    opened(await member.ask(quizzesApi.start, { quizId, stage: 1, untimed: false, ...change }))
  const lineOf = async (member: MemberClient, quizId: string, stage = 1): Promise<StageLine | undefined> =>
    (await member.ask(quizzesApi.page, { quizId })).stages[stage - 1]
  const pointsOf = async (member: MemberClient): Promise<number> =>
    (await member.ask(pointsApi.summary, {})).balance

  test('two stages one after the other, each with its points, once', async () => {
    const { quizId } = await publishQuiz(w.operators)
    const lin = await w.member('lin')
    expect((await lin.ask(quizzesApi.page, { quizId })).stages).toMatchObject([
      { state: 'open', attemptsLeft: 3, best: null, attemptId: null },
      { state: 'locked' },
    ])

    const first = await play(lin, { quizId, right: 3, think })
    const second = await play(lin, { quizId, stage: 2, right: 2, think })

    expect(first).toMatchObject({ correct: 3, total: 3, passed: true, reward: 'granted', nextStage: 2 })
    expect(second).toMatchObject({ correct: 2, passed: true, reward: 'granted', nextStage: null })
    expect(await pointsOf(lin)).toBe(130)
    expect((await lin.ask(quizzesApi.list, {})).items).toContainEqual(
      expect.objectContaining({ quizId, stages: 2, passed: 2 }),
    )
    const again = { quizId, stage: 1, untimed: false }
    expect(await refusalOf(lin.ask(quizzesApi.start, again))).toBe('STAGE_PASSED')
  })
})
