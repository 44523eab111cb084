/** Writes down that something happened, once per `(source, key)`. */
import type { FactType } from '@laurel/shared/facts'
import type { Row, Work } from '../schema.ts'

export interface NewFact {
  id: string
  type: FactType
  memberId?: string
  subjectId?: string
  /** With the source, what makes it one and the same fact. */
  key: string
  data?: Record<string, unknown>
  /** Us, when left out. */
  source?: 'laurel' | 'wechat'
  /** When it happened, when that is not now. */
  occurredAt?: number
}

/** Null when it was known before. */
export function recordFact(w: Work, fact: NewFact, now: number): Row<'fact'> | null {
  const { source = 'laurel', memberId = null, subjectId = null, data = {}, occurredAt = now, ...rest } = fact
  if (w.get('fact', source, fact.key)) return null
  return w.add('fact', { ...rest, source, memberId, subjectId, data, occurredAt, recordedAt: now })
}
