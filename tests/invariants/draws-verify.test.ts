/** What draws kept, gave and took back, proven on both databases; and every lie about it is seen. */

import { readConfig } from '@laurel/server/config'
import { verifyDraws } from '@laurel/server/draws/index'
import { cancelOwn } from '@laurel/server/mall/commands/orders'
import type { DrawPrize } from '@laurel/shared/draws'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databaseKinds } from '../world/databases.ts'
import { prizeOf } from '../world/draws.ts'
import { COUPON, CUP, type DrawsWorld, drawsWorld } from './draws-world.ts'
import { edited, type Lie } from './lies.ts'
import { openRaw, type Raw } from './raw.ts'

const PRIZES: DrawPrize[] = [
  prizeOf({ key: 'cup', kind: 'goods', skuId: CUP, weight: 200_000, pieces: 6, lapsePoints: 50 }),
  prizeOf({ key: 'coupon', kind: 'code', skuId: COUPON, weight: 200_000, pieces: 4 }),
  prizeOf({ key: 'ten', kind: 'points', points: 10, weight: 200_000, pieces: 40 }),
  prizeOf({ key: 'two', kind: 'points', points: 2, weight: 200_000 }),
  prizeOf({ key: 'thanks', kind: 'nothing', weight: 200_000 }),
]
const NAMES = ['ann', 'bob', 'cat']
const DRAWS = 60

/** `spring` is over: cups were claimed, cancelled, and lapsed. `autumn` runs, and somebody has a cup to claim. */
async function live(w: DrawsWorld): Promise<void> {
  await w.members(NAMES)
  await w.launch('spring', PRIZES, 2)
  await w.launch('autumn', PRIZES, 30)
  await w.chances(Array.from({ length: DRAWS }, (_, i) => [NAMES[i % 3] ?? '', `done-${i}`] as const))
  for (let i = 0; i < DRAWS; i += 1) await w.draw({ memberId: NAMES[i % 3] ?? '', drawId: 'spring' })
  const cups = (await w.results('spring')).filter(({ key }) => key === 'cup')
  const [first, second, ...rest] = cups.map(({ number, member_id }) => ({
    ...{ drawId: 'spring', number: Number(number), memberId: String(member_id) },
  }))
  if (!first || !second || rest.length < 2) throw new Error('too few cups fell')
  await w.claim(first)
  const { orderId } = await w.claim(second)
  const cancelling = { orderId: String(orderId), newsId: 'n', address: null, memberId: second.memberId }
  await w.both(cancelOwn, cancelling).catch(() => null) // one of the two finds it cancelled
  w.later(5)
  for (const { number } of rest) await w.lapse('spring', number)
  await w.closeDraw('spring')
  for (let i = 0; i < 20; i += 1) await w.draw({ memberId: NAMES[i % 3] ?? '', drawId: 'autumn' })
}

const lie = (what: string, red: string, [table, where, set]: [string, string, string]): Lie =>
  edited(what, red, [table, where, set])
const prize = (offerId: string, key: string) => `offer_id = '${offerId}' and key = '${key}'`
const result = (offerId: string, number: number) => `offer_id = '${offerId}' and number = ${number}`
const CUPS = `offer_id = 'spring' and key = 'cup' and order_id`

