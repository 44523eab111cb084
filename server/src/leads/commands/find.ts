/** Finds the leads of a person, and writes down what happens to one. */
import { Refusal } from '../../platform/refusal.ts'
import type { Row, Work } from '../../schema.ts'

export type Lead = Row<'lead'>

/** A manager is answered only about his own: whether there are others he does not learn. */
export interface Reach {
  leadId: string
  /** Null: all of them. */
  onlyOf: string | null
}

export function leadNamed(w: Work, { leadId, onlyOf }: Reach): Lead {
  const lead = w.get('lead', leadId)
  if (!lead || (onlyOf !== null && lead.managerId !== onlyOf)) throw new Refusal('LEAD_UNKNOWN')
  return lead
}

export const byPhone = (phone: string): string => `phone/${phone}`
export const byMember = (memberId: string): string => `member/${memberId}`

/** In all programmes. */
export const leadsOf = (w: Work, person: string): Lead[] =>
  w.list('leadOf', person).flatMap(({ leadId }) => w.get('lead', leadId) ?? [])

export function leadFor(w: Work, person: string, offerId: string): Lead | undefined {
  const found = w.get('leadOf', person, offerId)
  return found && w.get('lead', found.leadId)
}

/** From now on it is found by this, too. */
export function findBy(w: Work, { id, offerId }: Lead, person: string): void {
  const known = w.get('leadOf', person, offerId)
  if (known) w.set('leadOf', known, { leadId: id })
  else w.add('leadOf', { person, offerId, leadId: id })
}

export interface Note {
  act: string
  by: string
  note?: string | null
}

/** One more line of its history, with what changes by it. */
export function note(
  w: Work,
  lead: Lead,
  { act, by, note: text = null, ...patch }: Note & Partial<Lead>,
  now: number,
): Lead {
  w.add('leadEvent', { leadId: lead.id, n: lead.events, at: now, act, by, note: text })
  return w.set('lead', lead, { ...patch, events: lead.events + 1, changedAt: now })
}

/** The member who has this number now. */
export const memberByPhone = (w: Work, phone: string): string | null =>
  w.get('identity', 'phone', phone)?.memberId ?? null

export const phoneOf = (w: Work, memberId: string): string | null =>
  w.list('knownBy', memberId).find(({ kind }) => kind === 'phone')?.value ?? null
