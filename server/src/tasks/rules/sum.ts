/** A number of the facts comes to a sum: 1,000 CNY of purchases. */
import {
  type ArgsOf,
  concerns,
  faultInWatched,
  hasNumber,
  type KindOfTask,
  leftOf,
  summed,
  unitOf,
} from './kind.ts'

export const sum: KindOfTask<ArgsOf<'sum'>> = {
  topics: ({ fact }) => [fact],
  unit: ({ number }) => unitOf(number),
  target: ({ target }) => target,
  faultIn: (args) => faultInWatched(args) ?? (hasNumber(args.fact, args.number) ? null : '/args/number'),
  contribution(fact, undoings, args) {
    if (!concerns(fact, args)) return null
    return { amount: Math.max(0, leftOf(fact, undoings, args.number)), part: '' }
  },
  advance: summed,
}
