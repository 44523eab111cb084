/** When which version of an offer is in force: spans of time, one after another, a pause being a gap between two. */

/** `to` is the first instant at which it is no longer in force; null: until further notice. */
export type Span = [version: number, from: number, to: number | null]

export const covers = ([, from, to]: Readonly<Span>, at: number): boolean =>
  at >= from && (to === null || at < to)

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
  return from < endsAt ? [...cut(spans, from), [version, from, endsAt]] : [...spans]
}

/** Nothing is in force from an instant on: a pause, or the end. */
export const cut = (spans: readonly Span[], at: number): Span[] =>
  spans
    .filter(([, from]) => from < at)
    .map(([version, from, to]): Span => [version, from, to === null || to > at ? at : to])

/** What is or will be in force from an instant on. */
export const ahead = (spans: readonly Span[], at: number): Span[] =>
  spans
    .filter(([, , to]) => to === null || to > at)
    .map(([version, from, to]): Span => [version, Math.max(from, at), to])

export interface Approved extends Term {
  decidedAt: number
}

/** What would be in force from now on, had there never been a pause. In the order in which they were approved. */
export const scheduled = (approved: readonly Approved[], now: number): Span[] =>
  ahead(
    approved.reduce<Span[]>((spans, term) => withVersion(spans, term, term.decidedAt), []),
    now,
  )

const before = (from: number, to: number | null): boolean => to === null || from < to

/** Whether both are in force at some instant. */
export const overlap = (some: readonly Span[], others: readonly Span[]): boolean =>
  some.some(([, from, to]) =>
    others.some(([, otherFrom, otherTo]) => before(from, otherTo) && before(otherFrom, to)),
  )
