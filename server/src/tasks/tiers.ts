/** Which tier a member has or had: the one place that asks. */
import type { Work } from '../schema.ts'

// Until the tiers are there, nobody has one.
export const levelAt = (_w: Work, _memberId: string, _at: number): number => 0
export const levelNow = levelAt
