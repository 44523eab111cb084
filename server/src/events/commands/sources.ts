/** Which systems may tell us what, and what they sign with. */
import type { EditSourceInput, EventSource } from '@laurel/shared/events'
import { isEventType } from '@laurel/shared/facts'
import { Refusal } from '../../platform/refusal.ts'
import type { Row, Touch, Work } from '../../schema.ts'
import { sourceReply } from '../replies.ts'
import { spansAfter } from '../rules.ts'

interface NewKey {
  keyId: string
  /** Bound to the source. */
  sealed: string
}
export interface AddSource extends NewKey {
  sourceId: string
  name: string
  types: string[]
}
export interface RotateKey extends NewKey {
  sourceId: string
  overlapMs: number
}

/** What we and WeChat tell stands under these: nobody else may write in our name. */
const OUR_OWN = ['laurel', 'wechat']

export function addSource(w: Work, { sourceId, name, types, ...key }: AddSource, now: number): EventSource {
  if (OUR_OWN.includes(sourceId) || w.get('eventSource', sourceId)) throw new Refusal('SOURCE_TAKEN')
  mustBeEvents(types)
  const source = w.add('eventSource', { id: sourceId, name, state: 'active', types, addedAt: now })
  addKey(w, { sourceId, ...key }, now)
  return shown(w, source)
}

/** Stopped, it tells nothing more; what it told stays. */
export function editSource(w: Work, { sourceId, ...change }: EditSourceInput): EventSource {
  const source = sourceNamed(w, sourceId)
  mustBeEvents(change.types)
  return shown(w, w.set('eventSource', source, change))
}

export function rotateKey(w: Work, { sourceId, overlapMs, ...key }: RotateKey, now: number): EventSource {
  const source = sourceNamed(w, sourceId)
  const keys = w.list('eventSourceKey', sourceId)
  const kept = spansAfter(keys, { now, overlapMs })
  for (const { key: old, until } of kept) w.set('eventSourceKey', old, { until })
  for (const old of keys) if (!kept.some(({ key: one }) => one.id === old.id)) w.drop('eventSourceKey', old)
  addKey(w, { sourceId, ...key }, now)
  return shown(w, source)
}

function sourceNamed(w: Work, id: string): Row<'eventSource'> {
  const source = w.get('eventSource', id)
  if (!source) throw new Refusal('SOURCE_UNKNOWN')
  return source
}

function mustBeEvents(types: readonly string[]): void {
  const wrong = types.find((type) => !isEventType(type))
  if (wrong !== undefined) throw new Refusal('EVENT_TYPE_UNKNOWN', { type: wrong })
}

function addKey(w: Work, { sourceId, keyId, sealed }: NewKey & { sourceId: string }, now: number): void {
  w.add('eventSourceKey', { sourceId, id: keyId, sealed, from: now, until: null })
}

const shown = (w: Work, source: Row<'eventSource'>): EventSource =>
  sourceReply(
    source,
    w.list('eventSourceKey', source.id).toSorted((a, b) => a.from - b.from),
  )

const touchSource = (touch: Touch, { sourceId }: { sourceId: string }): void => {
  touch.row('eventSource', sourceId)
  touch.list('eventSourceKey', sourceId)
}
addSource.reads = touchSource
editSource.reads = touchSource
rotateKey.reads = touchSource
