/** Which version of an offer members are shown, and how the offer stands. */
import { covers, type Span } from './spans.ts'

export type ShownState = 'soon' | 'live' | 'paused' | 'over'

interface Standing {
  spans: readonly Readonly<Span>[]
  pausedAt: number | null
  endedAt: number | null
}

interface Approved {
  number: number
  endsAt: number
}

/** In force, or coming, or the last that was, of those that were approved, by their numbers; null: none was ever to be. */
export function shownAt<Version extends Approved>(
  offer: Standing,
  approved: readonly Version[],
  now: number,
): { version: Version; state: ShownState } | null {
  const begun = offer.spans.findLast(([, from]) => from <= now)
  const coming = offer.spans.find(([, from]) => from > now)
  const shown = begun && covers(begun, now) ? begun : (coming ?? begun)
  const isStopped = offer.pausedAt !== null || offer.endedAt !== null
  // Stopped in the instant in which it began, or before: no span is left of it.
  const version = shown
    ? approved.find(({ number }) => number === shown[0])
    : isStopped
      ? approved.at(-1)
      : undefined
  return version ? { version, state: stateOf(offer, version, now) } : null
}

/** Paused past its end, it is over, whatever becomes of the pause. */
function stateOf({ spans, pausedAt, endedAt }: Standing, { endsAt }: Approved, now: number): ShownState {
  if (endedAt !== null || endsAt <= now) return 'over'
  if (pausedAt !== null) return 'paused'
  if (spans.some((span) => covers(span, now))) return 'live'
  return spans.some(([, from]) => from > now) ? 'soon' : 'over'
}

export interface ShownLine {
  offer: Standing & { id: string }
  version: Approved
}

/** A line for each version that was approved, by offer and number: of each offer the one that is shown. */
export function shownOf<Line extends ShownLine>(
  lines: readonly Line[],
  now: number,
): (Line & { state: ShownState })[] {
  return byOffer(lines).flatMap((own) => {
    const [first] = own
    const shown =
      first &&
      shownAt(
        first.offer,
        own.map(({ version }) => version),
        now,
      )
    const line = shown && own.find(({ version }) => version === shown.version)
    return shown && line ? [{ ...line, state: shown.state }] : []
  })
}

/** In the order in which they came. */
export function byOffer<Line extends { offer: { id: string } }>(lines: readonly Line[]): Line[][] {
  const groups = new Map<string, Line[]>()
  for (const line of lines) {
    const known = groups.get(line.offer.id)
    if (known) known.push(line)
    else groups.set(line.offer.id, [line])
  }
  return [...groups.values()]
}
