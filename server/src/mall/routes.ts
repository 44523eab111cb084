import { identityQueries } from '../identity/index.ts'
import { gateQueries } from '../membership/index.ts'
import type { Deps, Feature } from '../platform/feature.ts'
import { pointsQueries } from '../points/index.ts'
import { mallQueries } from './queries.ts'
import { mountAdminOrders } from './routes/admin-orders.ts'
import { mountAdminProducts } from './routes/admin-products.ts'
import { mountOrders } from './routes/orders.ts'
import { mountShelf } from './routes/shelf.ts'
import { mallSeals } from './seals.ts'

export const mallRoutes = ({ reads, cipher }: Deps): Feature => {
  const queries = mallQueries(reads)
  const seals = mallSeals(cipher)
  const { loadBalance } = pointsQueries(reads)
  const findGates = gateQueries(reads)
  const { findMemberIds } = identityQueries(reads, cipher)
  return (app) => {
    mountShelf(app, { queries, loadBalance, findGates })
    mountOrders(app, { queries, seals, findMemberIds })
    mountAdminProducts(app, { queries, seals })
    mountAdminOrders(app, { queries, seals })
  }
}
