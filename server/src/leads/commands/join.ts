/** Outside WeChat: who proves a number and agrees is a lead of the link he came by, until WeChat knows him by the same number. */
import { tryCode } from '../../identity/index.ts'
import { liveProgramme, sharerOf } from '../../referral/index.ts'
import type { Touch, Work } from '../../schema.ts'
import { byPhone, leadFor, memberByPhone, note, phoneOf } from './find.ts'
import { mustHaveLink } from './link.ts'
import { openLead } from './open.ts'

export interface JoinOrder {
  id: string
  code: string
  phone: string
  sealedPhone: string
  codeHash: string
  /** The version that was agreed to, and the hash of its text: what proves the consent. */
  agreed: string
}

/** Wrong tries are counted, so they are answered. To a member it answers as to anybody: the mini program knows the rest. */
export function join(w: Work, order: JoinOrder, now: number): ReturnType<typeof tryCode> {
  const { code, phone, codeHash } = order
  const link = mustHaveLink(w, code)
  liveProgramme(w, link.offerId, now)
  const verdict = tryCode(w, { phone, codeHash }, now)
  if (verdict === 'right' && memberByPhone(w, phone) === null) joinBy(w, order, now)
  return verdict
}

join.reads = (touch: Touch, { code, phone }: JoinOrder): void => {
  touch.row('shareLink', code)
  touch.row('phoneCode', phone)
  touch.row('identity', 'phone', phone)
}

function joinBy(w: Work, { id, code, phone, sealedPhone, agreed }: JoinOrder, now: number): void {
  const { offerId, managerId, branch, ...link } = mustHaveLink(w, code)
  const agreement = { by: 'member', note: agreed }
  const whence = { code, inviterId: inviterBy(w, link, phone) }
  const known = leadFor(w, byPhone(phone), offerId)
  if (known) {
    const isTaken = known.inviterId !== null || known.code !== null
    note(w, known, { act: 'agreed', ...agreement, ...(isTaken ? {} : whence) }, now)
    return
  }
  const { body } = liveProgramme(w, offerId, now).version
  const who = { phone, sealedPhone, sealedName: null, memberId: null, ...whence, managerId, branch }
  openLead(w, { id, offerId, ...who, source: 'digital', ...agreement }, body, now)
}

/** His own link, on a browser that WeChat does not know: nobody invites himself. */
function inviterBy(w: Work, link: Parameters<typeof sharerOf>[1], phone: string): string | null {
  const sharer = sharerOf(w, link)
  return sharer !== null && phoneOf(w, sharer) === phone ? null : sharer
}
