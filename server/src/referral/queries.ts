/** All the reads of referral, prepared once per process. */
import { roomQueries } from '../budget/index.ts'
import { identityQueries } from '../identity/index.ts'
import type { Deps } from '../platform/feature.ts'
import { arrivalQueries } from './queries/arrivals.ts'
import { bindingQueries } from './queries/bindings.ts'
import { boardQueries } from './queries/board.ts'
import { countQueries } from './queries/counts.ts'
import { linkQueries } from './queries/links.ts'
import { programmeQueries } from './queries/programmes.ts'

export const referralQueries = ({ reads, cipher }: Pick<Deps, 'reads' | 'cipher'>) => {
  const { findRow, findMemberIds, openidsOf } = identityQueries(reads, cipher)
  return {
    ...programmeQueries(reads),
    ...linkQueries(reads, { findRow }),
    ...bindingQueries(reads),
    ...countQueries(reads),
    ...boardQueries(reads),
    ...arrivalQueries(reads),
    ...roomQueries(reads),
    findRow,
    findMemberIds,
    openidsOf,
  }
}
export type ReferralQueries = ReturnType<typeof referralQueries>
