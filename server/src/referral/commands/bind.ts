/** The one door by which somebody is brought into a programme: once, by one inviter, and never in a ring. */
import type { ReferralBody } from '@laurel/shared/referral'
import { passGate } from '../../events/index.ts'
import { survivorOf } from '../../identity/index.ts'
import { offerAt } from '../../offers/index.ts'
import { recordFact } from '../../platform/facts.ts'
import { must } from '../../platform/must.ts'
import type { Row, Touch, Work } from '../../schema.ts'
import { type Bringing, refuseBinding } from '../rules/binding.ts'
import type { Marks, Risk } from '../tables.ts'
import { advance } from './advance.ts'
import { countInviter, inviterAt } from './inviter.ts'
import { hasLeft } from './left.ts'
import { isAbove, lineageAt, putBelow } from './lineage.ts'
import { refuseProgramme } from './programme.ts'
import { promiseTo } from './promise.ts'
import { signalsOf } from './signals.ts'
import { sharerOf } from './visitors.ts'

/** What is known of the moment in which somebody accepts. */
export interface Evidence extends Marks {
  /** What WeChat thinks of the invitee. */
  risk: Risk
  /** The phone or browser he accepts on. */
  visitorId: string | null
}

export interface LeadVia {
  leadId: string
  inviterId: string | null
  managerId: string | null
}

export interface BindOrder {
  memberId: string
  offerId: string
  /** By a link, or by a lead that a manager entered. */
  via: { code: string } | LeadVia
  /** When he came by it. */
  touchedAt: number
  /** He tapped that he accepts; else he only came in. */
  accepted: boolean
  evidence: Evidence
}

export type BindRefusal =
  | NonNullable<ReturnType<typeof refuseBinding>>
  | NonNullable<ReturnType<typeof refuseProgramme>>
/** A refusal is an answer: who came by several programmes is bound where he may be. With INVITEE_BOUND, the binding there is. */
export type BindOutcome =
  | { refused: null; binding: Row<'binding'> }
  | { refused: BindRefusal; binding: Row<'binding'> | null }

export type Version = Row<'offerVersion'> & { body: ReferralBody }

export function bind(w: Work, order: BindOrder, now: number): BindOutcome {
  const { memberId, offerId } = order
  passGate(w, memberId)
  const programme = passProgramme(w, offerId)
  const known = w.get('binding', memberId, offerId)
  if (known) return { refused: 'INVITEE_BOUND', binding: known }
  const stopped = refuseProgramme(w, offerId, now)
  if (stopped) return { refused: stopped, binding: null }
  const { version } = must(offerAt<ReferralBody>(w, offerId, now), offerId)
  const party = partyOf(w, order)
  const refused = refuseBinding(bringingOf(w, { order, party, body: version.body }, now), version.body, now)
  if (refused) return { refused, binding: null }
  w.set('programme', programme, { bindings: programme.bindings + 1 })
  return { refused: null, binding: write(w, { order, party, version }, now) }
}

/** One after the other: who is above whom is settled before the next one asks. */
const passProgramme = (w: Work, offerId: string): Row<'programme'> =>
  w.get('programme', offerId) ?? w.add('programme', { offerId, bindings: 0 })

export type Party = Pick<Row<'binding'>, 'inviterId' | 'code' | 'leadId' | 'surface' | 'managerId'>

/** Who brings him: as he is known today, for accounts may have been merged since. */
function partyOf(w: Work, { via }: BindOrder): Party {
  if ('code' in via) {
    const { surface, managerId, ...link } = must(w.get('shareLink', via.code), via.code)
    return { inviterId: sharerOf(w, link), code: via.code, leadId: null, surface, managerId }
  }
  const { leadId, managerId } = via
  const inviter = via.inviterId === null ? undefined : w.get('member', via.inviterId)
  const inviterId = inviter ? survivorOf(w, inviter).id : null
  return { inviterId, code: null, leadId, surface: 'branch', managerId }
}

interface Case {
  order: BindOrder
  party: Party
}

function bringingOf(w: Work, { order, party, body }: Case & { body: ReferralBody }, now: number): Bringing {
  const { memberId, offerId, touchedAt } = order
  const { joinedAt } = must(w.get('member', memberId), `member ${memberId}`)
  const { inviterId } = party
  return {
    memberId,
    inviterId,
    touchedAt,
    joinedAt,
    wasBound: lineageAt(w, offerId, memberId)?.bound === true,
    hasLeft: hasLeft(w, memberId, now),
    isRing: inviterId !== null && isAbove(w, { offerId, below: inviterId, above: memberId }),
    ofLead: party.leadId !== null,
    invitees: body.invitees,
  }
}

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

function write(w: Work, { order, party, version }: Case & { version: Version }, now: number): Row<'binding'> {
  const { memberId, offerId, touchedAt, evidence } = order
  const { ip, device } = evidence
  const { body, number } = version
  const signals = signalsOf(w, { order, inviterId: party.inviterId, body }, now)
  const isHeld = signals.length > 0
  const binding = w.add('binding', {
    ...party,
    ...{ inviteeId: memberId, offerId, touchedAt, boundAt: now, version: number, signals },
    ...{
      dueBy: now + body.deadlineDays * DAY_MS,
      reviewBy: isHeld ? now + body.reviewHours * HOUR_MS : null,
    },
    ...{ state: isHeld ? 'held' : 'open', reached: { registered: now }, promised: [], marks: { ip, device } },
    changedAt: now,
  })
  putBelow(w, binding)
  if (party.inviterId !== null) countInviter(w, inviterAt(w, party.inviterId, offerId), now)
  const promised = promiseTo(w, binding, version, now)
  tell(w, promised, now)
  notePhone(w, promised)
  return advance(w, promised, now)
}

/** A number that is known already counts from now. */
function notePhone(w: Work, { inviteeId, offerId, boundAt: at }: Row<'binding'>): void {
  if (!w.list('knownBy', inviteeId).some(({ kind }) => kind === 'phone')) return
  const key = boundKey({ offerId, inviteeId })
  w.add('bindingAct', { inviteeId, offerId, at, source: 'laurel', key, milestone: 'phone', amount: 1 })
}

export const boundKey = ({ offerId, inviteeId }: Pick<Row<'binding'>, 'offerId' | 'inviteeId'>): string =>
  `bound/${offerId}/${inviteeId}`

function tell(w: Work, binding: Row<'binding'>, now: number): void {
  const { inviteeId: memberId, offerId, inviterId, code, managerId, leadId } = binding
  const key = boundKey(binding)
  const data = { offerId, inviterId, code, managerId, leadId }
  recordFact(w, { id: key, key, type: 'invitee.bound', memberId, subjectId: offerId, data }, now)
}

bind.reads = (
  touch: Touch,
  { memberId, offerId, via }: Pick<BindOrder, 'memberId' | 'offerId' | 'via'>,
): void => {
  passGate.reads(touch, memberId)
  touch.row('programme', offerId)
  touch.row('binding', memberId, offerId)
  touch.list('bindingAct', memberId, offerId)
  touch.row('offer', offerId)
  touch.list('offerVersion', offerId)
  touch.row('member', memberId)
  touch.list('knownBy', memberId)
  touch.row('lineage', offerId, memberId)
  if ('code' in via) touch.row('shareLink', via.code)
}
