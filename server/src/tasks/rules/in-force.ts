/** Which version of an offer speaks now. */
import type { Row } from '../../schema.ts'

/** In force, or the last that was; null: none began yet. */
export const startedAt = (spans: Row<'offer'>['spans'], now: number): number | null =>
  spans.findLast(([, from]) => from <= now)?.[0] ?? null