const LIES: Lie[] = [
  lie('a draw counts one more', '8 a draw counts its results', ['draw', `offer_id = 'spring'`, 'drawn = 61']),
  lie('a result has another number', '8 a draw counts its results', [
    'draw_result',
    `head = (select head from draw where offer_id = 'spring')`,
    'number = 99',
  ]),
  lie('a day counts less', '8 a draw counts what it let', ['draw_day', `member_id = 'ann'`, 'draws = 0']),
  lie('a prize counts one win more', '8 a prize counts how often', [
    'draw_prize',
    prize('spring', 'two'),
    'won = won + 1',
  ]),
  lie('a prize was won beyond its pieces', '8 no prize was won more', [
    'draw_prize',
    prize('spring', 'coupon'),
    'won = 5',
  ]),
  lie('a lapsed prize is called open', '8 a prize counts how often', [
    'draw_result',
    `${CUPS} is null`,
    `state = 'open'`,
  ]),
  lie('goods have no end', '8 goods are to be claimed', [
    'draw_result',
    `${CUPS} is not null`,
    'claim_by = null',
  ]),
  lie('a closed draw hides its seed', '8 a draw that is closed', [
    'draw',
    `offer_id = 'spring'`,
    'seed = null',
  ]),
  lie('a used chance is open again', '8 a chance that was used', [
    'draw_chance',
    `offer_id = 'spring' and id = 'laurel/done-7/1'`,
    `state = 'open', used_for = null`,
  ]),
  lie('an unused chance says it was used', '8 only a chance that was used', [
    'draw_chance',
    `offer_id = 'autumn' and id = 'laurel/done-59/1'`,
    'used_for = 1',
  ]),
  lie('somebody was given a chance for nothing', '8 a chance was given for', [
    'draw_chance',
    `offer_id = 'autumn' and id in ('laurel/done-59/1', 'laurel/never/1')`,
    `id = 'laurel/never/1'`,
  ]),
  lie('a sku keeps one piece more', '8 what is set aside', [
    'sku',
    `product = 'cup'`,
    'set_aside = set_aside + 1',
  ]),
  lie('a draw that runs says it is closed', '8 what is set aside', [
    'draw',
    `offer_id = 'autumn'`,
    `closed_at = 1, seed = 'c0ffee'`,
  ]),
  lie('the cost of a prize is emptied', '8 what a draw holds', [
    'account',
    `path = 'hold/draw/autumn/cup/fen'`,
    'balance = 0',
  ]),
  lie('the points of a prize are emptied', '8 what a draw holds', [
    'account',
    `path = 'hold/draw/autumn/ten/points'`,
    'balance = 0',
  ]),
  lie('a claimed prize has no order', '8 the order of a prize', [
    'draw_result',
    `offer_id = 'spring' and state = 'claimed'`,
    'order_id = null',
  ]),
  lie('a code has another order', '8 the order of a prize', [
    'draw_result',
    `offer_id = 'spring' and key = 'coupon'`,
    `order_id = 'order-1'`,
  ]),
  lie('a grant is larger than the prize', '8 what a result gives', [
    'offer_grant',
    `offer_id = 'spring' and rule = 'prize' and member_id = 'ann'`,
    'points = points + 1',
  ]),
  lie('a grant is of a number that won nothing', '8 what a result gives', [
    'offer_grant',
    `offer_id = 'spring' and rule = 'lapse'`,
    `occasion = '999' || occasion`,
  ]),
  lie('the commitment is another', '8 the seed of a draw', [
    'draw',
    `offer_id = 'autumn'`,
    `commitment = '${'0'.repeat(64)}'`,
  ]),
  lie('the seed that is told is another', '8 the seed of a draw', [
    'draw',
    `offer_id = 'spring'`,
    `seed = '${'0'.repeat(64)}'`,
  ]),
  // Where the other one falls is chance: on another prize, or on the same one, and then only its seal tells.
  lie('a nonce is another', '8 ', [
    'draw_result',
    `offer_id = 'spring' and key = 'coupon' and number = (select min(number) from draw_result where offer_id = 'spring' and key = 'coupon')`,
    `nonce = '${'0'.repeat(32)}'`,
  ]),
  lie('a number fell on another prize', '8 each number falls', [
    'draw_result',
    result('autumn', 3),
    `picked = case when picked = 'two' then 'ten' else 'two' end`,
  ]),
  lie('another prize was given', '8 each number falls', [
    'draw_result',
    result('autumn', 3),
    `key = case when key = 'two' then 'ten' else 'two' end`,
  ]),
  lie('a seal is another', '8 the results of a draw stand', [
    'draw_result',
    result('autumn', 3),
    `head = 'c0ffee'`,
  ]),
  lie('the last seal is another', '8 the results of a draw stand', [
    'draw',
    `offer_id = 'autumn'`,
    `head = 'c0ffee'`,
  ]),
  lie('an instant is another', '8 the results of a draw stand', [
    'draw_result',
    result('autumn', 3),
    'at = at + 1',
  ]),
]

describe.each(databaseKinds)('on %s', (kind) => {
  let w: DrawsWorld
  let raw: Raw
  beforeAll(async () => {
    w = await drawsWorld(kind)
    await live(w)
    raw = await openRaw(kind, w.url)
    await raw.disarm()
  }, 120_000)
  afterAll(async () => {
    await raw.close()
    await w.close()
  })

  test('what happened is proven', async () => {
    expect(await w.proof()).toEqual([])
  })

  test('what nobody won, and what nobody claimed, is in stock and in its budget again', async () => {
    const sku = await w.one(`select stock, set_aside, redeemed from sku where product = 'cup'`)
    const kept = Number(
      (await w.one(`select pieces - claimed - lapsed as n from draw_prize where ${prize('autumn', 'cup')}`))
        .n,
    )
    expect(sku).toMatchObject({ stock: 1_000 - 1 - kept, set_aside: kept, redeemed: 1 })
    const goods = await w.one(`select balance from account where path = 'budget/goods/fen'`)
    const coupons = await w.one(`select redeemed + set_aside as n from sku where product = 'coupon'`)
    expect(Number(goods.balance)).toBe(10_000_000 - 900 * (1 + kept + Number(coupons.n)))
    const holds = await w.one(
      `select coalesce(sum(balance), 0) as n from account where path like 'hold/draw/spring/%'`,
    )
    expect(Number(holds.n)).toBe(0)
  })

  test('whoever did not claim has points instead, once', async () => {
    const lapsed = (await w.results('spring')).filter(({ state }) => state === 'lapsed')
    const grants = await w.db.all(`select occasion, points from offer_grant where rule = 'lapse'`)
    expect(lapsed.length).toBeGreaterThan(1)
    expect(grants.map(({ occasion, points }) => [Number(occasion), Number(points)]).sort()).toEqual(
      lapsed.map(({ number }) => [Number(number), 50]).sort(),
    )
  })

  test('the first result was proven without the seed being told', async () => {
    expect((await w.one(`select seed from draw where offer_id = 'autumn'`)).seed).toBeNull()
    const other = await verifyDraws(w.db, { blindKey: Buffer.from('another key') })
    expect(other.map(({ rule }) => rule.slice(0, 20))).toContain('8 the seed of a draw')
  })

  test.each(LIES)('$what: red', async ({ tell, takeBack, red }) => {
    await raw.run(...tell)
    const found = await verifyDraws(w.db, readConfig({})).finally(() => raw.run(...takeBack))
    const rules = found.map(({ rule }) => rule)
    for (const rule of red) expect(rules).toContainEqual(expect.stringContaining(rule))
    expect(await verifyDraws(w.db, readConfig({}))).toEqual([])
  })
})
