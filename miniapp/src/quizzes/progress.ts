/** The row of leaves above a question: a leaf for each, in rows that a small phone can show. */
import type { AskedQuestion } from '@laurel/shared/quizzes'
import { isAnswered, type Marks } from './answers.ts'

export type LeafState = 'answered' | 'current' | 'open'

/** At 320 px a leaf of a row of 20 is still 10 px wide. */
const LEAVES_MAX = 20

export const leafStates = (
  questions: readonly Pick<AskedQuestion, 'token' | 'chosen' | 'seq'>[],
  marks: Marks,
  place: number,
): LeafState[] =>
  questions.map((question, at) => {
    if (at === place) return 'current'
    return isAnswered(question, marks) ? 'answered' : 'open'
  })

/** As many rows as it takes, all nearly equally long. */
export const leavesInRow = (count: number): number =>
  count === 0 ? 1 : Math.ceil(count / Math.ceil(count / LEAVES_MAX))
