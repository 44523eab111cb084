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
}

/** Null when it was known before. */
export function recordFact(w: Work, fact: NewFact, now: number): Row<'fact'> | null {
  const source = 'laurel'
  if (w.get('fact', source, fact.key)) return null
  const { memberId = null, subjectId = null, data = {}, ...rest } = fact
  return w.add('fact', { ...rest, source, memberId, subjectId, data, occurredAt: now, recordedAt: now })
}
