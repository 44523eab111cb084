/** Mailings: taken up page by page, and sent to once at most; whoever was taken up by a process that died is not sent to again. */
import { isRestricted } from '../../outreach/index.ts'
import { must } from '../../platform/must.ts'
import { Refusal } from '../../platform/refusal.ts'
import { liveProgramme, mint } from '../../referral/index.ts'
import type { Row, Touch, Work } from '../../schema.ts'
import { mayLookAfter } from './open.ts'

export type Mailing = Row<'mailing'>

export interface AddMailingOrder
  extends Pick<
    Mailing,
    'id' | 'offerId' | 'surface' | 'material' | 'text' | 'minLevel' | 'total' | 'faults' | 'by'
  > {
  /** Sealed numbers, a page each; none where members are written to. */
  sheets: readonly string[]
}

export function addMailing(w: Work, { sheets, ...order }: AddMailingOrder, now: number) {
  const { id, offerId, surface, material, by, total } = order
  const { surfaces, materials } = liveProgramme(w, offerId, now).version.body
  if (isRestricted(w, 'sharing', now)) throw new Refusal('SHARING_RESTRICTED')
  const isThere = material === null || materials.some((one) => one.id === material)
  if (!surfaces.includes(surface) || !isThere) throw new Refusal('SURFACE_CLOSED')
  if (total === 0) throw new Refusal('MAILING_EMPTY')
  const begun = { taken: 0, lastId: '', takenAt: null, sent: 0, failed: 0, addedAt: now }
  w.add('mailing', { ...order, ...begun, state: 'sending', managerId: mayLookAfter(w, by) ? by : null })
  for (const [page, sealed] of sheets.entries()) w.add('mailingSheet', { mailingId: id, page, sealed })
  return { mailingId: id }
}

export interface TakeOrder {
  mailingId: string
  /** How many were taken up before: another process may have been faster. */
  taken: number
  /** Whom, each with a code that nobody has; a member, or a number of the sheet. */
  recipients: readonly { memberId: string | null; code: string }[]
}

export type Taken = Pick<Row<'mailingRecipient'>, 'n' | 'memberId' | 'code'>

/** The page is ours from now on; null: it is somebody else's, or nothing is sent any more. */
export function takePage(w: Work, { mailingId, taken, recipients }: TakeOrder, now: number): Taken[] | null {
  const mailing = w.get('mailing', mailingId)
  if (mailing?.state !== 'sending' || mailing.taken !== taken || isAllTaken(mailing)) return null
  const lastId = recipients.at(-1)?.memberId ?? mailing.lastId
  w.set('mailing', mailing, { taken: taken + recipients.length, lastId, takenAt: now })
  return recipients.map(({ memberId, code }, i) => {
    const n = taken + i
    const link = linkFor(w, { mailing, n, code }, now)
    w.add('mailingRecipient', { mailingId, n, memberId, code: link, state: 'sending', at: now })
    return { n, memberId, code: link }
  })
}

/** Of a list of numbers; how many members there will be, nobody knows. */
export const isAllTaken = ({ minLevel, taken, total }: Mailing): boolean =>
  minLevel === null && taken >= total

/** A first hop of its own for each: whoever forwards it makes the next one. */
function linkFor(
  w: Work,
  { mailing, n, code }: { mailing: Mailing; n: number; code: string },
  now: number,
): string {
  const { id, offerId, surface, material, managerId } = mailing
  const sharer = { channel: `mailing/${id}/${n}`, managerId, branch: null }
  return mint(w, { code, offerId, surface, material, sharer, from: null }, now).code
}

takePage.reads = (touch: Touch, { mailingId }: TakeOrder): void => touch.row('mailing', mailingId)

export interface NoteOrder {
  mailingId: string
  outcomes: readonly { n: number; state: 'sent' | 'failed' | 'stopped' }[]
}

/** The numbers of a page go when nobody of it waits any more. */
export function notePage(w: Work, { mailingId, outcomes }: NoteOrder, now: number): void {
  const mailing = must(w.get('mailing', mailingId), `mailing ${mailingId}`)
  let { sent, failed } = mailing
  for (const { n, state } of outcomes) {
    const row = w.get('mailingRecipient', mailingId, n)
    if (row?.state !== 'sending') continue
    w.set('mailingRecipient', row, { state, at: now })
    if (state === 'sent') sent += 1
    if (state === 'failed') failed += 1
  }
  w.set('mailing', mailing, { sent, failed })
}

export const dropSheet = (w: Work, { mailingId, page }: { mailingId: string; page: number }): void => {
  must(w.get('mailing', mailingId), `mailing ${mailingId}`)
  const sheet = w.get('mailingSheet', mailingId, page)
  if (sheet) w.drop('mailingSheet', sheet)
}

/** All were taken up, and everybody is accounted for; a list of members may have grown or shrunk meanwhile. */
export function finishMailing(w: Work, { mailingId, taken }: { mailingId: string; taken: number }): void {
  const mailing = w.get('mailing', mailingId)
  if (mailing?.state === 'sending' && mailing.taken === taken)
    w.set('mailing', mailing, { state: 'sent', total: taken })
}

/** Who was not taken up yet gets nothing; a page under way ends at its next message. */
export function stopMailing(w: Work, { mailingId }: { mailingId: string }) {
  const mailing = w.get('mailing', mailingId)
  if (!mailing) throw new Refusal('MAILING_UNKNOWN')
  if (mailing.state === 'sending') w.set('mailing', mailing, { state: 'stopped' })
  return { mailingId }
}
