/** Writes down that something happened, once per `(source, key)`; and what a later fact took back of an earlier one. */
import { type FactType, factKinds } from '@laurel/shared/facts'
import type { Row, Touch, Work } from '../schema.ts'

/** The source of all that happened here. */
const US = 'laurel'

export interface NewFact {
  id: string
  type: FactType
  memberId?: string
  subjectId?: string
  /** With the source, what makes it one and the same fact. */
  key: string
  data?: Record<string, unknown>
  /** Us, when left out; else WeChat, or the source of an event. */
  source?: string
  /** When it happened, when that is not now. */
  occurredAt?: number
  /** The key of the fact it takes back, of the same source; that one may come later. */
  undoes?: string
}

/** Null when it was known before. */
export const recordFact = (w: Work, fact: NewFact, now: number): Row<'fact'> | null =>
  w.get('fact', fact.source ?? US, fact.key) ? null : recordNew(w, fact, now)

/** Under a key that nobody can have used before, as a new id is: nobody is asked, and the table is the guard. */
export function recordNew(w: Work, fact: NewFact, now: number): Row<'fact'> {
  const { source = US, memberId = null, subjectId = null, occurredAt = now } = fact
  const { id, type, key, undoes } = fact
  const data = undoes === undefined ? (fact.data ?? {}) : { ...fact.data, undoes }
  if (undoes !== undefined) w.add('undoing', { source, key: undoes, by: key, at: occurredAt, data })
  return w.add('fact', { id, type, key, source, memberId, subjectId, data, occurredAt, recordedAt: now })
}

export interface Undone {
  /** The fact that was taken back, when it is known already. */
  fact: Row<'fact'> | undefined
  key: string
}

/** What a fact takes back; null for one that takes nothing back. */
export function undoneBy(w: Work, { type, source, key, data }: Row<'fact'>): Undone | null {
  if (!factKinds[type as FactType].undoes) return null
  const undone = String(data.undoes)
  // Written down with the fact itself.
  if (!w.get('undoing', source, undone, key)) return null
  return { fact: w.get('fact', source, undone), key: undone }
}

/** All that was taken back of a fact so far, whichever came first. */
export const undoingsOf = (w: Work, { source, key }: Pick<Row<'fact'>, 'source' | 'key'>): Row<'undoing'>[] =>
  w.list('undoing', source, key)

export function touchFact(touch: Touch, { source, key }: { source: string; key: string }): void {
  touch.row('fact', source, key)
  touch.list('undoing', source, key)
}
