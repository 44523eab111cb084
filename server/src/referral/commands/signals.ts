/** Looks at who is brought in: on which phone and network, beside whom, in what rhythm. */
import type { ReferralBody } from '@laurel/shared/referral'
import type { Row, Work } from '../../schema.ts'
import { LIMITS, type Sight, type Signal, signalsIn } from '../rules/guards.ts'
import type { Marks } from '../tables.ts'
import type { BindOrder } from './bind.ts'
import { inviterAt } from './inviter.ts'
import { lineageAt, upwards } from './lineage.ts'

interface Looked {
  order: BindOrder
  inviterId: string | null
  body: ReferralBody
}

export function signalsOf(w: Work, looked: Looked, now: number): Signal[] {
  return signalsIn(sightOf(w, looked, now), looked.body, now)
}

function sightOf(w: Work, { order, inviterId }: Looked, now: number): Sight {
  const { memberId, offerId, via, touchedAt, accepted, evidence } = order
  const { ip, device, risk } = evidence
  const inviter = inviterId === null ? undefined : w.get('member', inviterId)
  const tally = { offerId, inviterId: inviterId ?? '' }
  return {
    ...{ accepted, touchedAt, risk, marks: { ip, device } },
    ofLead: 'leadId' in via,
    othersOnDevice: othersOn(w, evidence.visitorId, memberId),
    inviteesOnNet: inviter ? countMark(w, { ...tally, kind: 'ip', mark: ip }, now) : 0,
    recent: inviter ? [...inviterAt(w, inviter.id, offerId).recent, now] : [],
    inviterJoinedAt: inviter?.joinedAt ?? null,
    above: inviter ? marksAbove(w, offerId, inviter.id) : [],
  }
}

/** Accounts that became one are one person. */
function othersOn(w: Work, visitorId: string | null, memberId: string): number {
  const seen = visitorId === null ? undefined : w.get('visitor', visitorId)
  const others = (seen?.memberIds ?? []).filter((id) => id !== memberId)
  return others.filter((id) => w.get('member', id)?.mergedInto !== memberId).length
}

type Mark = Pick<Row<'markTally'>, 'offerId' | 'kind' | 'mark' | 'inviterId'>

/** One more with this mark; answers how many. A mark that is empty is none. */
export function countMark(w: Work, { offerId, kind, mark, inviterId }: Mark, now: number): number {
  if (mark === '') return 0
  const row = w.get('markTally', offerId, kind, mark, inviterId)
  const invitees = (row?.invitees ?? 0) + 1
  if (row) w.set('markTally', row, { invitees, lastAt: now })
  else w.add('markTally', { offerId, kind, mark, inviterId, invitees, lastAt: now })
  return invitees
}

const marksAbove = (w: Work, offerId: string, below: string): Marks[][] =>
  [...upwards(w, { offerId, below, hops: LIMITS.ringHops - 1 })].map((level) =>
    level.flatMap((id) => lineageAt(w, offerId, id)?.marks ?? []),
  )
