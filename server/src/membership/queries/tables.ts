/** The tier tables there were, for the read side. */
import { and, asc, eq, ne } from 'drizzle-orm'
import type { Reads } from '../../platform/database.ts'
import { tiersOf } from '../kind.ts'
import type { TierTable } from '../rules/cycle.ts'

export interface ReadTable extends TierTable {
  rules: readonly string[]
}

export const prepareTables = ({ read, schema: { offer, offerVersion } }: Reads) => {
  const versions = read
    .select({
      offerId: offer.id,
      spans: offer.spans,
      number: offerVersion.number,
      body: offerVersion.body,
      rules: offerVersion.rules,
    })
    .from(offer)
    .innerJoin(offerVersion, and(eq(offerVersion.offerId, offer.id), ne(offerVersion.state, 'draft')))
    .where(eq(offer.kind, 'tiers'))
    .orderBy(asc(offer.id), asc(offerVersion.number))
    .prepare('membership_tables')
  /** In the order in which they came into force. */
  return async (): Promise<ReadTable[]> => {
    const rows = await versions.execute({})
    return rows
      .flatMap(({ offerId, spans, number: version, body, rules }) =>
        spans
          .filter(([of]) => of === version)
          .map(([, from, to]) => ({ from, to, offerId, version, body: tiersOf(body), rules })),
      )
      .sort((a, b) => a.from - b.from)
  }
}
