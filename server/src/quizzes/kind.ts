/** Quizzes as a kind of offer: what may be published, and what the policy check is told. */
import type { QuizBody } from '@laurel/shared/quizzes'
import { QuizBody as schema } from '@laurel/shared/quizzes.schema'
import type { Declaration, Draft, Link, OfferKindDef } from '../offers/index.ts'
import { faultAmong } from './commands/fault-among.ts'
import { faultInQuiz, givesPoints } from './rules/body.ts'

/** What the schema of the kind has admitted. */
const quizOf = (body: Record<string, unknown>): QuizBody => body as unknown as QuizBody

/** What the member does; that he passed is what follows, and what other offers may rest on. */
const ANSWERED = 'quiz.finished'

export const quizKind: OfferKindDef = {
  kind: 'quiz',
  single: false,
  schema,
  faultIn: (body) => faultInQuiz(quizOf(body)),
  faultAmong,
  givesPoints: (body) => givesPoints(quizOf(body)),
  // Found by its id alone: who answers names it, and no fact of another feature concerns it.
  topics: () => [],
  declare,
}

/** Knowledge with one right answer, and the same for everybody who passes: no guess and no chance is in it. */
function declare({ offerId, title, body, signOff, rules }: Draft): Declaration {
  const { stages } = quizOf(body)
  const gives = [
    ...(stages.some(({ points }) => points > 0) ? ['points' as const] : []),
    ...(stages.some(({ growth }) => growth > 0) ? ['growth' as const] : []),
  ]
  const links = [
    { cause: ANSWERED, gives: null },
    ...gives.map((what): Link => ({ cause: ANSWERED, gives: { what, by: 'constant', waitDays: 0 } })),
  ]
  return { offerId, title, kind: 'quiz', links, signOff, rules }
}
