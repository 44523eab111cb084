/** Members, a ladder of tiers and a budget on a real database that two processes have open, under a clock that tests move. */
import { listeners } from '@laurel/server/listeners'
import { award } from '@laurel/server/offers/index'
import { fillDaily, type Put, putInForce } from '@laurel/server/offers/testing'
import { type Db, openDatabase } from '@laurel/server/platform/database'
import { recordFact } from '@laurel/server/platform/facts'
import { listening } from '@laurel/server/platform/listening'
import type { Command, Work } from '@laurel/server/schema'
import { type DatabaseKind, freshDatabase } from '../world/databases.ts'
import { FIRST } from './tiers-world.ts'

type Act = (w: Work, now: number) => unknown
const acted = (w: Work, act: Act, now: number) => void act(w, now)

export type StoredWorld = Awaited<ReturnType<typeof storedWorld>>

export async function storedWorld(kind: DatabaseKind) {
  const place = await freshDatabase(kind)
  const time = { now: FIRST }
  const open = (): Promise<Db> => openDatabase(place.url, { clock: () => time.now })
  const dbs: [Db, Db] = [await open(), await open()]
  const engine = listening(dbs[0].engine, listeners)
  const other = listening(dbs[1].engine, listeners)
  const did = (act: Act): Promise<void> => engine.run(acted, act)
  await did((w, now) => fillDaily(w, 1_000_000, now))
  await did((w, now) => putInForce(w, { id: 'shop', kind: 'earn', body: {}, topics: [] }, now))
  return {
    url: place.url,
    db: dbs[0],
    engine,
    other,
    time,
    did,
    put: (offer: Put) => did((w, now) => putInForce(w, offer, now)),
    /** By both processes at once. */
    both: <Input>(command: Command<Input, unknown>, input: Input) =>
      Promise.all([engine.run(command, input), other.run(command, input)]),
    /** One in each process, at once. */
    race: (here: Act, there: Act) => Promise.all([engine.run(acted, here), other.run(acted, there)]),
    join: (memberId: string) =>
      did((w, now) => {
        w.add('member', { id: memberId, state: 'active', joinedAt: now })
        const key = `registered/${memberId}`
        recordFact(w, { id: key, key, type: 'member.registered', memberId }, now)
      }),
    /** Growth of a purchase, by the instants at which it counts. */
    grow: (memberId: string, key: string, growth: [at: number, amount: number][]) =>
      did((w, now) =>
        award(
          w,
          {
            ...{ memberId, offerId: 'shop', rule: 'fact', occasion: key, version: 1, budgetId: null },
            ...{ points: 0, growth, expiresOn: '2039-12-31', fact: { source: 'pos', key }, at: now },
            ...{ reason: 'purchase', subject: 'shop' },
          },
          now,
        ),
      ),
    async close() {
      for (const db of dbs) await db.close()
      await place.drop()
    },
  }
}
