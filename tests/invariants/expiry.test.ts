/** The expiry job may run late, twice, and in two processes: each lot lapses once. */

import { addBudget, askTopUp, budgetApprovals, grant } from '@laurel/server/budget/index'
import { readConfig } from '@laurel/server/config'
import { approveWith } from '@laurel/server/operators/index'
import { type Db, openDatabase } from '@laurel/server/platform/database'
import { expireDue, pointsQueries } from '@laurel/server/points/index'
import type { Work } from '@laurel/server/schema'
import { verify } from '@laurel/server/verify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databaseKinds, type FreshDatabase, freshDatabase } from '../world/databases.ts'
import { DAY_MS, NOON } from './honest-days.ts'

const MEMBERS = 450 // more than two pages of the job
const caps = { dayMax: null, monthMax: null, totalMax: null }
const memberIds = Array.from({ length: MEMBERS }, (_, i) => `m${i}`)

function fund(w: Work, _: null, now: number): void {
  addBudget(w, { id: 'b', name: 'b', currency: 'points', parentId: null, caps })
  askTopUp(w, { id: 't', budgetId: 'b', amount: 1_000_000, because: 'start', operatorId: 'eve' }, now)
  approveWith(budgetApprovals)(w, { approvalId: 't', operatorId: 'amy', role: 'approver' }, now)
}

describe.each(databaseKinds)('on %s', (kind) => {
  let place: FreshDatabase
  let processes: Db[]
  let now = NOON
  const clock = () => now
  const give = (memberId: string, points: number, expiresOn: string) =>
    processes[0]?.engine.run(grant, {
      id: `${memberId}/${expiresOn}`,
      budgetId: 'b',
      memberId,
      points,
      expiresOn,
      because: { reason: 'gift' } as const,
    })

  beforeAll(async () => {
    place = await freshDatabase(kind)
    const first = await openDatabase(place.url, { clock })
    processes = [first, await openDatabase(place.url, { clock })]
    await first.engine.run(fund, null)
    await Promise.all(
      memberIds.flatMap((id) => [
        give(id, 3, '2026-11-21'),
        give(id, 4, '2026-11-22'),
        give(id, 5, '2026-11-30'),
      ]),
    )
  })
  afterAll(async () => {
    for (const db of processes) await db.close()
    await place.drop()
  })
  const sweep = () => Promise.all(processes.map((db) => expireDue({ engine: db.engine, reads: db, clock })))

  test('nothing lapses on its last day', async () => expect(await sweep()).toEqual([0, 0]))

  test('three days late, twice at once: what was due lapses once', async () => {
    now = NOON + 3 * DAY_MS
    const [first = 0, second = 0] = await sweep()
    expect(first + second).toBe(MEMBERS * 7)
    expect(await sweep()).toEqual([0, 0])
    for (const db of processes) expect(await verify(db, readConfig({}))).toEqual([])
  })

  test('each member is left with the lot that is not due, and reads why', async () => {
    const [db] = processes
    if (!db) throw new Error('no database')
    const { loadSummary, listHistory } = pointsQueries(db)
    expect(await loadSummary('m7', now)).toEqual({
      balance: 5,
      debt: 0,
      expiring: { points: 5, expiresOn: '2026-11-30', daysLeft: 6 },
      lots: [{ expiresOn: '2026-11-30', points: 5 }],
    })
    const { items } = await listHistory('m7', { kind: 'expired' })
    expect(items).toMatchObject([
      {
        points: -7,
        balanceAfter: 5,
        reason: 'expire',
        lots: [
          { expiresOn: '2026-11-21', points: 3 },
          { expiresOn: '2026-11-22', points: 4 },
        ],
      },
    ])
  })
})
