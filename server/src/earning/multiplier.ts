/** The points multiplier of the tier a member had when something happened, in 1/10,000. */
import type { Touch, Work } from '../schema.ts'

const ONCE_BPS = 10_000

export const multiplierAt = (_w: Work, _memberId: string, _at: number): number => ONCE_BPS
multiplierAt.reads = (_touch: Touch, _memberId: string): void => undefined
