/** Options are shown under keys of their attempt, in the order of the alphabet; what is stored are the question's own. */
import type { OptionKey, QuestionKind } from '@laurel/shared/quizzes'

const SHOWN: readonly OptionKey[] = ['A', 'B', 'C', 'D', 'E', 'F']

/** Of a key that is not shown: nothing. */
export const ownOf = (order: readonly OptionKey[], shown: OptionKey): OptionKey | undefined =>
  order[SHOWN.indexOf(shown)]

export const shownOf = (order: readonly OptionKey[], own: OptionKey): OptionKey | undefined =>
  SHOWN[order.indexOf(own)]

interface Choice {
  kind: QuestionKind
  order: readonly OptionKey[]
  chosen: readonly OptionKey[]
}

/** As it is stored, `AC`; null: it was taken back. Undefined: it can't be an answer to this question. */
export function storedChoice({ kind, order, chosen }: Choice): string | null | undefined {
  if (kind !== 'multiple' && chosen.length > 1) return undefined
  const own = chosen.map((key) => ownOf(order, key))
  if (own.includes(undefined)) return undefined
  return own.length ? own.sort().join('') : null
}

/** Stored keys as this attempt shows them. */
export const choiceShown = (order: readonly OptionKey[], stored: string | null): OptionKey[] =>
  [...(stored ?? '')].flatMap((own) => shownOf(order, own as OptionKey) ?? []).sort()
