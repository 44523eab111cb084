/** When which version of an offer is in force: spans of time, one after another, a pause being a gap between two. */

/** `to` is the first instant at which it is no longer in force; null: until further notice. */
export type Span = [version: number, from: number, to: number | null]

const covers = ([, from, to]: Span, at: number): boolean => at >= from && (to === null || at < to)

/** The version in force when something happened; null: none was. */
export const inForceAt = (spans: readonly Span[], at: number): number | null =>
  spans.find((span) => covers(span, at))?.[0] ?? null

export interface Term {
  version: number
  startsAt: number
  endsAt: number
}

/** A version comes into force when it is approved, or at its start; what was to be in force then gives way. */
export function withVersion(
  spans: readonly Span[],
  { version, startsAt, endsAt }: Term,
  now: number,
): Span[] {
  const from = Math.max(startsAt, now)
  return [...cut(spans, from), [version, from, endsAt]]
}

/** Nothing is in force from an instant on: a pause, or the end. */
export const cut = (spans: readonly Span[], at: number): Span[] =>
  spans
    .filter(([, from]) => from < at)
    .map(([version, from, to]): Span => [version, from, to === null || to > at ? at : to])

/** The version last in force goes on, until its own end. */
export function resumed(spans: readonly Span[], { version, startsAt, endsAt }: Term, now: number): Span[] {
  const from = Math.max(startsAt, now)
  return from < endsAt ? [...spans, [version, from, endsAt]] : [...spans]
}

export type OfferState = 'draft' | 'review' | 'approved' | 'live' | 'paused' | 'ended'

export interface Standing {
  spans: readonly Span[]
  pausedAt: number | null
  endedAt: number | null
  /** The state of its newest version. */
  newest: 'draft' | 'review' | 'approved' | 'rejected'
}

export function stateOf({ spans, pausedAt, endedAt, newest }: Standing, now: number): OfferState {
  if (endedAt !== null && endedAt <= now) return 'ended'
  if (pausedAt !== null) return 'paused'
  if (inForceAt(spans, now) !== null) return 'live'
  if (spans.some(([, from]) => from > now)) return 'approved'
  if (newest === 'review') return 'review'
  if (spans.length && newest === 'approved') return 'ended'
  return 'draft'
}
