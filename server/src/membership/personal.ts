/** The growth and the changes of tier of a member in the words of the export. They stay when the account is closed: they name nobody. */
import { sectionWords } from '@laurel/shared/words.zh'
import type { Reads } from '../platform/database.ts'
import { factSection } from '../platform/fact-section.ts'
import type { PersonalSection } from '../platform/personal.ts'

export const membershipSections = (reads: Reads): PersonalSection[] => [
  factSection(reads, {
    name: 'growth',
    title: sectionWords.growth,
    prefixOf: (memberId) => `growth/grant/${memberId}/`,
  }),
  factSection(reads, {
    name: 'tiers',
    title: sectionWords.tiers,
    prefixOf: (memberId) => `tier/${memberId}/`,
  }),
]
