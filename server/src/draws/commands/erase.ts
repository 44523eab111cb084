/** Closes what a member had in draws: nobody is left to use a chance. What was drawn stays in the log, which names nobody. */
import type { Touch, Work } from '../../schema.ts'

export function eraseDraws(w: Work, memberId: string): void {
  for (const row of w.list('drawChance', memberId))
    if (row.state === 'open') w.set('drawChance', row, { state: 'void' })
}

eraseDraws.reads = (touch: Touch, memberId: string): void => touch.list('drawChance', memberId)
