/** The door to identity: members, what they are known by, and what they agreed to. */
import type { Deps, Feature } from '../platform/feature.ts'
import { identityQueries } from './queries.ts'
import { consentRoutes } from './routes/consent.ts'
import { phoneCodeRoutes } from './routes/phone-codes.ts'
import { profileRoutes } from './routes/profile.ts'
import { sessionRoutes } from './routes/sessions.ts'

export {
  type Cause,
  type Identity,
  identitiesOf,
  linkIdentity,
  type Unlinking,
  unlinkIdentities,
} from './commands/identities.ts'
export { endSessions, memberNamed, survivorOf } from './commands/members.ts'
export { type Move, moveBack, moveIdentities } from './commands/merge.ts'
export { type TryOrder, tryCode } from './commands/phone-codes.ts'
export { eraseIdentity, forgetRevoked, mediaChecked } from './commands/profile.ts'
export { consentNow } from './consent.ts'
export { identityRetentions, personalSections, tallyRetention } from './personal.ts'
export { mustBeRight, tryOf } from './phone-code.ts'
export { typedPhone } from './phone-text.ts'
export { type IdentityQueries, identityQueries } from './queries.ts'
export { nameOf, shownAvatar } from './replies.ts'
export { openIdentity, openName, sealedIdentityFields, sealIdentity } from './seals.ts'
export type { IdentityKind } from './tables.ts'

export const identityRoutes = (deps: Deps): Feature => {
  const queries = identityQueries(deps.reads, deps.cipher)
  const features = [consentRoutes, sessionRoutes, profileRoutes, phoneCodeRoutes].map((routes) =>
    routes(deps, queries),
  )
  return (app) => {
    for (const mount of features) mount(app)
  }
}
