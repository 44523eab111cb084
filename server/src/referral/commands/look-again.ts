/** Holds a binding that looked well before, for a second look; who was looked at already is not looked at again. */
import type { Row, Work } from '../../schema.ts'
import type { Signal } from '../rules/guards.ts'

const HOUR_MS = 3_600_000

interface Doubt {
  signal: Signal
  reviewHours: number
}

export function lookAgain(
  w: Work,
  binding: Row<'binding'>,
  { signal, reviewHours }: Doubt,
  now: number,
): Row<'binding'> {
  const { state, reviewedAt, signals } = binding
  const told = w.set('binding', binding, { signals: [...new Set([...signals, signal])] })
  if (state !== 'open' || reviewedAt !== null) return told
  return w.set('binding', told, { state: 'held', reviewBy: now + reviewHours * HOUR_MS, changedAt: now })
}
