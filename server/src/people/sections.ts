/** What people itself keeps of a member: that they took their data along, and that accounts were merged. */
import { sectionWords } from '@laurel/shared/words.zh'
import type { Reads } from '../platform/database.ts'
import { factSection } from '../platform/fact-section.ts'
import type { PersonalSection } from '../platform/personal.ts'

export const peopleSections = (reads: Reads): PersonalSection[] => [
  factSection(reads, {
    name: 'deeds',
    title: sectionWords.deeds,
    prefixOf: (memberId) => `exported/${memberId}/`,
  }),
]
