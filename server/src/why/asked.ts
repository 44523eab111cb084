/** What every answer begins from and is made of. */
import type { WhyFact, WhyRule } from '@laurel/shared/why'
import type { Row } from '../schema.ts'
import type { Ruled, WhyQueries } from './queries.ts'
import { factTold, inTime } from './rules/told.ts'

export interface Asked {
  subject: string
  /** What stands behind its kind. */
  name: string
  /** One's own, and those of members that were merged into it. */
  memberIds: readonly string[]
  now: number
}

export const toldBy =
  ({ loadSources }: WhyQueries) =>
  async (facts: readonly Row<'fact'>[]): Promise<WhyFact[]> => {
    const sources = await loadSources()
    return inTime(facts).map((fact) => factTold(fact, sources))
  }

export const ruleTold = (ruled: Ruled | null): WhyRule | null =>
  ruled && {
    offerId: ruled.version.offerId,
    version: ruled.version.number,
    title: ruled.version.title,
    rules: ruled.version.rules,
  }
