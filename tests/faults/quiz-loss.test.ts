import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { readConfig } from '@laurel/server/config'
import { systemClock } from '@laurel/server/platform/clock'
import { openDatabase } from '@laurel/server/platform/database'
import { RIGHT } from '@laurel/server/quizzes/testing'
import { verify } from '@laurel/server/verify'
import { pointsApi } from '@laurel/shared/points'
import {
  type AskedQuestion,
  type OptionKey,
  quizzesAdminApi,
  type ScoredAttempt,
} from '@laurel/shared/quizzes'
import { describe, expect, onTestFinished, test } from 'vitest'
import { ask } from '../world/ask.ts'
import { type DatabaseKind, databaseKinds, freshDatabase } from '../world/databases.ts'
import type { MemberClient } from '../world/members.ts'
import { operatorsAt } from '../world/operators.ts'
import { fillBank, publishQuiz, stageWith } from '../world/quizzes.ts'
import { world } from '../world/world.ts'
import { openLossyNetwork, weatherOf } from './lossy-network.ts'
import { type QuizPhone, type Storage, startPhone } from './quiz-phone.ts'
import { anyPort, gone, type Server, startServer } from './server-process.ts'

const MEMBERS = 4
const POINTS = 50

/** First what is wrong, then what is right: of a change that comes late nothing may be left. */
function tapsOn({ kind, options }: AskedQuestion): OptionKey[] {
  const isRight = ({ text }: { text: string }): boolean => text.startsWith(RIGHT)
  const right = options.filter(isRight).map(({ key }) => key)
  const wrong = options
    .filter((option) => !isRight(option))
    .map(({ key }) => key)
    .slice(0, 1)
  // Of several, the second tap takes one back.
  return kind === 'multiple' ? [...wrong, ...wrong, ...right] : [...wrong, ...right]
}

interface Way {
  url: string
  quizId: string
  member: MemberClient
  seed: number
  refusals: string[]
}

async function answerAll(phone: QuizPhone, questions: readonly AskedQuestion[], pauseMs: () => number) {
  for (const question of questions)
    for (const key of tapsOn(question)) {
      phone.tap(question, key)
      await setTimeout(pauseMs())
    }
}

/** Killed three times: after one question, in the middle, and while it hands in. */
async function playThrough({ url, quizId, member: { token }, seed, refusals }: Way) {
  const storage: Storage = new Map()
  const random = weatherOf(seed)
  const start = () => startPhone({ url, token, storage, refusals })
  let phone = start()
  let { questions } = await phone.open(quizId)
  const parts = [0, 1, Math.max(2, questions.length / 2), questions.length]
  for (const [i, from] of parts.slice(0, -1).entries()) {
    await answerAll(phone, questions.slice(from, parts[i + 1]), () => random(40))
    if (i === 2) break
    phone.kill()
    phone = start()
    questions = (await phone.open(quizId)).questions
  }
  const kept = questions.map((question) => phone.chosen(question).join(''))
  void phone.handIn().catch(() => undefined)
  await setTimeout(random(120))
  phone.kill()
  const scored = await start().handIn()
  return { kept, scored, again: await start().handIn() }
}

const chosenIn = ({ questions }: ScoredAttempt): string[] => questions.map(({ chosen }) => chosen.join(''))

/** Of two answers nothing can be said, so they are paid at once. Ten so fast wait for a second look, unless the machine is slow. */
const COUNTS = [2, 10]

/** A world of its own, that is left before the process opens its database. */
async function prepare(databaseKind: DatabaseKind) {
  const place = await freshDatabase(databaseKind)
  const w = await world({ at: place })
  await fillBank(w, '理财', 30)
  const quizIds: string[] = []
  for (const count of COUNTS) {
    const mix = [{ category: '理财', difficulty: null, count }]
    const stages = [stageWith({ mix, passCorrect: count, seconds: 600, points: POINTS })]
    quizIds.push((await publishQuiz(w.operators, { title: `${count} 题`, body: { stages } })).quizId)
  }
  const members = await Promise.all(Array.from({ length: MEMBERS }, (_, i) => w.member(`lost${i}`)))
  await w.close()
  return { place, quizIds, members }
}

/** Killed with -9 when the first hand-in has just come, and started again. */
function mortalServer(databaseUrl: string, port: number) {
  const env = { FILES_DIR: mkdtempSync(join(tmpdir(), 'laurel-loss-')), BUSY_AFTER_MS: '120000' }
  let server: Promise<Server> = startServer(databaseUrl, port, env)
  let kills = 0
  async function killAndStart(dying: Server): Promise<Server> {
    dying.child.kill('SIGKILL')
    await gone(dying.child)
    return startServer(databaseUrl, port, env)
  }
  return {
    ready: () => server,
    kills: () => kills,
    onArrive(path: string) {
      if (!path.endsWith('/submit') || kills > 0) return
      kills += 1
      server = server.then(killAndStart)
    },
    async stop() {
      const { child } = await server
      if (child.exitCode !== null || child.signalCode !== null) return
      const left = gone(child)
      child.kill('SIGTERM')
      await left
      rmSync(env.FILES_DIR, { recursive: true })
    },
  }
}

async function booksOf(databaseUrl: string) {
  const db = await openDatabase(databaseUrl, { clock: systemClock })
  const attempts = await db.all('select state, passed from quiz_attempt')
  const violations = await verify(db, readConfig({}))
  await db.close()
  return { attempts, violations }
}

describe.each(databaseKinds)('on %s', (database) => {
  test('a network that loses 30 % both ways and keeps no order, three kills of each phone and one of the server: one attempt with every answer, paid once', async () => {
    const { place, quizIds, members } = await prepare(database)
    const port = anyPort()
    const server = mortalServer(place.url, port)
    onTestFinished(server.stop)
    await server.ready()
    const { onArrive } = server
    const network = await openLossyNetwork(port, { lossPercent: 30, delayMs: 60, seed: 7, onArrive })
    const refusals: string[] = []

    const ways = members.flatMap((member, i) =>
      quizIds.map((quizId, j) => ({ url: network.url, quizId, member, seed: 10 * i + j, refusals })),
    )
    const played = await Promise.all(ways.map(playThrough))
    const told = network.told()
    await network.close()

    const { url } = await server.ready()
    const operators = await operatorsAt(url)
    for (const { kept, scored, again } of played) {
      expect(chosenIn(scored)).toEqual(kept)
      expect(scored).toMatchObject({ correct: kept.length, total: kept.length, passed: true })
      expect(again).toEqual(scored)
      expect(kept.length === 2 ? ['granted'] : ['granted', 'held']).toContain(scored.reward)
      const decided = { attemptId: scored.attemptId, verdict: 'release' as const, because: '核实无误' }
      if (scored.reward === 'held') await operators.as('approver', quizzesAdminApi.decide, decided)
    }
    const balances = await Promise.all(members.map(({ token }) => ask(url, pointsApi.summary, {}, { token })))
    expect(balances.map(({ balance }) => balance)).toEqual(members.map(() => COUNTS.length * POINTS))
    await server.stop()
    expect(server.kills()).toBe(1)
    expect(refusals.filter((code) => code !== 'ATTEMPT_OVER')).toEqual([])
    expect(told.requestsLost).toBeGreaterThan(told.sent / 5)
    expect(told.answersLost).toBeGreaterThan(told.sent / 10)
    const books = await booksOf(place.url)
    expect(books.attempts).toHaveLength(MEMBERS * COUNTS.length)
    expect(books.violations).toEqual([])
    await place.drop()
  }, 400_000)
})
