/** The log of a draw: without fault while it runs and when its seed is told, and with any one field changed it no longer holds. */
import { verifyLog } from '@laurel/shared/draw-log'
import { type DrawLog, drawsApi, type LogEntry } from '@laurel/shared/draws'
import { offersApi } from '@laurel/shared/offers'
import { approvalApi } from '@laurel/shared/operators'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask, refusalOf } from '../world/ask.ts'
import { databaseKinds } from '../world/databases.ts'
import { drawBody, drawOnce, newNonce, prizeOf, publishDraw, signInSource, wholeLog } from '../world/draws.ts'
import { type World, world } from '../world/world.ts'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

describe.each(databaseKinds)('the log of a draw on %s', (database) => {
  let w: World
  let now = Date.parse('2026-11-18T09:00:00+08:00')
  let budgetId: string
  beforeAll(async () => {
    w = await world({ database, clock: () => now })
    budgetId = (await w.operators.budget({ name: '抽奖', currency: 'points', amount: 100_000 })).id
    await w.operators.signInTask({ rewards: [1, 1, 1, 1, 1, 1, 1], budgetId })
  })
  afterAll(async () => {
    expect(await w.verify()).toEqual([])
    await w.close()
  })

  /** Operators sign in anew: their tokens live for an hour of the clock. */
  async function later(at: number): Promise<void> {
    now = at
    w = { ...w, ...(await w.operatorsNow()) }
  }

  test('when it is over the seed is told: the log holds, and with one field changed it does not', async () => {
    const source = await signInSource(w.operators, 10)
    const prizes = [
      prizeOf({ key: 'ten', kind: 'points', points: 10, weight: 400_000, pieces: 3 }),
      prizeOf({ key: 'five', kind: 'points', points: 5, weight: 300_000 }),
      prizeOf({ key: 'thanks', kind: 'nothing', weight: 300_000 }),
    ]
    const body = drawBody({ prizes, chances: [source] })
    const drawId = await publishDraw(w.operators, body, { budgetId, endsAt: now + HOUR_MS })
    for (const name of ['fang', 'gu']) {
      const member = await w.member(name)
      await member.signInDaily()
      for (let i = 0; i < 10; i += 1) await drawOnce(member, drawId)
    }
    const running = await wholeLog(w.url, drawId, 7)
    expect([running.seed, running.entries.length, verifyLog(running)]).toEqual([null, 20, null])
    await later(now + HOUR_MS)
    await w.run('draws')
    const log = await wholeLog(w.url, drawId, 7)
    expect(log).toEqual({ ...running, seed: expect.stringMatching(/^[0-9a-f]{64}$/) })
    expect(verifyLog(log)).toBeNull()
    expect((await ask(w.url, drawsApi.page, { drawId })).seed).toBe(log.seed)

    for (const lie of liesAbout(log)) expect(verifyLog({ ...log, ...lie })).not.toBeNull()

    await w.operators.as('editor', offersApi.edit, {
      ...{ offerId: drawId, title: '返场', budgetId, startsAt: now, endsAt: now + DAY_MS, signOff: null },
      ...{ rules: ['返场。'], goal: { metric: 'members', target: 1, days: 1 }, body: { ...body } },
    })
    const { id: approvalId } = await w.operators.as('editor', offersApi.submit, {
      ...{ offerId: drawId, because: '返场' },
    })
    expect(await refusalOf(w.operators.as('approver', approvalApi.approve, { approvalId }))).toBe(
      'OFFER_ENDED',
    )
  })
})

/** Each of its fields, and each field of its first entry, told otherwise. */
function liesAbout(log: DrawLog): Partial<DrawLog>[] {
  const inEntry = (change: Partial<LogEntry>): Partial<DrawLog> => ({
    entries: log.entries.map((one, i) => (i === 0 ? { ...one, ...change } : one)),
  })
  const { at = 0, key = '' } = log.entries[0] ?? {}
  return [
    { seed: '0'.repeat(64) },
    { commitment: '0'.repeat(64) },
    { fallback: 'ten' },
    { drawn: log.drawn + 1 },
    { drawId: 'another' },
    { prizes: log.prizes.toReversed() },
    { entries: log.entries.slice(1) },
    inEntry({ number: 2 }),
    inEntry({ at: at + 1 }),
    inEntry({ nonce: newNonce() }),
    inEntry({ key: key === 'ten' ? 'five' : 'ten' }),
    inEntry({ head: '0'.repeat(64) }),
  ]
}
