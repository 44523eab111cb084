/** The sign-ins and tasks of a member in the words of the export. They stay when the account is closed: they name nobody. */
import { sectionWords } from '@laurel/shared/words.zh'
import type { Reads } from '../platform/database.ts'
import { factSection } from '../platform/fact-section.ts'
import type { PersonalSection } from '../platform/personal.ts'

export const tasksSections = (reads: Reads): PersonalSection[] => [
  factSection(reads, {
    name: 'sign-ins',
    title: sectionWords['sign-ins'],
    prefixOf: (memberId) => `sign-in/${memberId}/`,
  }),
  factSection(reads, {
    name: 'tasks',
    title: sectionWords.tasks,
    prefixOf: (memberId) => `task/${memberId}/`,
  }),
]
