import { Type } from 'typebox'
import { TierLook } from './membership.schema.ts'
import { Amount, Balance, Id, Instant, Nullable, OneOf, PageOf, Paging, Shape, Text } from './schema.ts'

export const ProductKind = OneOf('goods', 'code')
export const OrderState = OneOf('placed', 'fulfilling', 'shipped', 'received', 'cancelled')
/** Why this member can't redeem this sku now: null is "can". Same codes as the redeem call. */
export const RedeemBar = Nullable(
  OneOf('SKU_OFF_SHELF', 'TIER_TOO_LOW', 'STOCK_EMPTY', 'LIMIT_REACHED', 'BALANCE_TOO_LOW'),
)
/** The tier a product is for, while it bars this member, or a guest. */
export const TierGate = Shape({
  level: Type.Integer(),
  name: Type.String(),
  look: TierLook,
  /** Growth that is missing to it; null for a guest. */
  missing: Nullable(Type.Integer({ minimum: 1 })),
})

export const Tile = Shape({
  productId: Id,
  title: Type.String(),
  /** Name of the picture: `<assets>/art/<art>.png`, or for `image:<name>` `<assets>/images/<name>`. */
  art: Type.String(),
  kind: ProductKind,
  category: Type.String(),
  /** The lowest price of its skus. */
  pricePoints: Amount,
  stock: Type.Integer({ minimum: 0 }),
  gate: Type.Optional(Nullable(TierGate)),
})
export const ShelfInput = Shape({
  ...Paging,
  category: Type.Optional(Text(20)),
  sort: Type.Optional(OneOf('shelf', 'price-up', 'price-down', 'newest')),
  /** Part of the title. */
  search: Type.Optional(Text(40)),
  /** Only what costs at most so much. */
  pointsMax: Type.Optional(Amount),
})
export const ShelfPage = Shape({
  items: Type.Array(Tile),
  next: Nullable(Type.String()),
  categories: Type.Array(Type.String()),
  /** Null for a guest. */
  balance: Nullable(Balance),
})

export const Sku = Shape({
  id: Id,
  title: Type.String(),
  pricePoints: Amount,
  stock: Type.Integer({ minimum: 0 }),
  /** Per member, for ever; null is no limit. */
  limitPerMember: Nullable(Amount),
  /** What this member may still redeem of it; null for a guest or without a limit. */
  limitLeft: Nullable(Type.Integer({ minimum: 0 })),
  bar: RedeemBar,
})
export const ProductInput = Shape({ productId: Id })
export const ProductPage = Shape({
  productId: Id,
  title: Type.String(),
  subtitle: Type.String(),
  art: Type.String(),
  kind: ProductKind,
  category: Type.String(),
  rules: Type.Array(Type.String()),
  skus: Type.Array(Sku, { minItems: 1 }),
  balance: Nullable(Balance),
  gate: Type.Optional(Nullable(TierGate)),
})

/** As wx.chooseAddress gives it. */
export const Address = Shape({
  name: Text(40),
  phone: Text(20, 5),
  province: Text(20),
  city: Text(20),
  county: Text(20),
  detail: Text(120),
})
export const RedeemInput = Shape({ skuId: Id, address: Type.Optional(Address) })
/** A monthly gift of the member's tier: an order of 0 points. */
export const ClaimGiftInput = Shape({ benefitId: Id, address: Type.Optional(Address) })
/** 0 of a gift. */
const Spent = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })
export const Redeemed = Shape({ orderId: Id, pricePoints: Spent, balance: Balance })

export const OrderStep = Shape({ state: OrderState, at: Instant, by: OneOf('member', 'operator', 'system') })
export const OrderLine = Shape({
  orderId: Id,
  skuId: Id,
  productId: Id,
  title: Type.String(),
  art: Type.String(),
  kind: ProductKind,
  pricePoints: Spent,
  state: OrderState,
  placedAt: Instant,
})
export const ListOrdersInput = Shape({
  ...Paging,
  state: Type.Optional(OneOf('open', 'received', 'cancelled')),
})
export const OrderPage = PageOf(OrderLine)
export const OrderInput = Shape({ orderId: Id })
export const Parcel = Shape({ carrier: Text(40), trackingNumber: Text(60) })
export const Order = Shape({
  ...OrderLine.properties,
  steps: Type.Array(OrderStep),
  /** Masked. Null for a code. */
  address: Nullable(Shape({ name: Type.String(), phone: Type.String(), place: Type.String() })),
  /** Null for goods. */
  code: Nullable(Type.String()),
  parcel: Nullable(Parcel),
  mayCancel: Type.Boolean(),
})
export const Cancelled = Shape({ order: Order, balance: Balance })

