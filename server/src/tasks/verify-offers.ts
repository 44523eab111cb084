/** The tasks there ever were, as they are stored: what the proofs of tasks hold facts and progress against. */
import type { TaskBody } from '@laurel/shared/tasks'
import { inForceAt } from '../offers/index.ts'
import { opened } from '../platform/verify-pages.ts'
import type { Provable } from '../points/index.ts'
import type { Row } from '../schema.ts'

export interface StoredTask {
  id: string
  spans: Row<'offer'>['spans']
  versions: ReadonlyMap<number, TaskBody>
}

export async function storedTasks(db: Provable): Promise<StoredTask[]> {
  const rows = await db.all(
    `select o.id, o.spans, v.number, v.body from offer o join offer_version v on v.offer_id = o.id
      where o.kind = 'task' order by o.id, v.number`,
  )
  const tasks = new Map<string, StoredTask & { versions: Map<number, TaskBody> }>()
  for (const { id, spans, number, body } of rows) {
    const known = tasks.get(String(id))
    const task = known ?? { id: String(id), spans: opened(spans) as StoredTask['spans'], versions: new Map() }
    task.versions.set(Number(number), opened(body) as TaskBody)
    if (!known) tasks.set(task.id, task)
  }
  return [...tasks.values()]
}

export const versionAt = ({ spans }: StoredTask, at: number): number | null => inForceAt(spans, at)

/** What is written at such an instant may have been judged by the version before or after: its command was on its way. */
const ON_ITS_WAY_MS = 60_000

export function isNearTurn(
  { spans }: StoredTask,
  { at, recordedAt }: { at: number; recordedAt: number },
): boolean {
  // What is told ahead of its time is judged by what was planned then.
  const [from, to] = [Math.min(at, recordedAt) - ON_ITS_WAY_MS, at + ON_ITS_WAY_MS]
  const turns = spans.flatMap(([, since, until]) => (until === null ? [since] : [since, until]))
  const since = at > recordedAt ? from : at - ON_ITS_WAY_MS
  return turns.some((turn) => turn >= since && turn <= to)
}
