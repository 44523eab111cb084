/** The grants of a member in the words of the export. They stay when the account is closed: they are part of the books, and name nobody. */
import { sectionWords } from '@laurel/shared/words.zh'
import type { Reads } from '../platform/database.ts'
import type { PersonalSection } from '../platform/personal.ts'
import { personalQueries } from './queries/personal.ts'
import { sumOfGrowth } from './rules/postings.ts'

export function offersSections(reads: Reads): PersonalSection[] {
  const { countGrants, grantsOf } = personalQueries(reads)
  return [
    {
      name: 'grants',
      title: sectionWords.grants,
      async count(memberIds) {
        const counts = await Promise.all(memberIds.map(countGrants))
        return counts.reduce((sum, n) => sum + n, 0)
      },
      async *rows(memberIds) {
        for (const memberId of memberIds) {
          for await (const { because, offerId, points, growth, state, at } of grantsOf(memberId)) {
            const subject = String(because.subject ?? '')
            yield { subject, offerId, points, growth: sumOfGrowth(growth), state, earnedAt: at }
          }
        }
      },
    },
  ]
}
