/** The one row of a member at which whoever writes the next of his facts waits for who writes the one before. */
import type { Touch, Work } from '../../schema.ts'

export function passGate(w: Work, memberId: string): void {
  const gate = w.get('eventGate', memberId)
  if (gate) w.set('eventGate', gate, { facts: gate.facts + 1 })
  else w.add('eventGate', { memberId, facts: 1 })
}

passGate.reads = (touch: Touch, memberId: string): void => touch.row('eventGate', memberId)
