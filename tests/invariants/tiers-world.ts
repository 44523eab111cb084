/** Members whose growth comes in any order, under two tables of tiers; and what is left of it. */

import { congratulate, grow, joinTiers, tick, tiersKind } from '@laurel/server/membership/index'
import { award } from '@laurel/server/offers/index'
import { putInForce } from '@laurel/server/offers/testing'
import { recordFact } from '@laurel/server/platform/facts'
import { postgresKit } from '@laurel/server/platform/kit'
import { heardBy, type Listeners } from '@laurel/server/platform/listening'
import { memoryEngine } from '@laurel/server/platform/work/memory'
import { budgetAccount, mintOf, transfer } from '@laurel/server/points/index'
import { defineSchema, type Work } from '@laurel/server/schema'
import type { Benefit, Tier, TiersBody } from '@laurel/shared/membership'

export const shanghai = (text: string): number => Date.parse(`${text}+08:00`)
export const FIRST = shanghai('2026-01-10T09:00:00')
const FAR = shanghai('2040-01-01T00:00:00')
const FILLED = 1_000_000_000
const LOOKS = ['bronze', 'silver', 'gold', 'platinum', 'diamond'] as const

const monthly = (points: number): Benefit => ({
  id: 'monthly',
  kind: 'monthly-points',
  title: '月月积分',
  points,
  lotDays: 3000,
})
const birthday = (points: number): Benefit => ({
  id: 'birthday',
  kind: 'birthday-points',
  title: '生日积分',
  points,
  lotDays: 3000,
})

type Rung = [reachGrowth: number, keepGrowth: number, benefits: Benefit[]]
const ladder = (...rungs: Rung[]): Tier[] =>
  rungs.map(([reachGrowth, keepGrowth, benefits], i) => ({
    level: i + 1,
    name: `第${i + 1}级`,
    look: LOOKS[i] ?? 'diamond',
    reachGrowth,
    keepGrowth,
    benefits,
  }))

export const FIRST_TABLE: TiersBody = {
  tiers: ladder(
    [0, 0, []],
    [500, 400, [monthly(10), birthday(50)]],
    [2000, 1500, [monthly(30), birthday(100)]],
    [6000, 4000, [monthly(60), birthday(300)]],
  ),
  validMonths: 6,
  protectionDays: 30,
}
/** Higher thresholds, shorter cycles, no protection. */
export const SECOND_TABLE: TiersBody = {
  tiers: ladder(
    [0, 0, []],
    [800, 300, [monthly(15), birthday(60)]],
    [2500, 1000, [monthly(40), birthday(120)]],
  ),
  validMonths: 4,
  protectionDays: 0,
}

/** growth: by the instants at which it counts, all that is known of the purchase. */
export type News =
  | { kind: 'growth'; memberId: string; key: string; parts: [at: number, amount: number][] }
  | { kind: 'birthday'; memberId: string; key: string; at: number }

const alone: Listeners = {
  'growth.earned': [grow],
  'member.registered': [joinTiers],
  'member.birthday': [congratulate],
}
const schema = defineSchema(postgresKit)

export function tiersWorld(memberIds: readonly string[]) {
  const time = { now: FIRST }
  const engine = memoryEngine(schema, { clock: () => time.now })
  const did = <Result>(act: (w: Work, now: number) => Result): Result =>
    engine.run(
      heardBy((w: Work, _: null, now: number) => act(w, now), alone),
      null,
    )
  did(furnish)
  const world = {
    time,
    engine,
    did,
    publish(body: TiersBody) {
      const topics = tiersKind.topics({ ...body })
      did((w, now) =>
        putInForce(
          w,
          { id: 'ladder', kind: 'tiers', body: { ...body }, topics, budgetId: 'spring', endsAt: FAR },
          now,
        ),
      )
    },
    join() {
      for (const memberId of memberIds) {
        did((w, now) => {
          w.add('member', { id: memberId, state: 'active', joinedAt: now })
          const key = `registered/${memberId}`
          recordFact(w, { id: key, key, type: 'member.registered', memberId }, now)
        })
      }
    },
    tell(news: News) {
      did((w, now) => (news.kind === 'birthday' ? celebrated(w, news, now) : earned(w, news, now)))
    },
    /** What the job does; it may come late, or twice. */
    tickAll() {
      for (const { memberId, nextAt } of engine.rows('membership'))
        if (nextAt <= time.now) did((w, now) => tick(w, { memberId }, now))
    },
    changes: (memberId: string) =>
      engine
        .rows('tierChange')
        .filter((row) => row.memberId === memberId)
        .sort((a, b) => a.number - b.number),
    state: () => stateOf(engine),
  }
  return world
}

function furnish(w: Work, now: number): void {
  const caps = { dayMax: null, monthMax: null, totalMax: null }
  w.add('budget', {
    id: 'spring',
    name: 'spring',
    currency: 'points',
    caps,
    filled: FILLED,
    handedDown: 0,
  })
  const credit = budgetAccount('spring', 'points')
  const because = { reason: 'fill' } as const
  transfer(w, { id: 'fill', debit: mintOf('points'), credit, amount: FILLED, because }, now)
  putInForce(w, { id: 'shop', kind: 'earn', body: {}, topics: [], endsAt: FAR }, now)
}

function earned(w: Work, { memberId, key, parts }: Extract<News, { kind: 'growth' }>, now: number): void {
  const at = Math.min(...parts.map(([instant]) => instant))
  award(
    w,
    {
      ...{ memberId, offerId: 'shop', rule: 'fact', occasion: key, version: 1, budgetId: null },
      ...{ points: 0, growth: parts, expiresOn: '2039-12-31', fact: { source: 'pos', key }, at },
      ...{ reason: 'purchase', subject: '消费' },
    },
    now,
  )
}

function celebrated(w: Work, { memberId, key, at }: Extract<News, { kind: 'birthday' }>, now: number): void {
  recordFact(w, { id: key, key, type: 'member.birthday', memberId, source: 'core', occurredAt: at }, now)
}

type Engine = ReturnType<typeof memoryEngine<typeof schema>>

/** Everything but the traces of the order in which it came. */
function stateOf(engine: Engine) {
  return {
    members: engine
      .rows('membership')
      .map(({ foldedTo, nextAt, ...row }) => JSON.stringify(row))
      .sort(),
    changes: engine
      .rows('tierChange')
      .map((row) => JSON.stringify(row))
      .sort(),
    entries: engine
      .rows('growthEntry')
      .filter(({ amount }) => amount !== 0)
      .map((row) => JSON.stringify(row))
      .sort(),
    benefits: engine
      .rows('grant')
      .filter(({ rule, points }) => rule !== 'fact' && points > 0)
      .map(({ memberId, rule, occasion, points, at, expiresOn, version }) =>
        [memberId, rule, occasion, points, at, expiresOn, version].join(' '),
      )
      .sort(),
    accounts: engine
      .rows('account')
      .filter(({ balance }) => balance !== 0)
      .map(({ path, balance }) => `${path} ${balance}`)
      .sort(),
  }
}
