/** The door to the mall. */

export { cancelOwn, fulfil, type OwnOrder, receive, type Ship, ship } from './commands/orders.ts'
export { type AddProduct, addProduct, editProduct, editSku, setProductState } from './commands/products.ts'
export { type Redeem, redeem } from './commands/redeem.ts'
export { setShelf } from './commands/shelf.ts'
export { type ImportCodes, importCodes, type Restock, restock } from './commands/stock.ts'
export { type MallQueries, mallQueries } from './queries.ts'
export { mallRoutes } from './routes.ts'
export { mallSeals } from './seals.ts'
export { verifyMall } from './verify.ts'
