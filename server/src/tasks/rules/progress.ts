/** How far a member came with a task in a period: drawn from all its facts in their order, whatever the order they came in. */
import type { TaskBody } from '@laurel/shared/tasks'
import type { Share } from './kind.ts'
import { advanced, targetOf } from './kinds.ts'

export interface Entry extends Share {
  at: number
  source: string
  key: string
  /** Of the offer, in force when it happened. */
  version: number
}

/** What a version says, and whether a fact of that time counts at all: a tier too low, a task that comes first. */
export interface Terms {
  body: Pick<TaskBody, 'kind' | 'args'>
  counts(at: number): boolean
}

export interface Drawn {
  value: number
  /** Of the fact that completed it, or of the last one. */
  version: number
  firstAt: number
  /** By the first fact with which the target of its own version was reached. */
  completedAt: number | null
}

/** Entries by time, source and key; at least one. */
export function drawn(entries: readonly Entry[], termsOf: (version: number) => Terms): Drawn {
  let progress: { value: number; parts: readonly string[] } = { value: 0, parts: [] }
  let completed: Entry | null = null
  for (const entry of entries) {
    const { body, counts } = termsOf(entry.version)
    if (!counts(entry.at)) continue
    progress = advanced(progress, entry, body)
    if (!completed && progress.value >= targetOf(body)) completed = entry
  }
  const last = completed ?? entries.at(-1)
  return {
    value: progress.value,
    version: last?.version ?? 0,
    firstAt: entries[0]?.at ?? 0,
    completedAt: completed?.at ?? null,
  }
}
