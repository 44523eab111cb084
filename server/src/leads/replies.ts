/** How leads look to operators: numbers and names masked, and opened only to be masked. */
import type { Lead as LeadReply } from '@laurel/shared/leads'
import { maskedName, maskedPhone } from '@laurel/shared/masks'
import { openIdentity } from '../identity/index.ts'
import type { Cipher } from '../platform/cipher.ts'
import type { Row } from '../schema.ts'
import { openLeadName, openPhone } from './seals.ts'

export interface LeadLine {
  lead: Row<'lead'>
  /** Of the version in force. */
  title: string | null
  /** The number that the member keeps himself. */
  own: Row<'identity'> | null
}

/** His own number where he has one here, else what was entered. */
function phoneIn(cipher: Cipher, { lead, own }: LeadLine): string | null {
  if (own && cipher.canOpen(own.sealed)) return openIdentity(cipher, own)
  return openPhone(cipher, lead)
}

export function leadReply(cipher: Cipher, line: LeadLine): LeadReply {
  const { id, offerId, memberId, inviterId, source, branch, managerId, state, dueBy, addedAt } = line.lead
  const phone = phoneIn(cipher, line)
  const name = openLeadName(cipher, line.lead)
  return {
    ...{ id, offerId, title: line.title ?? '', memberId, inviterId, source, branch, managerId, state },
    ...{ phone: phone && maskedPhone(phone), name: name && maskedName(name), dueBy, addedAt },
  }
}
