/** What members and operators read says what the books say, on both databases. */
import { budgetQueries } from '@laurel/server/budget/index'
import { approvalQueries } from '@laurel/server/operators/queries/approvals'
import { type Db, openDatabase } from '@laurel/server/platform/database'
import { pointsQueries } from '@laurel/server/points/index'
import type { HistoryEntry, ListHistoryInput } from '@laurel/shared/points'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databaseKinds, type FreshDatabase, freshDatabase } from '../world/databases.ts'
import { DAY_MS, liveHonestly, NOON } from './honest-days.ts'

describe.each(databaseKinds)('on %s', (kind) => {
  let place: FreshDatabase
  let db: Db
  beforeAll(async () => {
    let now = NOON
    place = await freshDatabase(kind)
    db = await openDatabase(place.url, { clock: () => now })
    await liveHonestly(db, (at) => {
      now = at
    })
  })
  afterAll(async () => {
    await db.close()
    await place.drop()
  })

  async function wholeHistory(
    memberId: string,
    input: ListHistoryInput,
    { listHistory } = pointsQueries(db),
  ): Promise<HistoryEntry[]> {
    const found: HistoryEntry[] = []
    for (let cursor: string | null = null; ; ) {
      const page: Awaited<ReturnType<typeof listHistory>> = await listHistory(memberId, {
        ...input,
        ...(cursor === null ? {} : { cursor }),
      })
      found.push(...page.items)
      cursor = page.next
      if (cursor === null) return found
    }
  }
  const changes = (items: HistoryEntry[]) => items.map(({ points, balanceAfter }) => [points, balanceAfter])

  test('a summary counts what may be used', async () => {
    const { loadSummary, loadBalance } = pointsQueries(db)
    expect(await loadSummary('ann', NOON)).toEqual({
      balance: 120,
      debt: 0,
      expiring: { points: 20, expiresOn: '2027-01-01', daysLeft: 41 },
      lots: [
        { expiresOn: '2027-01-01', points: 20 },
        { expiresOn: '2027-02-01', points: 100 },
      ],
    })
    const afterFirst = Date.UTC(2027, 0, 1, 16) // the second of January has begun in Shanghai
    expect(await loadSummary('ann', afterFirst)).toMatchObject({
      balance: 100,
      lots: [{ expiresOn: '2027-02-01' }],
    })
    expect(await loadBalance('ann', afterFirst - 1)).toBe(120)
    expect(await loadSummary('bob', NOON)).toMatchObject({ debt: 20, balance: 0 })
    expect(await loadSummary('nobody', NOON)).toEqual({ balance: 0, debt: 0, expiring: null, lots: [] })
  })

  test('a history is whole, in any size of page, the newest first', async () => {
    const whole = await wholeHistory('ann', {})
    expect(changes(whole).sort()).toEqual(
      [
        [-100, 100],
        [100, 100],
        [100, 200],
        [20, 120],
      ].sort(),
    )
    for (const limit of [1, 2, 3]) expect(await wholeHistory('ann', { limit })).toEqual(whole)
    expect(await wholeHistory('nobody', {})).toEqual([])
  })

  test('a history is told by kind', async () => {
    expect(changes(await wholeHistory('ann', { kind: 'used', limit: 1 }))).toEqual([[-100, 100]])
    expect(await wholeHistory('ann', { kind: 'earned', limit: 1 })).toHaveLength(3)
    expect(await wholeHistory('ann', { kind: 'expired' })).toEqual([])
    const [lapsed] = await wholeHistory('eva', { kind: 'expired' })
    expect(lapsed).toMatchObject({ points: -10, balanceAfter: 0, reason: 'expire', at: NOON + 3 * DAY_MS })
    expect(await wholeHistory('eva', { kind: 'used' })).toEqual([])
  })

  test('a cursor that is none is refused', async () => {
    const { listHistory } = pointsQueries(db)
    await expect(listHistory('ann', { cursor: 'nonsense' })).rejects.toMatchObject({ code: 'INPUT_INVALID' })
  })

  test('a walk that is cut short goes on where it ended', async () => {
    const whole = await wholeHistory('ann', {})
    const lapsed = await wholeHistory('eva', { kind: 'expired' })
    for (const walkMax of [1, 2, 3]) {
      const cut = pointsQueries(db, walkMax)
      expect(await wholeHistory('ann', {}, cut)).toEqual(whole)
      expect(await wholeHistory('ann', { kind: 'earned', limit: 2 }, cut)).toHaveLength(3)
      expect(await wholeHistory('eva', { kind: 'expired' }, cut)).toEqual(lapsed)
    }
  })

  test('a place in the history of another is none', async () => {
    const { listHistory } = pointsQueries(db)
    const { next } = await listHistory('ann', { limit: 1 })
    const cursor = next ?? 'none'
    expect((await listHistory('ann', { cursor })).items).toHaveLength(3)
    for (const kind of [{}, { kind: 'used' }, { kind: 'earned' }] as const)
      expect(await listHistory('bob', { cursor, ...kind })).toEqual({ items: [], next: null })
  })

  test('the plan adds up at every budget', async () => {
    const { items } = await budgetQueries(db).listBudgets()
    expect(
      items.map(({ id, filled, granted, held, handedDown, remaining }) => [
        id,
        filled,
        granted,
        held,
        handedDown,
        remaining,
      ]),
    ).toEqual([
      ['spring', 600, 250, 20, 0, 330],
      ['year', 1000, 0, 0, 600, 400],
    ])
  })

  test('the burn is told day by day, the parent’s with its children’s', async () => {
    const { loadBurn } = budgetQueries(db)
    const days = [
      { day: '2026-11-21', granted: 260 },
      { day: '2026-11-23', granted: 10 },
    ]
    expect(await loadBurn('spring')).toEqual({ days })
    expect(await loadBurn('year')).toEqual({ days })
    await expect(loadBurn('none')).rejects.toMatchObject({ code: 'BUDGET_UNKNOWN' })
  })

  test('approvals are listed, all, in a state or of one subject, by pages', async () => {
    const { listApprovals } = approvalQueries(db)
    const first = await listApprovals({ limit: 1 }, NOON)
    expect(first).toMatchObject({ items: [{ id: 'fill-year', state: 'approved' }], next: 'fill-year' })
    expect(await listApprovals({ limit: 1, cursor: first.next ?? '' }, NOON)).toMatchObject({
      items: [{ id: 'fill-spring' }],
      next: null,
    })
    expect((await listApprovals({ subjectId: 'year', state: 'approved' }, NOON)).items).toHaveLength(1)
    expect((await listApprovals({ subjectId: 'none' }, NOON)).items).toEqual([])
    for (const state of ['asked', 'expired', 'rejected'] as const)
      expect((await listApprovals({ state }, NOON)).items).toEqual([])
  })
})
