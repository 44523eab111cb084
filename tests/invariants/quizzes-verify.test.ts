/** What members did in a quiz, proven on both databases; and every lie about it is seen. */

import { decide } from '@laurel/server/quizzes/commands/review'
import { start } from '@laurel/server/quizzes/commands/start'
import { submit } from '@laurel/server/quizzes/commands/submit'
import { quizKind, verifyQuizzes } from '@laurel/server/quizzes/index'
import { putQuestion } from '@laurel/server/quizzes/testing'
import type { Row } from '@laurel/server/schema'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databaseKinds } from '../world/databases.ts'
import { quizBody, stageWith } from '../world/quizzes.ts'
import { edited, type Lie } from './lies.ts'
import { openRaw, type Raw } from './raw.ts'
import { type StoredWorld, storedWorld } from './stored-world.ts'

const QUIZ = 'quiz'
const BODY = quizBody({ stages: [stageWith({ growth: 10 }), stageWith()] })
const SEED = '0123456789abcdef0123456789abcdef'
const RIGHT = { single: ['B'], multiple: ['A', 'C'], 'true-false': ['A'] } as const

interface Playing {
  id: string
  who: string
  stage?: number
  right: number
  afterMs?: number
}

/** Ann passes both stages, bob passes and is held, cy fails, dan is released, eve is at it. */
async function live(world: StoredWorld): Promise<void> {
  const { engine, did, time } = world
  await did((w, now) => {
    for (const [i, kind] of (['single', 'multiple', 'true-false'] as const).entries())
      for (const half of ['a', 'b'])
        putQuestion(w, { id: `${half}${i}`, kind, category: '理财', difficulty: 'easy' }, now)
  })
  const topics = quizKind.topics({ ...BODY })
  await world.put({ id: QUIZ, kind: 'quiz', body: { ...BODY }, topics, budgetId: 'daily' })
  const begin = ({ id, who, stage = 1 }: Omit<Playing, 'right'>) =>
    engine.run(start, { memberId: who, quizId: QUIZ, stage, untimed: false, attemptId: id, seed: SEED })
  async function play({ id, who, stage = 1, right, afterMs = 60_000 }: Playing): Promise<void> {
    await begin({ id, who, stage })
    time.now += afterMs
    let slots: { slot: Row<'attemptSlot'>; kind: keyof typeof RIGHT }[] = []
    await did((w) => {
      w.get('attempt', id)
      slots = w.list('attemptSlot', id).map((slot) => ({
        slot,
        kind: w.get('questionVersion', slot.questionId, slot.version)?.kind ?? 'single',
      }))
    })
    const answers = slots.slice(0, right).map(({ slot, kind }) => ({
      token: slot.token,
      chosen: RIGHT[kind].map((own) => 'ABCDEF'.charAt(slot.order.indexOf(own)) as 'A'),
      seq: 1,
    }))
    await engine.run(submit, { attemptId: id, memberId: who, answers })
  }
  for (const who of ['ann', 'bob', 'cy', 'dan', 'eve']) await world.join(who)
  await play({ id: 'ann1', who: 'ann', right: 3 })
  await play({ id: 'ann2', who: 'ann', stage: 2, right: 2 })
  await play({ id: 'bob1', who: 'bob', right: 3, afterMs: 900 })
  await play({ id: 'cy1', who: 'cy', right: 1 })
  await play({ id: 'dan1', who: 'dan', right: 3, afterMs: 900 })
  const seen = { memberId: 'dan', likely: null }
  await engine.run(decide, {
    ...{ attemptId: 'dan1', verdict: 'release', because: 'known', operatorId: 'wen' },
    ...seen,
  })
  await begin({ id: 'eve1', who: 'eve' })
}

