/** A thousand members at once, the last chance twice, two processes: never one prize too many, and none too few. */
import type { DrawPrize } from '@laurel/shared/draws'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databaseKinds } from '../world/databases.ts'
import { prizeOf } from '../world/draws.ts'
import { CUP, type DrawsWorld, drawsWorld } from './draws-world.ts'

const MEMBERS = 1_000
const CROWD = 200
const names = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => `${prefix}${i}`)
const thanks = prizeOf({ key: 'thanks', kind: 'nothing' })
const only = (prize: DrawPrize): DrawPrize[] => [{ ...prize, weight: 1_000_000 }, thanks]
const cups = (pieces: number): DrawPrize =>
  prizeOf({ key: 'cup', kind: 'goods', skuId: CUP, pieces, lapsePoints: 5 })
const points = (pieces: number): DrawPrize => prizeOf({ key: 'ten', kind: 'points', points: 10, pieces })

/** How often each outcome came: `ok` or the refusal. */
function outcomes(settled: readonly PromiseSettledResult<unknown>[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const one of settled) {
    const outcome = one.status === 'fulfilled' ? 'ok' : String(one.reason.code ?? one.reason)
    counts[outcome] = (counts[outcome] ?? 0) + 1
  }
  return counts
}

describe.each(databaseKinds)('on %s, in two processes', (kind) => {
  let w: DrawsWorld
  beforeAll(async () => {
    w = await drawsWorld(kind)
  })
  afterAll(async () => {
    expect(await w.proof()).toEqual([])
    await w.close()
  })
  const wonOf = async (drawId: string): Promise<Record<string, number>> => {
    const rows = await w.db.all(`select key, won from draw_prize where offer_id = '${drawId}'`)
    return Object.fromEntries(rows.map(({ key, won }) => [String(key), Number(won)]))
  }
  const withChances = async (
    drawId: string,
    members: readonly string[],
    prizes: DrawPrize[],
  ): Promise<void> => {
    await w.launch(drawId, prizes, 30)
    await w.members(members)
    await w.chances(members.map((memberId) => [memberId, `${drawId}-${memberId}`]))
  }

  test(`${MEMBERS} members draw the last ten pieces at once: exactly ten have one, each number falls once`, async () => {
    const crowd = names('a', MEMBERS)
    await withChances('last', crowd, only(cups(10)))

    const settled = await w.drawAtOnce(crowd.map((memberId) => ({ memberId, drawId: 'last' })))

    expect(outcomes(settled)).toEqual({ ok: MEMBERS })
    expect(await wonOf('last')).toEqual({ cup: 10, thanks: MEMBERS - 10 })
    const results = await w.results('last')
    expect(new Set(results.map(({ member_id }) => member_id)).size).toBe(MEMBERS)
    // The first ten numbers, for all of them fell on it.
    expect(results.flatMap(({ key, number }) => (key === 'cup' ? [Number(number)] : []))).toEqual(
      Array.from({ length: 10 }, (_, i) => i + 1),
    )
    expect(await w.one(`select stock, set_aside from sku where product = 'cup'`)).toMatchObject({
      stock: 990,
      set_aside: 10,
    })
  }, 180_000)

  test('the last chance used twice at once is one draw', async () => {
    const crowd = names('b', 20)
    await withChances('twice', crowd, only(points(1_000)))

    const taps = crowd.flatMap((memberId) => [0, 1].map(() => ({ memberId, drawId: 'twice' })))
    expect(outcomes(await w.drawAtOnce(taps))).toEqual({ ok: 20, CHANCE_NONE: 20 })

    expect(await wonOf('twice')).toEqual({ ten: 20, thanks: 0 })
    expect(Number((await w.one(`select drawn from draw where offer_id = 'twice'`)).drawn)).toBe(20)
  })

  test('one prize of goods claimed by both processes at once is one order', async () => {
    await withChances('claims', names('c', 10), only(cups(10)))
    await w.drawAtOnce(names('c', 10).map((memberId) => ({ memberId, drawId: 'claims' })))
    const open = (await w.results('claims')).map(({ member_id, number }) => ({
      ...{ drawId: 'claims', memberId: String(member_id), number: Number(number) },
    }))
    const before = await w.one('select count(*) as n from mall_order')

    const settled = await w.claimAtOnce(open.flatMap((one) => [one, one, one, one]))

    expect(outcomes(settled)).toEqual({ ok: 10, PRIZE_CLAIMED: 30 })
    const after = await w.one('select count(*) as n from mall_order')
    expect(Number(after.n) - Number(before.n)).toBe(10)
  })

  test('what is claimed while it lapses is either an order or back in stock, never both', async () => {
    await withChances('end', names('d', 30), only(cups(30)))
    await w.drawAtOnce(names('d', 30).map((memberId) => ({ memberId, drawId: 'end' })))
    const open = (await w.results('end')).map(({ member_id, number }) => ({
      ...{ drawId: 'end', memberId: String(member_id), number: Number(number) },
    }))
    const lastDay = w.time.now + 3 * 86_400_000
    w.time.now = lastDay

    const some = open.slice(0, 15)
    const claims = w.claimAtOnce(some)
    w.time.now = lastDay + 86_400_000
    await Promise.all([claims, ...open.map(({ number }) => w.lapse('end', number))])

    const states = await w.db.all(
      `select state, count(*) as n from draw_result where offer_id = 'end' group by state order by state`,
    )
    const counts = Object.fromEntries(states.map(({ state, n }) => [String(state), Number(n)]))
    expect((counts.claimed ?? 0) + (counts.lapsed ?? 0)).toBe(30)
    expect(counts.lapsed).toBeGreaterThanOrEqual(15)
    const orders = await w.one(
      `select count(*) as n from draw_result r join mall_order o on o.id = r.order_id where r.offer_id = 'end'`,
    )
    expect(Number(orders.n)).toBe(counts.claimed ?? 0)
  })

  test('a draw that ends while a crowd draws tells its seed once, and nothing is drawn after it', async () => {
    const crowd = names('e', CROWD)
    await withChances('over', crowd, only(points(1_000)))
    const ends = w.time.now + 30 * 86_400_000

    w.time.now = ends - 1
    const draws = w.drawAtOnce(crowd.map((memberId) => ({ memberId, drawId: 'over' })))
    w.time.now = ends
    await Promise.all([draws, w.closeDraw('over'), w.closeDraw('over')])

    const counts = outcomes(await draws)
    const drawn = Number((await w.one(`select drawn from draw where offer_id = 'over'`)).drawn)
    expect(counts).toEqual({
      ...(drawn ? { ok: drawn } : {}),
      ...(drawn < CROWD ? { OFFER_NOT_LIVE: CROWD - drawn } : {}),
    })
    expect(
      await w.one(
        `select seed is not null and closed_at is not null as told from draw where offer_id = 'over'`,
      ),
    ).toEqual({
      told: kind === 'sqlite' ? 1 : true,
    })
    const left = await w.one(`select balance from account where path = 'hold/draw/over/ten/points'`)
    expect(Number(left.balance)).toBe(0)
  })
})
