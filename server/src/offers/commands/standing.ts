/** All offers that stand, as they are found when another one is to join them. */
import { must } from '../../platform/must.ts'
import type { Row, Touch, Work } from '../../schema.ts'
import type { Draft, OfferKindDef } from '../kinds.ts'
import type { Declaration } from '../rules/policy-graph.ts'
import { type Approved, ahead, type Span, scheduled } from '../rules/spans.ts'

/** The topic of every offer that was approved and not ended. */
export const STANDING = '*'
const GATE = 'offers'

export type Kinds = readonly OfferKindDef[]

export const kindNamed = (kinds: Kinds, name: string): OfferKindDef =>
  must(
    kinds.find(({ kind }) => kind === name),
    `the kind ${name}`,
  )

/** One after another, or two that bar each other could come into force at once. */
export function passGate(w: Work): void {
  const gate = w.get('offerGate', GATE)
  if (gate) w.set('offerGate', gate, { passed: gate.passed + 1 })
  else w.add('offerGate', { id: GATE, passed: 1 })
}

/** The others than this one. */
export const othersStanding = (w: Work, offerId: string): Row<'offer'>[] =>
  w
    .list('offerWatch', STANDING)
    .filter((watch) => watch.offerId !== offerId)
    .map((watch) => must(w.get('offer', watch.offerId), watch.offerId))

export const approvedOf = (w: Work, offerId: string): Approved[] =>
  w
    .list('offerVersion', offerId)
    .filter(({ state }) => state === 'approved')
    .map(({ number, startsAt, endsAt, decidedAt }) => ({
      version: number,
      startsAt,
      endsAt,
      decidedAt: decidedAt ?? 0,
    }))

/** Nothing of it is in force any more or will be, as it was approved so far. */
export const isOver = (w: Work, offerId: string, now: number): boolean =>
  must(w.get('offer', offerId), offerId).endedAt !== null ||
  scheduled(approvedOf(w, offerId), now).length === 0

/** What it has before it. A paused one may go on at any time. */
const spansAhead = (w: Work, { id, spans, pausedAt }: Row<'offer'>, now: number): Span[] =>
  pausedAt === null ? ahead(spans, now) : scheduled(approvedOf(w, id), now)

export const draftOf = (version: Row<'offerVersion'>): Draft => {
  const { offerId, title, body, budgetId, startsAt, endsAt, rules, goal, signOff } = version
  return { offerId, title, body, budgetId, startsAt, endsAt, rules, goal, signOff }
}

/** What was approved before it, first of all. */
export function launchedOf(w: Work, { offerId, number }: Row<'offerVersion'>): Draft | null {
  const first = w.list('offerVersion', offerId).find(({ state }) => state === 'approved')
  return first && first.number < number ? draftOf(first) : null
}

/** One version, as the policy check is told of it. */
export const declarationOf = (w: Work, kind: OfferKindDef, version: Row<'offerVersion'>): Declaration =>
  kind.declare(draftOf(version), launchedOf(w, version))

interface Asking {
  kinds: Kinds
  offerId: string
  now: number
}

/** What the others declare, each version that is or will be in force. */
export const declarationsOfOthers = (w: Work, { kinds, offerId, now }: Asking): Declaration[] =>
  othersStanding(w, offerId).flatMap((offer) => {
    const numbers = new Set(spansAhead(w, offer, now).map(([number]) => number))
    return [...numbers].flatMap((number) => {
      const version = w.get('offerVersion', offer.id, number)
      return version ? declarationOf(w, kindNamed(kinds, offer.kind), version) : []
    })
  })

export function touchStanding(touch: Touch, offerId: string): void {
  touch.row('offerGate', GATE)
  touch.list('offerWatch', STANDING)
  touch.row('offer', offerId)
  touch.list('offerVersion', offerId)
}
