/** A small mall with a history, in a database of its own, for the tests that read it back. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ProductKind } from '@laurel/shared/mall'
import { type Db, openDatabase } from '../platform/database.ts'
import { transfer } from '../points/index.ts'
import type { Work } from '../schema.ts'
import { cancelOwn, fulfil, ship } from './commands/orders.ts'
import { addProduct, setProductState } from './commands/products.ts'
import { redeem } from './commands/redeem.ts'
import { setShelf } from './commands/shelf.ts'
import { importCodes, restock } from './commands/stock.ts'

const NOW = Date.parse('2026-11-21T04:00:00Z')

interface Offer {
  id: string
  title: string
  prices: number[]
  kind?: ProductKind
  category?: string
  limitPerMember?: number
}

function put(w: Work, { id, title, prices, kind = 'goods', category = 'home', limitPerMember }: Offer): void {
  const skus = prices.map((pricePoints) => ({
    title: `${pricePoints}`,
    pricePoints,
    costFen: 0,
    limitPerMember: limitPerMember ?? null,
  }))
  addProduct(w, {
    productId: id,
    title,
    subtitle: '',
    art: 'art',
    kind,
    category,
    rules: [],
    budgetId: 'b',
    skus,
  })
  setProductState(w, { productId: id, state: 'live' })
  const move = { operatorId: 'editor', moveId: 'm1' }
  for (const [index] of prices.entries()) {
    const skuId = `${id}.${index + 1}`
    if (kind === 'goods') restock(w, { skuId, pieces: 5, because: 'first', ...move }, NOW)
    else importCodes(w, { skuId, codes: [{ sealed: 'sealed', hash: skuId }], ...move }, NOW)
  }
}

function seed(w: Work): void {
  const caps = { dayMax: null, monthMax: null, totalMax: null }
  w.add('budget', { id: 'b', name: 'b', currency: 'fen', parentId: null, caps, filled: 0, handedDown: 0 })
  put(w, { id: 'p1', title: '青釉随行杯', prices: [2_400, 2_200] })
  put(w, { id: 'p2', title: 'Latte 100% Milk', prices: [600], kind: 'code', category: 'coffee' })
  put(w, { id: 'p3', title: '阅读灯', prices: [3_000], limitPerMember: 1 })
  put(w, { id: 'p4', title: '帆布袋', prices: [600] })
  put(w, { id: 'p5', title: 'Off', prices: [1], category: 'gone' })
  setProductState(w, { productId: 'p5', state: 'off' })
  setShelf(w, { productIds: ['p3', 'p1', 'p5'] })
  for (const member of ['lin', 'zhou']) {
    const credit = `member/${member}/points`
    const because = { reason: 'gift' } as const
    transfer(
      w,
      { id: member, debit: 'mint/points', credit, amount: 20_000, because, expiresOn: '2027-12-31' },
      NOW,
    )
  }
}

function sell(w: Work): void {
  const buy = (orderId: string, memberId: string, skuId: string) =>
    redeem(w, { orderId, newsId: `news ${orderId}`, memberId, skuId, address: 'sealed address' }, NOW)
  const ask = (orderId: string, newsId: string) => ({ orderId, newsId, address: null })
  buy('o1', 'lin', 'p1.1')
  buy('o2', 'lin', 'p2.1')
  buy('o3', 'lin', 'p3.1')
  buy('o4', 'zhou', 'p4.1')
  buy('o5', 'lin', 'p4.1')
  cancelOwn(w, { ...ask('o1', 'n1'), memberId: 'lin' }, NOW)
  fulfil(w, ask('o3', 'n2'), NOW)
  ship(w, { ...ask('o3', 'n3'), parcel: { carrier: 'SF', trackingNumber: '1' } }, NOW)
}

export interface Fair {
  db: Db
  file: string
  close(): Promise<void>
}

export async function openFair(): Promise<Fair> {
  const folder = mkdtempSync(join(tmpdir(), 'mall-'))
  const file = join(folder, 'mall.db')
  const db = await openDatabase(`file:${file}`, { clock: () => NOW })
  await db.engine.run(seed, undefined)
  await db.engine.run(sell, undefined)
  return {
    db,
    file,
    async close() {
      await db.close()
      rmSync(folder, { recursive: true })
    },
  }
}
