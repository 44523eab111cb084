/** What must not lead to value, however many offers lie between. */
import { isNobodysDoing, type Sort, sortOf } from './policy-acts.ts'
import type { Cause, Gives, Value } from './policy-graph.ts'
import { type Graph, type Path, pathsFrom } from './policy-paths.ts'
import type { PolicyCode } from './policy-words.zh.ts'

export interface Breach {
  rule: string
  code: PolicyCode
  path: Path
}

interface Reach {
  rule: string
  code: PolicyCode
  from: (sort: Sort | null, cause: Cause) => boolean
  to: (gives: Gives) => boolean
  /** Whether somebody answers for it in law. */
  unless?: (path: Path) => boolean
  through?: readonly Value[]
}

const of =
  (...sorts: Sort[]) =>
  (sort: Sort | null): boolean =>
    sort !== null && sorts.includes(sort)
const anything = (): boolean => true
const what =
  (...values: Value[]) =>
  ({ what: given }: Gives): boolean =>
    values.includes(given)
const benefit = (gives: Gives): boolean => gives.what !== 'access'
export const isChance = ({ what: given, by }: Gives): boolean => given === 'chance' || by === 'chance'
export const isSigned = (signOff: string | null): boolean => signOff !== null && signOff.trim() !== ''

function first(path: Path): Path['step'] {
  let at = path
  while (at.before) at = at.before
  return at.step
}

export const reaches: readonly Reach[] = [
  { rule: '5.1', code: 'FOLLOW_PAID', from: of('follow'), to: anything },
  { rule: '5.1.1', code: 'SHARE_FORCED', from: of('share', 'moments'), to: what('access') },
  { rule: '5.1.3', code: 'MOMENTS_PAID', from: of('moments'), to: benefit },
  { rule: '5.1.4', code: 'SHARE_PAID', from: of('share'), to: benefit },
  { rule: '5.1.4', code: 'VISIT_PAID', from: of('visit'), to: benefit },
  { rule: '5.3', code: 'ERRAND_PAID', from: of('errand'), to: anything },
  { rule: '5.13', code: 'VALUE_SOLD', from: of('money'), to: what('points', 'growth', 'access') },
  { rule: '5.21', code: 'MESSAGE_PAID', from: of('message'), to: anything },
  { rule: '5.24', code: 'VOTES_SOLD', from: of('money', 'spent'), to: what('votes') },
  { rule: '6.1.5', code: 'GUESS_PAID', from: of('guess'), to: anything },
  { rule: '6.1.5', code: 'CHANCE_SOLD', from: of('money'), to: isChance },
  {
    rule: 'law/deposit',
    code: 'DEPOSIT_PAID',
    from: of('deposit'),
    // Growth and services alone are no money; growth that a tier turns into points is.
    to: what('points', 'goods', 'coupon', 'cash', 'chance'),
    unless: (path) => isSigned(first(path).offer.signOff),
    through: ['chance', 'growth'],
  },
  { rule: 'laurel/act', code: 'NOBODYS_DOING', from: (_, cause) => isNobodysDoing(cause), to: anything },
]

/** Every path on which a cause of the rule comes to a value of the rule. */
export function breachesOf(
  graph: Graph,
  { rule, code, from, to, unless, through = ['chance'] }: Reach,
): Breach[] {
  return [...graph].flatMap(([cause, starts]) => {
    if (!from(sortOf(cause), cause)) return []
    return pathsFrom({ graph, starts, through })
      .filter((path) => path.step.link.gives && to(path.step.link.gives) && !unless?.(path))
      .map((path) => ({ rule, code, path }))
  })
}
