/** Draws the questions of an attempt from the pool, and the order in which their options are shown: pure, by the seed. */
import type { MixPart, OptionKey, QuestionKind } from '@laurel/shared/quizzes'
import { drawnFrom, generatorOf, shuffled } from './generator.ts'

export interface Pooled {
  questionId: string
  version: number
  category: string
  difficulty: NonNullable<MixPart['difficulty']>
}

/** The questions, in the order in which they are asked; null: the pool has too few. */
export function chooseQuestions(
  seed: string,
  { pool, mix }: { pool: readonly Pooled[]; mix: readonly MixPart[] },
): Pooled[] | null {
  const generator = generatorOf(seed)
  const chosen = new Map<string, Pooled>()
  for (const part of narrowFirst(mix)) {
    const left = pool.filter((one) => isOf(one, part) && !chosen.has(one.questionId))
    if (left.length < part.count) return null
    for (const one of drawnFrom(left, part.count, generator)) chosen.set(one.questionId, one)
  }
  return shuffled([...chosen.values()], generator)
}

const isOf = (one: Pooled, { category, difficulty }: MixPart): boolean =>
  one.category === category && (difficulty === null || one.difficulty === difficulty)

/** Who takes of any difficulty waits for those that ask for one: or he might leave them too few. */
export const narrowFirst = (mix: readonly MixPart[]): MixPart[] => [
  ...mix.filter(({ difficulty }) => difficulty !== null),
  ...mix.filter(({ difficulty }) => difficulty === null),
]

/** A question's own keys, in the order in which they are shown. Right and wrong stand where everybody looks for them. */
export function chooseOrder(
  seed: string,
  { number, kind, keys }: { number: number; kind: QuestionKind; keys: readonly OptionKey[] },
): OptionKey[] {
  if (kind === 'true-false') return [...keys]
  return shuffled(keys, generatorOf(seed, number))
}