// ---- what operators see and send

export const ProductState = OneOf('draft', 'live', 'off')
export const AdminSku = Shape({
  id: Id,
  title: Type.String(),
  pricePoints: Amount,
  costFen: Type.Integer({ minimum: 0 }),
  stock: Type.Integer({ minimum: 0 }),
  /** Kept for prizes: no longer in stock, and not given yet. */
  setAside: Type.Integer({ minimum: 0 }),
  limitPerMember: Nullable(Amount),
  redeemed: Type.Integer({ minimum: 0 }),
})
export const AdminProduct = Shape({
  id: Id,
  title: Type.String(),
  subtitle: Type.String(),
  art: Type.String(),
  kind: ProductKind,
  category: Type.String(),
  rules: Type.Array(Type.String()),
  /** The fen budget that pays for it. */
  budgetId: Id,
  state: ProductState,
  /** The lowest tier it is for; 0: everybody. */
  minLevel: Type.Integer({ minimum: 0 }),
  skus: Type.Array(AdminSku),
})
const productText = {
  title: Text(60),
  subtitle: Text(120, 0),
  /** The name of a picture of ours, or of one that was uploaded. */
  art: Type.String({ pattern: '^([a-z0-9-]{1,40}|image:[0-9a-f]{32}\\.webp)$' }),
  category: Text(20),
  rules: Type.Array(Text(200), { maxItems: 20 }),
  /** The lowest tier it is for; 0: everybody. Left out: as it was. */
  minLevel: Type.Optional(Type.Integer({ minimum: 0, maximum: 9 })),
}
const skuTerms = {
  title: Text(40),
  pricePoints: Amount,
  costFen: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
  limitPerMember: Nullable(Amount),
}
export const AddProductInput = Shape({
  ...productText,
  kind: ProductKind,
  budgetId: Id,
  skus: Type.Array(Shape(skuTerms), { minItems: 1, maxItems: 20 }),
})
export const EditProductInput = Shape({ productId: Id, ...productText })
export const SetProductStateInput = Shape({ productId: Id, state: ProductState })
export const EditSkuInput = Shape({ skuId: Id, ...skuTerms })
/** Negative takes away. Never below 0. Skus of kind code are stocked by their codes only. */
export const RestockInput = Shape({
  skuId: Id,
  pieces: Type.Integer({ minimum: -1_000_000, maximum: 1_000_000 }),
  because: Text(200),
})
export const ImportCodesInput = Shape({
  skuId: Id,
  codes: Type.Array(Text(200), { minItems: 1, maxItems: 2_000 }),
})
export const CodesImported = Shape({
  added: Type.Integer({ minimum: 0 }),
  /** Line numbers, from 1, that were there before or twice in the list. */
  duplicateLines: Type.Array(Type.Integer({ minimum: 1 })),
  stock: Type.Integer({ minimum: 0 }),
})
/** The order of products on the shelf; a live product that is not named stands behind, newest first. */
export const Shelf = Shape({ productIds: Type.Array(Id, { maxItems: 500, uniqueItems: true }) })
export const AdminListProductsInput = Shape({ ...Paging })
export const AdminProductPage = PageOf(AdminProduct)
export const AdminListOrdersInput = Shape({ ...Paging, state: Type.Optional(OrderState) })
export const AdminOrder = Shape({
  ...OrderLine.properties,
  memberId: Id,
  steps: Type.Array(OrderStep),
  address: Order.properties.address,
  parcel: Nullable(Parcel),
})
export const AdminOrderPage = PageOf(AdminOrder)
export const ShipInput = Shape({ orderId: Id, ...Parcel.properties })
/** The whole address, for the parcel: each look is audited. */
export const OrderAddress = Shape({ address: Address })
