/** While a tier table is paused its multiplier holds for nothing that happens, whichever of pause, purchase and news comes first. */
import { earnKind } from '@laurel/server/earning/index'
import { levelNow, tiersKind } from '@laurel/server/membership/index'
import { pause, resumeWith } from '@laurel/server/offers/commands/stop'
import { recordFact } from '@laurel/server/platform/facts'
import { pointsOf } from '@laurel/server/points/index'
import type { EarnBody } from '@laurel/shared/earning'
import { describe, expect, test } from 'vitest'
import { type DatabaseKind, databaseKinds } from '../world/databases.ts'
import { storedWorld } from './stored-world.ts'
import { FIRST_TABLE, shanghai } from './tiers-world.ts'

const noon = (day: string): number => shanghai(`${day}T12:00:00`)
const TWICE: EarnBody = {
  fact: 'purchase.paid',
  points: { amount: 1, per: { number: 'amountFen', of: 100 } },
  growth: null,
  multiplied: true,
  cap: null,
  lotDays: 365,
}
const body = {
  ...FIRST_TABLE,
  tiers: FIRST_TABLE.tiers.map((tier) => ({
    ...tier,
    benefits: [
      { id: 'times', kind: 'multiplier' as const, title: '双倍', bps: tier.level > 1 ? 20_000 : 10_000 },
    ],
  })),
}
/** 100 yuan each. */
const PAID = { before: '2026-02-01', in: '2026-02-05', after: '2026-02-09' } as const
type Step = keyof typeof PAID | 'pause' | 'resume'

async function lived(kind: DatabaseKind, steps: readonly Step[]) {
  const world = await storedWorld(kind)
  const { time, did, engine, db } = world
  const tell = (key: keyof typeof PAID) =>
    did((w, now) => {
      const fact = { id: key, key, source: 'pos', memberId: 'ann', data: { amountFen: 10_000 } }
      recordFact(w, { ...fact, type: 'purchase.paid', occurredAt: noon(PAID[key]) }, now)
    })
  try {
    await world.put({ id: 'ladder', kind: 'tiers', body, topics: tiersKind.topics({}), budgetId: 'daily' })
    await world.put({
      id: 'points',
      kind: 'earn',
      body: { ...TWICE },
      topics: earnKind.topics({ ...TWICE }),
      budgetId: 'daily',
    })
    await world.join('ann')
    time.now = noon('2026-01-20')
    await world.grow('ann', 'p1', [[time.now, 600]])
    for (const step of steps) {
      if (step === 'pause') {
        time.now = noon('2026-02-04')
        await engine.run(pause, { offerId: 'ladder', because: '核对' })
      } else if (step === 'resume') {
        time.now = noon('2026-02-08')
        await engine.run(resumeWith([tiersKind, earnKind]), { offerId: 'ladder', because: '核对' })
      } else {
        time.now = Math.max(time.now, noon(PAID[step]))
        await tell(step)
      }
    }
    const levels: number[] = []
    await did((w, now) => levels.push(levelNow(w, 'ann', now)))
    const given = await db.all(
      `select fact_key, points from offer_grant where offer_id = 'points' order by fact_key`,
    )
    const [{ balance } = {}] = await db.all(`select balance from account where path = '${pointsOf('ann')}'`)
    return {
      level: levels.at(-1),
      balance,
      ...Object.fromEntries(given.map((row) => [row.fact_key, row.points])),
    }
  } finally {
    await world.close()
  }
}

describe.each(databaseKinds)('on %s', (kind) => {
  const once = { level: 2, balance: 500, before: 200, in: 100, after: 200 }

  test.each<{ steps: Step[] }>([
    { steps: ['before', 'pause', 'in', 'resume', 'after'] },
    { steps: ['pause', 'in', 'before', 'resume', 'after'] },
    { steps: ['pause', 'resume', 'after', 'in', 'before'] },
  ])('$steps', async ({ steps }) => {
    expect(await lived(kind, steps)).toEqual(once)
  })
})
