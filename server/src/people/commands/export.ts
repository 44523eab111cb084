/** Writes down that a member took their data along, so many times an hour at most. */
import { recordFact } from '../../platform/facts.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../schema.ts'

const PER_HOUR_MAX = 3
const HOUR_MS = 3_600_000

export interface ExportOrder {
  memberId: string
  factId: string
  format: 'json' | 'csv'
}

/** The facts are the counter: in every process, and for ever. */
export function countExport(w: Work, { memberId, factId, format }: ExportOrder, now: number): object {
  const hour = Math.floor(now / HOUR_MS)
  for (let number = 1; number <= PER_HOUR_MAX; number++) {
    const key = `exported/${memberId}/${hour}.${number}`
    const fact = { id: factId, type: 'member.exported', memberId, key, data: { format } } as const
    if (recordFact(w, fact, now)) return {}
  }
  throw new Refusal('RATE_EXCEEDED')
}
