/** Operators write offers down: a draft is changed, an approved text gets a new version. */
import type { AddOfferInput, EditOfferInput, Offer } from '@laurel/shared/offers'
import { Refusal } from '../../platform/refusal.ts'
import type { Command, Row, Work } from '../../schema.ts'
import { offerReply, standingOf } from '../replies.ts'
import { refuseEdit } from '../rules/states.ts'
import { refuseTerms } from './checks.ts'
import { type Kinds, kindNamed } from './standing.ts'
import { type Versions, versionsOf } from './versions.ts'

interface By {
  author: string
}
type Add = AddOfferInput & { offerId: string } & By
type Edit = EditOfferInput & By

export function addOfferWith(kinds: Kinds): Command<Add, Offer> {
  return (w, { kind, ...input }, now) => {
    refuseTerms(w, kindNamed(kinds, kind), input)
    const id = input.offerId
    const offer = w.add('offer', { id, kind, spans: [], pauses: [], newest: 1, addedAt: now })
    w.add('offerVersion', { ...input, number: 1, state: 'draft', editedAt: now })
    return replyOf(w, offer, now)
  }
}

export function editOfferWith(kinds: Kinds): Command<Edit, Offer> {
  return (w, input, now) => {
    const versions = versionsOf(w, input.offerId, now)
    const refusal = refuseEdit(standingOf(versions))
    if (refusal) throw new Refusal(refusal)
    refuseTerms(w, kindNamed(kinds, versions.offer.kind), input)
    return replyOf(w, write(w, versions, { ...input, editedAt: now }), now)
  }
}

function write(w: Work, { offer, newest }: Versions, terms: Edit & { editedAt: number }): Row<'offer'> {
  if (newest.state !== 'approved') {
    w.set('offerVersion', newest, { ...terms, state: 'draft', approvalId: null })
    return offer
  }
  const number = newest.number + 1
  w.add('offerVersion', { ...terms, number, state: 'draft' })
  return w.set('offer', offer, { newest: number })
}

export const replyOf = (w: Work, { id }: Pick<Row<'offer'>, 'id'>, now: number): Offer =>
  offerReply(versionsOf(w, id, now), now)
