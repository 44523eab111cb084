/** Reads of event sources, prepared once per process. */
import type { EventSource } from '@laurel/shared/events'
import { asc, eq, sql } from 'drizzle-orm'
import type { Reads } from '../platform/database.ts'
import type { Row } from '../schema.ts'
import { sourceReply } from './replies.ts'

export type EventQueries = ReturnType<typeof eventQueries>

export interface KnownSource {
  source: Row<'eventSource'>
  keys: Row<'eventSourceKey'>[]
}

export function eventQueries({ read, schema: { eventSource, eventSourceKey } }: Reads) {
  const joined = () =>
    read
      .select({ source: eventSource, key: eventSourceKey })
      .from(eventSource)
      .innerJoin(eventSourceKey, eq(eventSourceKey.sourceId, eventSource.id))
  const one = joined()
    .where(eq(eventSource.id, sql.placeholder('id')))
    .prepare('event_source')
  const every = joined()
    .orderBy(asc(eventSource.id), asc(eventSourceKey.from), asc(eventSourceKey.id))
    .prepare('event_sources')
  return {
    async findSource(id: string): Promise<KnownSource | null> {
      const rows = await one.execute({ id })
      const [first] = rows
      return first ? { source: first.source, keys: rows.map(({ key }) => key) } : null
    },
    async listSources(): Promise<{ items: EventSource[] }> {
      const bySource = new Map<string, KnownSource>()
      for (const { source, key } of await every.execute()) {
        const known = bySource.get(source.id) ?? { source, keys: [] }
        known.keys.push(key)
        bySource.set(source.id, known)
      }
      return { items: [...bySource.values()].map(({ source, keys }) => sourceReply(source, keys)) }
    },
  }
}
