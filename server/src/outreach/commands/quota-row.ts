/** A member's accepts of one template: a row that begins with none. */
import type { Row, Touch, Work } from '../../schema.ts'
import { noAccepts } from '../rules/quota.ts'

export type Quota = Row<'messageQuota'>
export interface QuotaKey {
  memberId: string
  templateId: string
}

const keyed = ({ memberId, templateId }: QuotaKey): Quota => ({ memberId, templateId, ...noAccepts })

export const quotaOf = (w: Work, key: QuotaKey): Quota =>
  w.get('messageQuota', key.memberId, key.templateId) ?? keyed(key)

/** Adds the row the first time. */
export function changeQuota(w: Work, key: QuotaKey, change: (quota: Quota) => Quota): Quota {
  const kept = w.get('messageQuota', key.memberId, key.templateId)
  return kept ? w.set('messageQuota', kept, change(kept)) : w.add('messageQuota', change(keyed(key)))
}

export const touchQuota = (touch: Touch, { memberId, templateId }: QuotaKey): void =>
  touch.row('messageQuota', memberId, templateId)
