/** Proves that a task leaves out no fact that concerns it, by the version in force when it happened. */
import { factPages, opened, quoted } from '../platform/verify-pages.ts'
import type { Obj } from '../platform/work/identity-map.ts'
import type { Provable, Violation } from '../points/index.ts'
import { periodAt } from './periods.ts'
import { contributionOf, topicsOf } from './rules/kinds.ts'
import { isNearTurn, type StoredTask, versionAt } from './verify-offers.ts'

const RULE = '8 a task leaves out no fact that concerns it'

/** The key of what should stand: the member, the task, the period, the instant, the source and the fact. */
type Place = readonly [string, string, string, number, string, string]

export async function verifyLeftOut(db: Provable, tasks: readonly StoredTask[]): Promise<Violation[]> {
  const types = [...new Set(tasks.flatMap(({ versions }) => [...versions.values()].flatMap(topicsOf)))]
  const found: Violation[] = []
  if (!types.length) return found
  for await (const facts of factPages(db, types)) {
    const places = facts.flatMap((fact) => placesOf(tasks, fact))
    if (places.length) found.push(...(await missing(db, places)))
  }
  return found
}

function placesOf(tasks: readonly StoredTask[], fact: Obj): Place[] {
  const [at, recordedAt] = [Number(fact.occurred_at), Number(fact.recorded_at)]
  const happened = { type: String(fact.type), data: opened(fact.data) as Record<string, unknown> }
  return tasks.flatMap((task): Place[] => {
    const version = versionAt(task, at)
    const body = version === null ? undefined : task.versions.get(version)
    if (!body || isNearTurn(task, { at, recordedAt })) return []
    // What was taken back of it changes how much it counts, not whether.
    if (!contributionOf(happened, [], body)) return []
    const period = periodAt(body.period, at)
    return [[String(fact.member_id), task.id, period, at, String(fact.source), String(fact.key)]]
  })
}

const literal = (value: string | number): string =>
  typeof value === 'number' ? String(value) : quoted(value)

async function missing(db: Provable, places: readonly Place[]): Promise<Violation[]> {
  const values = places.map((place) => `(${place.map(literal).join()})`).join()
  const rows = await db.all(
    `with wanted(member_id, offer_id, period, at, source, key) as (values ${values})
      select w.* from wanted w left join task_fact t on t.member_id = w.member_id and t.offer_id = w.offer_id
        and t.period = w.period and t.at = w.at and t.source = w.source and t.key = w.key
      where t.member_id is null`,
  )
  return rows.map(({ member_id, offer_id, period, source, key }) => {
    const subject = `${offer_id} ${period} of ${member_id}: ${source}/${key}`
    return { rule: RULE, subject, expected: 1, found: 0 }
  })
}
