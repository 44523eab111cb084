/** What moved growth and what moved the tier, together as the member lived it: the newest first. */
import type { GrowthLine, TierChange, TiersPage } from '@laurel/shared/membership'

export type HistoryLine =
  | { kind: 'growth'; key: string; at: number; line: GrowthLine }
  | { kind: 'change'; key: string; at: number; line: TierChange }

const growthLine = (line: GrowthLine): HistoryLine => ({ kind: 'growth', key: line.id, at: line.at, line })
const changeLine = (line: TierChange): HistoryLine => ({
  kind: 'change',
  key: line.subject,
  at: line.at,
  line,
})

/** What a tier changed by stands under the change, as its cause came first. */
export function newestOf(
  { growth, changes }: Pick<TiersPage, 'growth' | 'changes'>,
  most: number,
): HistoryLine[] {
  return [...changes.map(changeLine), ...growth.map(growthLine)].sort((a, b) => b.at - a.at).slice(0, most)
}
