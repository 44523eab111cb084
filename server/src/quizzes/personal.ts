/** What a member answered, in the words of the export. It stays when the account is closed: it names nobody, and questions are counted by it. */
import { sectionWords } from '@laurel/shared/words.zh'
import type { Reads } from '../platform/database.ts'
import type { PersonalSection } from '../platform/personal.ts'
import { personalQueries } from './queries/personal.ts'

export function quizzesSections(reads: Reads): PersonalSection[] {
  const { countAttempts, attemptsOf } = personalQueries(reads)
  return [
    {
      name: 'quizzes',
      title: sectionWords.quizzes,
      async count(memberIds) {
        const counts = await Promise.all(memberIds.map(countAttempts))
        return counts.reduce((sum, n) => sum + n, 0)
      },
      async *rows(memberIds) {
        for (const memberId of memberIds) yield* attemptsOf(memberId)
      },
    },
  ]
}
