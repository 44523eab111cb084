/** All the mall reads, prepared once per process. */
import type { Reads } from '../platform/database.ts'
import { orderListQueries } from './queries/order-lists.ts'
import { orderQueries } from './queries/orders.ts'
import { personalQueries } from './queries/personal.ts'
import { productQueries } from './queries/products.ts'
import { shelfQueries } from './queries/shelf.ts'

export const mallQueries = (reads: Reads) => ({
  ...shelfQueries(reads),
  ...productQueries(reads),
  ...orderQueries(reads),
  ...orderListQueries(reads),
  ...personalQueries(reads),
})
export type MallQueries = ReturnType<typeof mallQueries>
