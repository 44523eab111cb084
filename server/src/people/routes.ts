import type { Deps, Feature } from '../platform/feature.ts'
import { allSections, sealedFields } from './kept.ts'
import { mountKeys } from './routes/keys.ts'
import { mountMembers } from './routes/members.ts'
import { mountMine } from './routes/mine.ts'

export const peopleRoutes =
  (deps: Deps): Feature =>
  (app) => {
    mountMine(app, deps, allSections(deps))
    mountMembers(app, deps)
    mountKeys(app, deps, sealedFields)
  }
