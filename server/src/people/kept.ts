/** What all features keep of persons, put together: what a member may take along, what is sealed, and what has an end. */

import { drawsSections } from '../draws/index.ts'
import { sealedEventFields } from '../events/index.ts'
import {
  identityRetentions,
  personalSections,
  sealedIdentityFields,
  tallyRetention,
} from '../identity/index.ts'
import { leadsRetentions, leadsSections, sealedLeadFields } from '../leads/index.ts'
import { mallRetentions, mallSections, sealedMallFields } from '../mall/index.ts'
import { membershipSections } from '../membership/index.ts'
import { offersSections } from '../offers/index.ts'
import { sealedOperatorFields } from '../operators/index.ts'
import { outreachRetentions, outreachSections } from '../outreach/index.ts'
import type { Deps } from '../platform/feature.ts'
import type { PersonalSection, Retention, SealedField } from '../platform/personal.ts'
import { pointsSections } from '../points/index.ts'
import { quizzesSections } from '../quizzes/index.ts'
import { referralRetentions, referralSections } from '../referral/index.ts'
import { tasksSections } from '../tasks/index.ts'
import { peopleSections } from './sections.ts'

/** In the order in which a person reads them. */
export const allSections = (deps: Deps): PersonalSection[] => [
  ...personalSections(deps),
  ...pointsSections(deps.reads),
  ...offersSections(deps.reads),
  ...membershipSections(deps.reads),
  ...tasksSections(deps.reads),
  ...quizzesSections(deps.reads),
  ...drawsSections(deps.reads),
  ...mallSections(deps),
  ...referralSections(deps.reads),
  ...leadsSections(deps),
  ...outreachSections(deps.reads),
  ...peopleSections(deps.reads),
]

export const sealedFields: readonly SealedField[] = [
  ...sealedIdentityFields,
  ...sealedOperatorFields,
  ...sealedEventFields,
  ...sealedMallFields,
  ...sealedLeadFields,
]

export const allRetentions = (deps: Deps): readonly Retention[] => [
  ...(identityRetentions(deps) as Retention[]),
  tallyRetention(deps) as Retention,
  ...(outreachRetentions(deps.reads) as Retention[]),
  ...(mallRetentions(deps) as Retention[]),
  ...referralRetentions(deps.reads),
  ...(leadsRetentions(deps) as Retention[]),
]
