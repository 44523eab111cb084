/** What the bank has for a mix of questions. */
import type { MixPart } from '@laurel/shared/quizzes'
import type { Row, Work } from '../../schema.ts'

/** Of each category once, however many parts of the mix name it. */
export const poolOf = (w: Work, mix: readonly MixPart[]): Row<'questionPool'>[] =>
  [...new Set(mix.map(({ category }) => category))].flatMap((category) => w.list('questionPool', category))
