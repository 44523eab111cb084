/** The kinds of tasks: one line each. */
import type { TaskBody } from '@laurel/shared/tasks'
import { chain } from './chain.ts'
import { count } from './count.ts'
import type { ArgsOf, Happened, KindName, KindOfTask, Progress, Share, TakenBack } from './kind.ts'
import { reach } from './reach.ts'
import { signIn } from './sign-in.ts'
import { sum } from './sum.ts'

const kinds: { readonly [K in KindName]: KindOfTask<ArgsOf<K>> } = {
  'sign-in': signIn,
  count,
  sum,
  reach,
  chain,
}

/** A kind, with the arguments a body has for it. */
const bound = ({ kind, args }: Pick<TaskBody, 'kind' | 'args'>) => ({
  kind: kinds[kind] as KindOfTask<TaskBody['args']>,
  args,
})

type Body = Pick<TaskBody, 'kind' | 'args'>
const on =
  <Result>(ask: (kind: KindOfTask<TaskBody['args']>, args: TaskBody['args']) => Result) =>
  (body: Body): Result => {
    const { kind, args } = bound(body)
    return ask(kind, args)
  }

export const topicsOf = on((kind, args) => kind.topics(args))
export const unitOfTask = on((kind, args) => kind.unit(args))
export const targetOf = on((kind, args) => kind.target(args))
export const faultInArgs = on((kind, args) => kind.faultIn(args))
export const contributionOf = (
  fact: Happened,
  undoings: readonly TakenBack[],
  { kind, args }: Body,
): Share | null => (kinds[kind] as KindOfTask<TaskBody['args']>).contribution(fact, undoings, args)
export const advanced = (progress: Progress, share: Share, { kind }: Pick<TaskBody, 'kind'>): Progress =>
  (kinds[kind] as KindOfTask<TaskBody['args']>).advance(progress, share)
