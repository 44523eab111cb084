/** Codes that prove a phone: asked for, tried, and good once. What is counted stays counted, so a wrong one is answered, not thrown. */
import { Refusal } from '../../platform/refusal.ts'
import type { Row, Touch, Work } from '../../schema.ts'
import {
  AGAIN_AFTER_MS,
  type AskedBy,
  CODE_TTL_MS,
  limits,
  type Verdict,
  verdictOn,
  windowOf,
} from '../phone-code-rules.ts'
import { ownMember } from './members.ts'
import { type PhoneOrder, setPhone } from './profile.ts'

export interface CodeOrder {
  /** The keyed hash under which a phone is found. */
  phone: string
  codeHash: string
  /** Keyed hashes of who asks. Null: the client did not say. */
  ip: string
  device: string | null
}

/** A new one takes the place of the old. Known or not, the number is treated alike. */
export function askCode(w: Work, { phone, codeHash, ip, device }: CodeOrder, now: number): object {
  const known = w.get('phoneCode', phone)
  if (known && now < known.sentAt + AGAIN_AFTER_MS) refuse(known.sentAt + AGAIN_AFTER_MS - now)
  countAsked(w, { by: 'phone', mark: phone }, now)
  countAsked(w, { by: 'ip', mark: ip }, now)
  if (device !== null) countAsked(w, { by: 'device', mark: device }, now)
  const code = { phone, codeHash, sentAt: now, expiresAt: now + CODE_TTL_MS, tries: 0 }
  if (known) w.set('phoneCode', known, code)
  else w.add('phoneCode', code)
  return {}
}

askCode.reads = (touch: Touch, { phone }: CodeOrder): void => touch.row('phoneCode', phone)

function countAsked(w: Work, { by, mark }: { by: AskedBy; mark: string }, now: number): void {
  const { window, until } = windowOf(by, now)
  const tally = w.get('phoneCodeTally', by, mark, window)
  if (tally && tally.sent >= limits[by].max) refuse(until - now)
  if (tally) w.set('phoneCodeTally', tally, { sent: tally.sent + 1 })
  else w.add('phoneCodeTally', { kind: by, mark, window, sent: 1, until })
}

function refuse(waitMs: number): never {
  throw new Refusal('SMS_TOO_OFTEN', { waitMs })
}

export interface TryOrder {
  phone: string
  codeHash: string
}

/** Spent when it is right. */
export function tryCode(w: Work, { phone, codeHash }: TryOrder, now: number): Verdict {
  const sent = w.get('phoneCode', phone)
  const verdict = verdictOn(sent, codeHash, now)
  if (sent && verdict === 'right') w.set('phoneCode', sent, { expiresAt: now })
  if (sent && verdict === 'wrong') w.set('phoneCode', sent, { tries: sent.tries + 1 })
  return verdict
}

export type PhoneByCodeOrder = PhoneOrder & { codeHash: string }

export function setPhoneByCode(w: Work, order: PhoneByCodeOrder, now: number): Verdict {
  ownMember(w, order.memberId)
  const verdict = tryCode(w, { phone: order.phone.value, codeHash: order.codeHash }, now)
  if (verdict === 'right') setPhone(w, order, now)
  return verdict
}

setPhoneByCode.reads = (touch: Touch, order: PhoneByCodeOrder): void => {
  touch.row('phoneCode', order.phone.value)
  setPhone.reads(touch, order)
}

export type OldTally = Pick<Row<'phoneCodeTally'>, 'kind' | 'mark' | 'window'>

export function forgetCodes(w: Work, { due }: { due: string[] }): void {
  for (const phone of due) {
    const code = w.get('phoneCode', phone)
    if (code) w.drop('phoneCode', code)
  }
}

export function forgetTallies(w: Work, { due }: { due: OldTally[] }): void {
  for (const { kind, mark, window } of due) {
    const tally = w.get('phoneCodeTally', kind, mark, window)
    if (tally) w.drop('phoneCodeTally', tally)
  }
}
