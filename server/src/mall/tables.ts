import type { OrderState, OrderStep, Parcel, ProductKind, ProductState } from '@laurel/shared/mall'
import { sql } from 'drizzle-orm'
import type { Kit } from '../platform/kit.ts'

const order = (k: Kit) =>
  k.table(
    'mall_order',
    {
      id: k.text('id').primaryKey(),
      memberId: k.text('member_id').notNull(),
      productId: k.text('product_id').notNull(),
      skuNumber: k.integer('sku_number').notNull(),
      /** Title to cost are as they were when it was redeemed: what is edited later changes no order. */
      title: k.text('title').notNull(),
      art: k.text('art').notNull(),
      kind: k.text('kind').$type<ProductKind>().notNull(),
      pricePoints: k.integer('price_points').notNull(),
      costFen: k.integer('cost_fen').notNull(),
      /** It was counted in `skuLimit`: a limit may have been set or lifted since. */
      limited: k.flag('limited').notNull(),
      state: k.text('state').$type<OrderState>().notNull(),
      placedAt: k.integer('placed_at').notNull(),
      steps: k.json<OrderStep[]>('steps').notNull(),
      /** Sealed, bound to the member. */
      address: k.text('address'),
      codeNumber: k.integer('code_number'),
      parcel: k.json<Parcel>('parcel'),
    },
    (t) => [
      // Most orders end received, and a code is born so: they cost no entry here.
      k.index('order_state_ix').on(t.state, t.id).where(sql`${t.state} <> 'received'`),
    ],
  )

const sku = (k: Kit) =>
  k.table(
    'sku',
    {
      product: k.text('product').notNull(),
      number: k.integer('number').notNull(),
      title: k.text('title').notNull(),
      // Copies of what the product says, so that redeem reads this row alone.
      productTitle: k.text('product_title').notNull(),
      art: k.text('art').notNull(),
      category: k.text('category').notNull().default(''),
      kind: k.text('kind').$type<ProductKind>().notNull(),
      budgetId: k.text('budget_id').notNull(),
      live: k.flag('live').notNull(),
      pricePoints: k.integer('price_points').notNull(),
      costFen: k.integer('cost_fen').notNull(),
      /** Free to be redeemed. */
      stock: k.integer('stock').notNull(),
      /** Kept for prizes that were promised: no longer in stock, and not given yet. */
      setAside: k.integer('set_aside').notNull().default(0),
      limitPerMember: k.integer('limit_per_member'),
      /** The lowest tier it is for; 0: everybody. A copy of what the product says, too. */
      minLevel: k.integer('min_level').notNull().default(0),
      /** Orders that were not cancelled. For codes also the position of the next one. */
      redeemed: k.integer('redeemed').notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.product, t.number] }),
      k.check('sku_stock_ck', sql`${t.stock} >= 0 and ${t.setAside} >= 0`),
      k.check('sku_price_ck', sql`${t.pricePoints} > 0 and ${t.costFen} >= 0`),
      k.check('sku_redeemed_ck', sql`${t.redeemed} >= 0`),
    ],
  )

const product = (k: Kit) =>
  k.table('product', {
    id: k.text('id').primaryKey(),
    title: k.text('title').notNull(),
    subtitle: k.text('subtitle').notNull(),
    art: k.text('art').notNull(),
    kind: k.text('kind').$type<ProductKind>().notNull(),
    category: k.text('category').notNull(),
    rules: k.json<string[]>('rules').notNull(),
    budgetId: k.text('budget_id').notNull(),
    state: k.text('state').$type<ProductState>().notNull(),
    /** The lowest tier it is for; 0: everybody. */
    minLevel: k.integer('min_level').notNull().default(0),
  })

/** How many of a sku a member has redeemed while it had a limit. */
const skuLimit = (k: Kit) =>
  k.table(
    'sku_limit',
    {
      memberId: k.text('member_id').notNull(),
      product: k.text('product').notNull(),
      number: k.integer('number').notNull(),
      taken: k.integer('taken').notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.memberId, t.product, t.number] }),
      k.check('sku_limit_taken_ck', sql`${t.taken} >= 0`),
    ],
  )

/** A pool is taken from in the order of its positions, from 0: the next code is found by its key. */
const code = (k: Kit) =>
  k.table(
    'code',
    {
      product: k.text('product').notNull(),
      number: k.integer('number').notNull(),
      position: k.integer('position').notNull(),
      /** Bound to the sku. */
      sealed: k.text('sealed').notNull(),
      orderId: k.text('order_id'),
    },
    (t) => [k.primaryKey({ columns: [t.product, t.number, t.position] })],
  )

/** The keyed hash of each code of every pool: no code is imported twice. */
const codeHash = (k: Kit) =>
  k.table('code_hash', {
    hash: k.text('hash').primaryKey(),
    product: k.text('product').notNull(),
    number: k.integer('number').notNull(),
    position: k.integer('position').notNull(),
  })

/** What operators put in or took out. What members take and give back is told by their orders. */
const stockMove = (k: Kit) =>
  k.table(
    'stock_move',
    {
      product: k.text('product').notNull(),
      number: k.integer('number').notNull(),
      id: k.text('id').notNull(),
      pieces: k.integer('pieces').notNull(),
      /** The operator's words; null for an import of codes. */
      because: k.text('because'),
      operatorId: k.text('operator_id').notNull(),
      at: k.integer('at').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.product, t.number, t.id] })],
  )

const shelfSlot = (k: Kit) =>
  k.table(
    'shelf_slot',
    {
      shelf: k.text('shelf').notNull(),
      position: k.integer('position').notNull(),
      productId: k.text('product_id').notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.shelf, t.position] }),
      // Not unique: while a shelf is put in another order, a product stands in two slots.
      k.index('shelf_slot_product_ix').on(t.productId),
    ],
  )

export const mallTables = (k: Kit) => ({
  order: order(k),
  product: product(k),
  sku: sku(k),
  skuLimit: skuLimit(k),
  code: code(k),
  codeHash: codeHash(k),
  stockMove: stockMove(k),
  shelfSlot: shelfSlot(k),
})
