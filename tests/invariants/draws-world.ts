/** Draws on a real database that two processes have open: prizes of every kind, set aside as an approval does it, and members with chances. */
import { cipherOf } from '@laurel/server/app'
import { addBudget, askTopUp, budgetApprovals, verifyBudgets } from '@laurel/server/budget/index'
import { readConfig } from '@laurel/server/config'
import { claimPrize } from '@laurel/server/draws/commands/claim'
import { closeDraw } from '@laurel/server/draws/commands/close'
import { draw } from '@laurel/server/draws/commands/draw'
import { lapsePrize } from '@laurel/server/draws/commands/lapse'
import { drawKindWith, verifyDraws } from '@laurel/server/draws/index'
import { seedOf } from '@laurel/server/draws/seed'
import { addProduct } from '@laurel/server/mall/commands/products'
import { importCodes, restock } from '@laurel/server/mall/commands/stock'
import { verifyMall } from '@laurel/server/mall/index'
import { verifyOffers } from '@laurel/server/offers/index'
import { approveWith } from '@laurel/server/operators/index'
import { recordFact } from '@laurel/server/platform/facts'
import { must } from '@laurel/server/platform/must'
import { verifyLedger } from '@laurel/server/points/index'
import type { Command, Work } from '@laurel/server/schema'
import type { DrawBody } from '@laurel/shared/draws'
import type { DatabaseKind } from '../world/databases.ts'
import { drawBody, newNonce } from '../world/draws.ts'
import { storedWorld } from './stored-world.ts'

const config = readConfig({})
const cipher = cipherOf(config)
const kind = drawKindWith(cipher)
const NO_CAPS = { dayMax: null, monthMax: null, totalMax: null }
const TEXT = { subtitle: '', art: 'thermos', category: 'home', rules: [], budgetId: 'goods' }
const TERMS = { pricePoints: 100, costFen: 900, limitPerMember: null }
const BY = { operatorId: 'editor', moveId: 'm1' }
export const CUP = 'cup.1'
export const COUPON = 'coupon.1'
/** What gives chances, so many as a fact of it says. */
const SOURCE = { by: 'task', offerId: 'grow', stage: null, count: 1 } as const

export interface Stock {
  cups: number
  codes: number
}

function fillMall(w: Work, { cups, codes }: Stock, now: number): void {
  addBudget(w, { id: 'goods', name: 'goods', currency: 'fen', parentId: null, caps: NO_CAPS })
  askTopUp(w, { id: 'fen', budgetId: 'goods', amount: 10_000_000, because: 'year', operatorId: 'qing' }, now)
  approveWith(budgetApprovals)(w, { approvalId: 'fen', operatorId: 'wen', role: 'approver' }, now)
  for (const [productId, sort] of [
    ['cup', 'goods'],
    ['coupon', 'code'],
  ] as const) {
    const skus = [{ title: productId, ...TERMS }]
    addProduct(w, { productId, title: productId, kind: sort, skus, ...TEXT })
  }
  restock(w, { skuId: CUP, pieces: cups, because: 'first', ...BY }, now)
  const lines = Array.from({ length: codes }, (_, i) => ({ sealed: `sealed ${i}`, hash: `hash ${i}` }))
  importCodes(w, { skuId: COUPON, codes: lines, ...BY }, now)
}

interface Done {
  memberId: string
  key: string
  at: number
}

/** With the hints of a command that writes down such a fact. */
const complete: Command<Done, void> = (w, { memberId, key }, now) => {
  const data = { taskId: SOURCE.offerId }
  recordFact(w, { id: key, key, type: 'task.completed', memberId, data }, now)
}
complete.tells = ({ memberId, key, at }) => [
  { type: 'task.completed', memberId, at, name: { source: 'laurel', key } },
]

export type DrawsWorld = Awaited<ReturnType<typeof drawsWorld>>

interface Tap {
  memberId: string
  drawId: string
}

export async function drawsWorld(database: DatabaseKind, stock: Stock = { cups: 1_000, codes: 20 }) {
  const world = await storedWorld(database)
  const { did, db, engine, other, time } = world
  let ids = 0
  const newIds = () => {
    ids += 1
    return { orderId: `order-${ids}`, newsId: `news-${ids}` }
  }
  /** The chance that each was given last, as the route reads it before a tap. */
  const likely = new Map<string, string>()
  const orderOf = (tap: Tap) => ({
    ...newIds(),
    ...{ mergedIds: [], nonce: newNonce(), seed: seedOf(cipher, tap.drawId), at: time.now },
    likelyChance: likely.get(tap.memberId) ?? null,
    ...tap,
  })
  await did((w, now) => fillMall(w, stock, now))
  return {
    ...world,
    /** In force for so many days. */
    async launch(id: string, prizes: DrawBody['prizes'], days: number): Promise<void> {
      const body = { ...drawBody({ prizes, chances: [SOURCE], claimDays: 3 }) }
      const endsAt = time.now + days * 86_400_000
      await world.put({ id, kind: 'draw', budgetId: 'daily', body, topics: kind.topics(body), endsAt })
      await did((w, now) => {
        const { startsAt, budgetId, rules, goal, signOff, title } = must(w.get('offerVersion', id, 1), id)
        const draft = { offerId: id, title, body, budgetId, startsAt, endsAt, rules, goal, signOff }
        kind.open?.(w, { ...draft, version: 1 }, now)
      })
    },
    members: (names: readonly string[]) =>
      did((w, now) => {
        for (const id of names) w.add('member', { id, state: 'active', joinedAt: now })
      }),
    /** A task completed by each, under a key. */
    chances: (done: readonly (readonly [memberId: string, key: string])[]) => {
      for (const [memberId, key] of done) likely.set(memberId, `laurel/${key}/1`)
      return Promise.all(done.map(([memberId, key]) => engine.run(complete, { memberId, key, at: time.now })))
    },
    draw: (tap: Tap) => engine.run(draw, orderOf(tap)),
    /** All at once, by turns in each process. */
    drawAtOnce: (taps: readonly Tap[]) =>
      Promise.allSettled(taps.map((tap, i) => (i % 2 ? other : engine).run(draw, orderOf(tap)))),
    claim: (tap: Tap & { number: number }) =>
      engine.run(claimPrize, { ...newIds(), mergedIds: [], address: 'sealed', ...tap }),
    claimAtOnce: (taps: readonly (Tap & { number: number })[]) =>
      Promise.allSettled(
        taps.map((tap, i) =>
          (i % 2 ? other : engine).run(claimPrize, { ...newIds(), mergedIds: [], address: 'sealed', ...tap }),
        ),
      ),
    lapse: (offerId: string, number: number) => world.both(lapsePrize, { offerId, number }),
    closeDraw: (offerId: string) => world.both(closeDraw, { offerId, seed: seedOf(cipher, offerId) }),
    later: (days: number): void => {
      time.now += days * 86_400_000
    },
    results: (drawId: string) =>
      db.all(`select * from draw_result where offer_id = '${drawId}' order by number`),
    one: async (sql: string) => must((await db.all(sql))[0], sql),
    async proof() {
      const proofs = [verifyLedger, verifyBudgets, verifyOffers, verifyMall]
      const found = (await Promise.all(proofs.map((prove) => prove(db)))).flat()
      return [...found, ...(await verifyDraws(db, config))]
    },
  }
}
