/** What is wrong with a quiz beside the bank: questions that it asks for and the bank doesn't have. */
import type { MixPart, QuizBody } from '@laurel/shared/quizzes'
import type { Draft } from '../../offers/index.ts'
import type { Work } from '../../schema.ts'
import { chooseQuestions } from '../rules/choose.ts'
import { poolOf } from './pool.ts'

const ANY_SEED = '0'.repeat(32)

/** The JSON pointer of the first stage that could not be asked today. */
export function faultAmong(w: Work, { body }: Draft): string | null {
  const { stages } = body as unknown as QuizBody
  const short = stages.findIndex(({ mix }) => isShort(w, mix))
  return short < 0 ? null : `/stages/${short}/mix`
}

const isShort = (w: Work, mix: readonly MixPart[]): boolean =>
  chooseQuestions(ANY_SEED, { pool: poolOf(w, mix), mix }) === null
