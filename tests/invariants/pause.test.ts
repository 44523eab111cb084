/** The kill switch: once a pause is answered, not one grant more is made from the offer, in no process, however many are asked for. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { offersApi } from '@laurel/shared/offers'
import { tasksApi } from '@laurel/shared/tasks'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startProcess } from '../bench/processes.ts'
import { ask, refusalOf } from '../world/ask.ts'
import { databaseKinds, freshDatabase } from '../world/databases.ts'
import type { MemberClient } from '../world/members.ts'
import { type World, world } from '../world/world.ts'

const MEMBERS = 450
/** Somewhat more than is asked for: a timer is late, never early. */
const PER_SECOND = 210
/** A machine that can't keep up is asked for fewer a second, instead of being buried. */
const UNDER_WAY_MAX = 64
const PAUSE_BEHIND = 150
/** So many come only after the pause was answered, whenever that is. */
const LATE = 100
const PAUSED_WITHIN_MS = 1_000
const QUIET_MS = 2_000
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

interface Claim {
  sentAt: number
  tookMs: number
  outcome: string
}

/** One process serves a SQLite file; PostgreSQL has another one beside it. */
const setUps = databaseKinds.map((kind) => [kind, kind === 'postgres' ? 2 : 1] as const)

describe.each(setUps)('on %s, %i at a time', (kind, processes) => {
  let w: World
  let offerId: string
  const urls: string[] = []
  const members: MemberClient[] = []
  const ends: (() => unknown)[] = []

  beforeAll(async () => {
    const place = await freshDatabase(kind)
    w = await world({ at: place })
    urls.push(w.url)
    ends.push(
      () => place.drop(),
      () => w.close(),
    )
    if (processes > 1) urls.push(await anotherProcess(place.url))
    const { operators } = w
    const budget = await operators.budget({ name: 'daily', currency: 'points', amount: 1_000_000 })
    const rewards = [5, 5, 5, 5, 5, 5, 5]
    offerId = (await operators.signInTask({ rewards, budgetId: budget.id, growth: 2 })).id
    for (let i = 0; i < MEMBERS; i += 15)
      members.push(...(await Promise.all(Array.from({ length: 15 }, (_, n) => w.member(`tap${i + n}`)))))
  }, 240_000)
  afterAll(async () => {
    for (const end of ends.toReversed()) await end()
  })

  async function anotherProcess(databaseUrl: string): Promise<string> {
    const filesDir = mkdtempSync(join(tmpdir(), 'laurel-files-'))
    ends.push(() => rmSync(filesDir, { recursive: true }))
    const other = await startProcess('server/dist/main.js', '/ready', {
      DATABASE_URL: databaseUrl,
      RATE_PER_MINUTE: '9999999',
      LOG_LEVEL: 'fatal',
      FILES_DIR: filesDir,
      ERASURES_FILE: join(filesDir, 'erasures.jsonl'),
    })
    ends.push(() => other.stop())
    return other.url
  }

  const given = async (): Promise<number> =>
    Number((await w.db.all(`select count(*) as n from transfer where id like 'grant/%'`))[0]?.n)
  const signIn = ({ token }: MemberClient, i: number): Promise<string> =>
    refusalOf(ask(urls[i % urls.length] ?? w.url, tasksApi.signIn, {}, { token })).then(
      (code) => code ?? 'ok',
    )

  /** Each member once, by turns in each process, as the clock says and not as answers come. */
  async function claimAll(pause: () => Promise<unknown>): Promise<Claim[]> {
    const claims: Promise<Claim>[] = []
    let underWay = 0
    const beganAt = Date.now()
    const room = async (i: number) => {
      const dueAt = beganAt + (i * 1_000) / PER_SECOND
      while (underWay >= UNDER_WAY_MAX || Date.now() < dueAt) await wait(1)
    }
    let paused: Promise<unknown> | undefined
    for (const [i, member] of members.entries()) {
      if (i === PAUSE_BEHIND) paused = pause()
      if (i === MEMBERS - LATE) await paused
      await room(i)
      underWay += 1
      claims.push(timed(member, i).finally(() => (underWay -= 1)))
    }
    return Promise.all(claims)
  }

  async function timed(member: MemberClient, i: number): Promise<Claim> {
    const sentAt = Date.now()
    const outcome = await signIn(member, i)
    return { sentAt, tookMs: Date.now() - sentAt, outcome }
  }

  async function pauseNow() {
    const askedAt = Date.now()
    const { state } = await w.operators.as('approver', offersApi.pause, { offerId, because: '发错了' })
    const answeredAt = Date.now()
    return { state, askedAt, answeredAt, givenThen: await given() }
  }

  test('claims come to an end within a second, and none is paid after the answer', async () => {
    const beganAt = Date.now()
    let paused: ReturnType<typeof pauseNow> | undefined
    const all = await claimAll(() => (paused = pauseNow()))
    const { state, askedAt, answeredAt, givenThen } = (await paused) ?? (await pauseNow())
    await wait(QUIET_MS)

    expect(state).toBe('paused')
    expect(await given()).toBe(givenThen)
    const late = all.filter(({ sentAt }) => sentAt > answeredAt)
    expect(new Set(late.map(({ outcome }) => outcome))).toEqual(new Set(['OFFER_PAUSED']))
    // Each grant is points and growth: two transfers. Both outcomes come often, or this says little.
    const paid = all.filter(({ outcome }) => outcome === 'ok').length
    expect(givenThen).toBe(2 * paid)
    expect(paid).toBeGreaterThan(50)
    expect(late.length).toBeGreaterThanOrEqual(LATE)
    const perSecond = (PAUSE_BEHIND * 1_000) / (askedAt - beganAt)
    const tookMs = answeredAt - askedAt
    process.stdout.write(
      `   pause on ${kind}: ${tookMs} ms at ${Math.round(perSecond)} claims/s, ${paid} paid\n`,
    )
    // Where the machine is held up, the pause may wait as long as a claim does.
    const slowestMs = Math.max(...all.map((claim) => claim.tookMs))
    expect(tookMs).toBeLessThan(Math.max(PAUSED_WITHIN_MS, 2 * slowestMs))
    expect(await w.verify()).toEqual([])
  }, 120_000)

  test('it goes on where it stopped: who was refused is paid, who was paid is not paid again', async () => {
    await w.operators.as('editor', offersApi.resume, { offerId, because: '查清了' })
    const outcomes = new Set<string>()
    for (let i = 0; i < MEMBERS; i += 30)
      for (const outcome of await Promise.all(
        members.slice(i, i + 30).map((member, n) => signIn(member, n + 1)),
      ))
        outcomes.add(outcome)
    expect(outcomes).toEqual(new Set(['ok', 'TASK_ALREADY_CLAIMED']))
    expect(await given()).toBe(2 * MEMBERS)
    expect(await w.verify()).toEqual([])
  }, 120_000)
})
