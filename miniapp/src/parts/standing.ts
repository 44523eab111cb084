/** A member's standing as the laurel shows it. */
import type { Standing } from '@laurel/shared/membership'
import { LEAVES_MAX } from '../ui/wreath.ts'

/** Leaves grown of the way to the next tier, fractions included; at the top all of them. */
export const leavesOf = ({ growth, next }: Pick<Standing, 'growth' | 'next'>): number =>
  next && next.reachGrowth > 0 ? Math.min(LEAVES_MAX, (LEAVES_MAX * growth) / next.reachGrowth) : LEAVES_MAX
