/** So many facts of a type: three purchases, a birthday. */
import {
  type ArgsOf,
  concerns,
  faultInWatched,
  type KindOfTask,
  leftOf,
  numberTakenBack,
  summed,
} from './kind.ts'

export const count: KindOfTask<ArgsOf<'count'>> = {
  topics: ({ fact }) => [fact],
  unit: () => 'times',
  target: ({ target }) => target,
  faultIn: faultInWatched,
  contribution(fact, undoings, args) {
    if (!concerns(fact, args)) return null
    // A purchase refunded in part is a purchase still.
    const left = leftOf(fact, undoings, numberTakenBack(fact.type))
    return { amount: undoings.length && left === 0 ? 0 : 1, part: '' }
  },
  advance: summed,
}
