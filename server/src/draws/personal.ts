/** What a member drew in the words of the export. It stays when the account is closed: the log rests on it, and names nobody. */
import { sectionWords } from '@laurel/shared/words.zh'
import type { Reads } from '../platform/database.ts'
import type { PersonalSection } from '../platform/personal.ts'
import { personalQueries } from './queries/personal.ts'

export function drawsSections(reads: Reads): PersonalSection[] {
  const { resultsOf } = personalQueries(reads)
  return [
    {
      name: 'draws',
      title: sectionWords.draws,
      async count(memberIds) {
        let n = 0
        for (const memberId of memberIds) for await (const _ of resultsOf(memberId)) n += 1
        return n
      },
      async *rows(memberIds) {
        for (const memberId of memberIds) yield* resultsOf(memberId)
      },
    },
  ]
}
