/** The door to the mall. */
export { dropAddresses, forgetAddresses, openAmong } from './commands/addresses.ts'
export {
  type AsideTerms,
  type GiveBackAside,
  giveBackAside,
  type PrizeOrder,
  placePrizeOrder,
  type SetAside,
  setAside,
} from './commands/prizes.ts'
export { gatedTiles, productPage } from './pages.ts'
export { mallRetentions, mallSections, sealedMallFields } from './personal.ts'
export { mallQueries } from './queries.ts'
export { mallRoutes } from './routes.ts'
export { mallSeals } from './seals.ts'
export { verifyMall } from './verify.ts'
