import type { Static } from 'typebox'
import { call } from './call.ts'
import type * as schema from './mall.schema.ts'

export type AdminProduct = Static<typeof schema.AdminProduct>
export type AdminSku = Static<typeof schema.AdminSku>
export type AddProductInput = Static<typeof schema.AddProductInput>
export type EditProductInput = Static<typeof schema.EditProductInput>
export type SetProductStateInput = Static<typeof schema.SetProductStateInput>
export type EditSkuInput = Static<typeof schema.EditSkuInput>
export type RestockInput = Static<typeof schema.RestockInput>
export type ImportCodesInput = Static<typeof schema.ImportCodesInput>
export type CodesImported = Static<typeof schema.CodesImported>
export type Shelf = Static<typeof schema.Shelf>
export type AdminOrder = Static<typeof schema.AdminOrder>
export type ShipInput = Static<typeof schema.ShipInput>
type OrderInput = Static<typeof schema.OrderInput>
type Nothing = Record<never, never>
type Listed<Item> = { items: Item[]; next: string | null }

export const mallAdminApi = {
  products: call<Static<typeof schema.AdminListProductsInput>, Listed<AdminProduct>>()(
    'GET',
    '/admin/products',
  ),
  product: call<{ productId: string }, AdminProduct>()('GET', '/admin/products/:productId', [
    'PRODUCT_UNKNOWN',
  ]),
  addProduct: call<AddProductInput, AdminProduct>()('POST', '/admin/products', [
    'BUDGET_UNKNOWN',
    'CURRENCY_MISMATCH',
  ]),
  editProduct: call<EditProductInput, AdminProduct>()('PUT', '/admin/products/:productId', [
    'PRODUCT_UNKNOWN',
  ]),
  setProductState: call<SetProductStateInput, AdminProduct>()('PUT', '/admin/products/:productId/state', [
    'PRODUCT_UNKNOWN',
  ]),
  editSku: call<EditSkuInput, AdminProduct>()('PUT', '/admin/skus/:skuId', ['SKU_UNKNOWN']),
  restock: call<RestockInput, AdminProduct>()('POST', '/admin/skus/:skuId/stock', [
    'SKU_UNKNOWN',
    'SKU_STOCKED_BY_CODES',
    'STOCK_EMPTY',
  ]),
  importCodes: call<ImportCodesInput, CodesImported>()('POST', '/admin/skus/:skuId/codes', [
    'SKU_UNKNOWN',
    'SKU_TAKES_NO_CODES',
  ]),
  shelf: call<Nothing, Shelf>()('GET', '/admin/shelf'),
  setShelf: call<Shelf, Shelf>()('PUT', '/admin/shelf', ['PRODUCT_UNKNOWN']),
  orders: call<Static<typeof schema.AdminListOrdersInput>, Listed<AdminOrder>>()('GET', '/admin/orders'),
  orderAddress: call<OrderInput, Static<typeof schema.OrderAddress>>()(
    'POST',
    '/admin/orders/:orderId/address',
    ['ORDER_UNKNOWN', 'ADDRESS_MISSING'],
  ),
  fulfil: call<OrderInput, AdminOrder>()('POST', '/admin/orders/:orderId/fulfil', [
    'ORDER_UNKNOWN',
    'ORDER_CLOSED',
  ]),
  ship: call<ShipInput, AdminOrder>()('POST', '/admin/orders/:orderId/ship', [
    'ORDER_UNKNOWN',
    'ORDER_CLOSED',
  ]),
  cancel: call<OrderInput, AdminOrder>()('POST', '/admin/orders/:orderId/cancel', [
    'ORDER_UNKNOWN',
    'ORDER_CLOSED',
  ]),
}
