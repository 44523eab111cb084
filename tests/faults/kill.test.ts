import { describe, expect, test } from 'vitest'
import { freshDatabase } from '../world/databases.ts'
import { openMall } from '../world/mall.ts'
import { world } from '../world/world.ts'
import { killRounds } from './kill-rounds.ts'

/** More for the night: `KILL_ROUNDS=200`. */
const ROUNDS = Number(process.env.KILL_ROUNDS ?? 10)

describe('kill -9 under load, on SQLite', () => {
  test(`${ROUNDS} rounds: no acknowledged redemption is lost or doubled, and the books balance`, async () => {
    const place = await freshDatabase('sqlite')
    const w = await world({ at: place })
    const { mug } = await openMall(w, { mugs: 1_000_000, mugPricePoints: 1 })
    const goods = await w.operators.budget({ name: 'plenty', currency: 'fen', amount: 1_000_000_000 })
    const sku = (
      await w.operators.product(
        {
          title: '杯',
          subtitle: '',
          art: 'thermos',
          category: '好物',
          rules: [],
          kind: 'goods',
          budgetId: goods.id,
          skus: [{ title: '白', pricePoints: 1, costFen: 5, limitPerMember: null }],
        },
        { stock: 1_000_000 },
      )
    ).skus[0]?.id
    const members = await Promise.all(Array.from({ length: 16 }, (_, i) => w.member(`kill${i}`, 1_000_000)))
    await w.close()

    const result = await killRounds({
      databaseUrl: place.url,
      rounds: ROUNDS,
      skuId: sku ?? mug,
      tokens: members.map(({ token }) => token),
    })
    await place.drop()
    process.stdout.write(
      `   kill -9: ${JSON.stringify({ ...result, violations: result.violations.length })}\n`,
    )
    expect(result).toMatchObject({ lost: 0, doubled: 0, changed: 0, violations: [] })
    expect(result.acknowledged).toBeGreaterThan(ROUNDS * 20)
    expect(result.vacuousRounds).toBeLessThanOrEqual(ROUNDS * 0.1)
  }, 600_000)
})
