/** A number reaches a level once in the period: a snapshot of assets, the highest one counts. */
import { type ArgsOf, concerns, faultInWatched, hasNumber, type KindOfTask, leftOf, unitOf } from './kind.ts'

export const reach: KindOfTask<ArgsOf<'reach'>> = {
  topics: ({ fact }) => [fact],
  unit: ({ number }) => unitOf(number),
  target: ({ target }) => target,
  faultIn: (args) => faultInWatched(args) ?? (hasNumber(args.fact, args.number) ? null : '/args/number'),
  contribution(fact, undoings, args) {
    if (!concerns(fact, args)) return null
    return { amount: Math.max(0, leftOf(fact, undoings, args.number)), part: '' }
  },
  advance: ({ value, parts }, { amount }) => ({ value: Math.max(value, amount), parts }),
}
