/** Two members become one and two again in any history: no point is doubled, none is lost. */
import { linkIdentity } from '@laurel/server/identity/index'
import { carryOn, merge, unmerge } from '@laurel/server/people/commands/merge'
import { addDays, dayOf } from '@laurel/server/platform/clock'
import { type Db, openDatabase } from '@laurel/server/platform/database'
import { Refusal } from '@laurel/server/platform/refusal'
import { expire, MALL_REDEEMED, pointsOf, reverse, transfer } from '@laurel/server/points/index'
import type { Work } from '@laurel/server/schema'
import { verify } from '@laurel/server/verify'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { databaseKinds, freshDatabase } from '../world/databases.ts'
import { DAY_MS, NOON } from './honest-days.ts'

const NAMES = ['lin', 'zhou', 'chen', 'wu']
const KEYS = { blindKey: Buffer.from('a blind key for the tests of merges') }
const RUNS = { sqlite: Number(process.env.MERGE_RUNS ?? 40), postgres: 4 }

type Step =
  | { act: 'grant'; who: number; points: number; days: number }
  | { act: 'redeem'; who: number; points: number }
  | { act: 'cancel' | 'take' | 'unmerge'; which: number }
  | { act: 'merge'; who: number; into: number }
  | { act: 'pass'; days: number }

const who = fc.integer({ min: 0, max: NAMES.length - 1 })
const which = fc.integer({ min: 0, max: 9 })
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      act: fc.constant('grant' as const),
      who,
      points: fc.integer({ min: 1, max: 50 }),
      days: fc.integer({ min: 0, max: 40 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      act: fc.constant('redeem' as const),
      who,
      points: fc.integer({ min: 1, max: 60 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('cancel' as const), which }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('take' as const), which }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('merge' as const), who, into: who }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('unmerge' as const), which }) },
  {
    weight: 1,
    arbitrary: fc.record({ act: fc.constant('pass' as const), days: fc.integer({ min: 1, max: 20 }) }),
  },
)

type Of<Act extends Step['act']> = Extract<Step, { act: Act }>
const nameOf = (who: number): string => NAMES[who] ?? ''
const because = { reason: 'gift' } as const

/** The books told as plain sums: what was given, less what is spent and what lapsed. */
class History {
  granted = 0
  readonly spent: { id: string; points: number }[] = []
  readonly grants: { id: string; points: number }[] = []
  readonly merges: { mergeId: string; intoId: string; fromId: string }[] = []
  now = NOON
  private count = 0
  private readonly db: Db

  constructor(db: Db) {
    this.db = db
  }

  /** What it came to; false when it was refused, which leaves nothing behind. */
  private async done(act: (w: Work, now: number) => unknown): Promise<boolean> {
    try {
      await this.db.engine.run((w: Work, _: null, now: number) => void act(w, now), null)
      return true
    } catch (error) {
      if (error instanceof Refusal) return false
      throw error
    }
  }

  open(): Promise<boolean> {
    return this.done((w, now) => {
      for (const id of NAMES) {
        w.add('member', { id, joinedAt: now, state: 'active' })
        const identity = { kind: 'openid' as const, value: `hash-${id}`, sealed: 'k.x', sealedFor: null }
        linkIdentity(w, { memberId: id, identity, by: 'member', because: null }, now)
      }
    })
  }

  async take(step: Step): Promise<void> {
    this.count += 1
    await this.act(step, `s${this.count}`)
    for (const fromId of NAMES) await this.done((w, now) => carryOn(w, { fromId }, now))
  }

  private act(step: Step, id: string): Promise<void> {
    switch (step.act) {
      case 'grant':
        return this.grant(step, id)
      case 'redeem':
        return this.redeem(step, id)
      case 'merge':
        return this.merge(step, id)
      case 'unmerge':
        return this.unmerge(step.which)
      case 'cancel':
        return this.cancel(step.which)
      case 'take':
        return this.takeBack(step.which)
      case 'pass':
        return this.pass(step.days)
    }
  }

  private async grant({ who, points: amount, days }: Of<'grant'>, id: string): Promise<void> {
    const order = { id, debit: 'mint/points', credit: pointsOf(nameOf(who)), amount, because }
    if (await this.done((w, now) => transfer(w, { ...order, expiresOn: addDays(dayOf(now), days) }, now)))
      this.noteGrant({ id, points: amount })
  }

  private noteGrant(grant: { id: string; points: number }): void {
    this.grants.push(grant)
    this.granted += grant.points
  }

  /** A refund: of whom it was given to, whoever has it now. */
  private async takeBack(which: number): Promise<void> {
    const grant = this.grants[which]
    if (!grant) return
    const back = { id: `${grant.id}/taken`, of: grant.id, because: { reason: 'refund' as const } }
    if (!(await this.done((w, now) => reverse(w, back, now)))) return
    this.grants.splice(which, 1)
    this.granted -= grant.points
  }

  private async redeem({ who, points: amount }: Of<'redeem'>, id: string): Promise<void> {
    const order = { id, debit: pointsOf(nameOf(who)), credit: MALL_REDEEMED, amount, because }
    if (await this.done((w, now) => transfer(w, order, now))) this.spent.push({ id, points: amount })
  }

