/** Proves of one fact that a task counts: that it is the member's, of its time, and worth what its version says. */
import type { TaskBody } from '@laurel/shared/tasks'
import { opened } from '../platform/verify-pages.ts'
import type { Obj } from '../platform/work/identity-map.ts'
import type { Provable, Violation } from '../points/index.ts'
import { periodAt } from './periods.ts'
import { contributionOf } from './rules/kinds.ts'
import { isNearTurn, type StoredTask, versionAt } from './verify-offers.ts'

export const subjectOf = ({ offer_id, period, member_id }: Obj): string =>
  `${offer_id} ${period} of ${member_id}`

export const compare = (
  what: string,
  subject: string,
  { expected, found }: Pick<Violation, 'expected' | 'found'>,
): Violation[] => (expected === found ? [] : [{ rule: `8 ${what}`, subject, expected, found }])

/** Who was merged into whom. */
export type Into = ReadonlyMap<string, string>

export async function mergedInto(db: Provable): Promise<Into> {
  const rows = await db.all('select id, merged_into from member where merged_into is not null')
  return new Map(rows.map(({ id, merged_into }) => [String(id), String(merged_into)]))
}

const KEY = ['offer_id', 'period', 'source', 'key']

/** What the version in force makes of one fact, less all that was taken back of it. */
export function misjudged(
  task: StoredTask,
  fact: Obj,
  { undoings, intoOf }: { undoings: readonly Obj[]; intoOf: Into },
): Violation[] {
  const [at, version] = [Number(fact.at), Number(fact.version)]
  const body = task.versions.get(version)
  const back = undoings
    .filter((one) => KEY.every((name) => one[name] === fact[name]))
    .map(({ data }) => ({ data: opened(data) as Values }))
  const share = body && contributionOf(happenedOf(fact), back, body)
  const isTheirs = Number(fact.occurred_at) === at && counts(fact, intoOf)
  const isThen =
    isNearTurn(task, { at, recordedAt: Number(fact.recorded_at) }) || versionAt(task, at) === version
  const found = Number(fact.amount)
  if (isTheirs && isThen && share?.part === fact.part && share?.amount === found && isOfPeriod(fact, body))
    return []
  const rule = '8 a task counts a fact as the version in force when it happened says'
  return [
    { rule, subject: `${subjectOf(fact)}: ${fact.source}/${fact.key}`, expected: share?.amount ?? 0, found },
  ]
}

const isOfPeriod = ({ period, at }: Obj, body: TaskBody | undefined): boolean =>
  body !== undefined && period === periodAt(body.period, Number(at))

/** His own, or of somebody who was merged into him. */
function counts({ whose, member_id }: Obj, intoOf: Into): boolean {
  for (let id: string | undefined = String(whose); id !== undefined; id = intoOf.get(id))
    if (id === member_id) return true
  return false
}

type Values = Record<string, unknown>
const happenedOf = ({ type, data }: Obj) => ({ type: String(type), data: (opened(data) ?? {}) as Values })