const attempt = (id: string, set: string): [string, string, string] => ['quiz_attempt', `id = '${id}'`, set]
const slot = (id: string, number: number, set: string): [string, string, string] => [
  'quiz_attempt_slot',
  `attempt_id = '${id}' and number = ${number}`,
  set,
]
const stage = (who: string, set: string): [string, string, string] => [
  'quiz_stage',
  `member_id = '${who}' and stage = 1`,
  set,
]
const given = (set: string): [string, string, string] => [
  'offer_grant',
  `member_id = 'ann' and rule = 'stage-1'`,
  set,
]
const SCORE = '8 a score is what'
const LIES: Lie[] = [
  edited('a score is lifted', SCORE, attempt('cy1', 'correct = 2')),
  edited('an answer is made right afterwards', SCORE, slot('cy1', 3, `chosen = 'A', question_id = 'a2'`)),
  edited('an answer is made wrong', SCORE, slot('ann1', 1, `chosen = 'D'`)),
  edited(
    'an attempt that failed is called passed',
    '8 a stage is passed by',
    attempt('cy1', 'passed = true'),
  ),
  edited('a question is left out', '8 an attempt asks', attempt('ann1', 'total = 4')),
  edited('an attempt is of no version', '8 an attempt rests', attempt('cy1', 'version = 9')),
  edited('an open attempt has a score', '8 an attempt has an end', attempt('eve1', 'correct = 3')),
  edited('an attempt is open again', '8 a stage is under way', attempt('cy1', `state = 'open'`)),
  {
    what: 'two attempts are open at once',
    red: ['8 one attempt of a member'],
    tell: [`update quiz_attempt set state = 'open', member_id = 'eve' where id = 'cy1'`],
    takeBack: [`update quiz_attempt set state = 'scored', member_id = 'cy' where id = 'cy1'`],
  },
  edited('a stage runs for nobody', '8 a stage is under way', stage('cy', 'running = true')),
  edited('two questions have one token', '8 no two questions', [
    'quiz_attempt_slot',
    `attempt_id = 'ann1'`,
    `token = 'same'`,
  ]),
  edited('a held pass is slipped through', '8 a pass is told of', attempt('bob1', `review = 'none'`)),
  edited('a held pass never ends', '8 what is held', attempt('bob1', 'review_by = null')),
  edited('a release is forgotten', '8 a pass gives the points', attempt('dan1', `review = 'held'`)),
  edited('a reward is doubled', '8 a pass gives the points', given('points = points * 2')),
  edited('a reward is for another round', '8 a pass gives the points', given(`occasion = '2026-11-18'`)),
  edited('growth is left out', '8 a pass gives the growth', given(`growth = '[]'`)),
  edited('a stage is passed by nobody', '8 a stage is passed where', stage('cy', 'passed_at = 1')),
  edited('a pass is forgotten', '8 a stage is passed where', stage('ann', 'passed_at = null')),
]

describe.each(databaseKinds)('on %s', (kind) => {
  let world: StoredWorld
  let raw: Raw
  const rules = async () => (await verifyQuizzes(world.db)).map(({ rule }) => rule)

  beforeAll(async () => {
    world = await storedWorld(kind)
    raw = await openRaw(kind, world.url)
    await live(world)
  })
  afterAll(async () => {
    await raw.close()
    await world.close()
  })

  test('what really happened is green, and has a story', async () => {
    const rows = await world.db.all('select id, state, correct, review from quiz_attempt order by id')

    expect(rows.map(({ id, state, correct, review }) => [id, state, Number(correct), review])).toEqual([
      ['ann1', 'scored', 3, 'none'],
      ['ann2', 'scored', 2, 'none'],
      ['bob1', 'scored', 3, 'held'],
      ['cy1', 'scored', 1, 'none'],
      ['dan1', 'scored', 3, 'released'],
      ['eve1', 'open', 0, 'none'],
    ])
    expect(await verifyQuizzes(world.db)).toEqual([])
  })

  describe('past every trigger and constraint', () => {
    beforeAll(() => raw.disarm())

    test.each(LIES)('$what: red', async ({ tell, takeBack, red }) => {
      await raw.run(...tell)
      const found = await rules().finally(() => raw.run(...takeBack))

      for (const rule of red) expect(found).toContainEqual(expect.stringContaining(rule))
      expect(await rules()).toEqual([])
    })
  })
})