  private async merge({ who, into }: Of<'merge'>, mergeId: string): Promise<void> {
    const made = { mergeId, intoId: nameOf(into), fromId: nameOf(who) }
    if (await this.done((w, now) => merge(w, { ...made, id: mergeId, operatorId: 'amy' }, now)))
      this.merges.push(made)
  }

  private async unmerge(which: number): Promise<void> {
    const made = this.merges[which]
    if (made) await this.done((w, now) => unmerge(w, { ...made, operatorId: 'amy' }, now))
  }

  private async cancel(which: number): Promise<void> {
    const order = this.spent[which]
    if (!order) return
    const back = { id: `${order.id}/back`, of: order.id, because: { reason: 'cancel' as const } }
    if (await this.done((w, now) => reverse(w, back, now))) this.spent.splice(which, 1)
  }

  private async pass(days: number): Promise<void> {
    this.now += days * DAY_MS
    for (const memberId of NAMES) await this.done((w, now) => expire(w, { memberId }, now))
  }

  async check(): Promise<void> {
    const balances = await this.db.all('select path, balance from account')
    const of = (path: string): number => Number(balances.find((one) => one.path === path)?.balance ?? 0)
    const held = NAMES.reduce((sum, id) => sum + of(`member/${id}/points`) + of(`member/${id}/debt`), 0)
    const spent = this.spent.reduce((sum, { points }) => sum + points, 0)

    expect(held).toBe(this.granted - spent - of('points/expired'))
    expect(await verify(this.db, KEYS)).toEqual([])
  }
}

async function live(
  kind: (typeof databaseKinds)[number],
  story: (history: History, db: Db) => Promise<void>,
) {
  const place = await freshDatabase(kind)
  let history: History | undefined
  const db = await openDatabase(place.url, { clock: () => history?.now ?? NOON })
  try {
    history = new History(db)
    await history.open()
    await story(history, db)
  } finally {
    await db.close()
    await place.drop()
  }
}

const lotsOf = (db: Db) =>
  db.all('select account, expires_on, remaining from lot order by account, expires_on, remaining')
const holders = (db: Db) => db.all('select value, member_id from identity order by value')

describe.each(databaseKinds)('on %s', (kind) => {
  test('whatever happens, the points of all members are what was given less what is spent and what lapsed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 30 }), (steps) =>
        live(kind, async (history) => {
          for (const each of steps) {
            await history.take(each)
            await history.check()
          }
        }),
      ),
      { numRuns: RUNS[kind] },
    )
  }, 600_000)

  test('a merge that is undone at once leaves every lot and every openid where it was', async () => {
    const grants = fc.array(
      fc.record({
        act: fc.constant('grant' as const),
        who,
        points: fc.integer({ min: 1, max: 50 }),
        days: fc.integer({ min: 0, max: 40 }),
      }),
      { minLength: 1, maxLength: 10 },
    )
    await fc.assert(
      fc.asyncProperty(grants, (steps) =>
        live(kind, async (history, db) => {
          for (const each of steps) await history.take(each)
          const before = [await lotsOf(db), await holders(db)]
          await history.take({ act: 'merge', who: 1, into: 0 })
          expect(await holders(db)).toContainEqual({ value: 'hash-zhou', member_id: 'lin' })
          await history.take({ act: 'merge', who: 0, into: 2 })
          await history.take({ act: 'unmerge', which: 1 })
          await history.take({ act: 'unmerge', which: 0 })

          expect([await lotsOf(db), await holders(db)]).toEqual(before)
          await history.check()
        }),
      ),
      { numRuns: RUNS[kind] / 2 },
    )
  }, 600_000)

  test(
    'a year of daily sign-ins is carried over in two transfers, each lot with its day',
    async () =>
      live(kind, async (history, db) => {
        for (let days = 1; days <= 365; days++) await history.take({ act: 'grant', who: 1, points: 5, days })
        const before = await db.all('select expires_on, remaining from lot order by expires_on')
        const count = async () => Number((await db.all('select count(*) as n from transfer'))[0]?.n)
        const transfers = await count()

        await history.take({ act: 'merge', who: 1, into: 0 })

        expect(await count()).toBe(transfers + 2)
        expect(await db.all('select expires_on, remaining from lot order by expires_on')).toEqual(before)
        await history.check()
      }),
    600_000,
  )

  test('what is spent meanwhile is owed after the parting, and what comes late goes on to where the points are', async () =>
    live(kind, async (history, db) => {
      const balance = async (path: string) =>
        Number((await db.all(`select balance from account where path = 'member/${path}'`))[0]?.balance ?? 0)
      await history.take({ act: 'grant', who: 1, points: 40, days: 30 })
      await history.take({ act: 'redeem', who: 1, points: 10 }) // an order of zhou's own
      await history.take({ act: 'merge', who: 1, into: 0 })
      expect([await balance('lin/points'), await balance('zhou/points')]).toEqual([30, 0])
      await history.take({ act: 'redeem', who: 0, points: 25 })

      await history.take({ act: 'cancel', which: 0 })
      expect([await balance('lin/points'), await balance('zhou/points')]).toEqual([15, 0])

      await history.take({ act: 'unmerge', which: 0 })
      expect([await balance('lin/points'), await balance('lin/debt')]).toEqual([0, -25])
      expect(await balance('zhou/points')).toBe(40)
      await history.check()
    }))
})
