/** Reads offers with their versions, newest first. */
import type { Page } from '@laurel/shared/call'
import type { ListOffersInput, Offer } from '@laurel/shared/offers'
import { and, asc, desc, eq, inArray, lt, type SQL, sql } from 'drizzle-orm'
import type { Reads } from '../platform/database.ts'
import { must } from '../platform/must.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Row } from '../schema.ts'
import type { Versions } from './commands/versions.ts'
import { offerReply } from './replies.ts'
import { byOffer } from './rules/shown.ts'

const PAGE = 20
/** After every id. */
const LAST_ID = 'z'.repeat(64)
const filled = sql.placeholder

export type OfferQueries = ReturnType<typeof offerQueries>

interface Line {
  offer: Row<'offer'>
  version: Row<'offerVersion'>
  approval: Row<'approval'> | null
}

interface Wanted {
  kind: ListOffersInput['kind'] | undefined
  before: string
  now: number
}

export function offerQueries(reads: Reads) {
  const { one, pageOf } = prepared(reads)
  async function* offers({ kind, before, now }: Wanted): AsyncIterable<Offer> {
    for (let after = before; ; ) {
      const page = together(await pageOf(kind).execute({ kind, before: after, rows: PAGE }), now)
      yield* page.map((versions) => offerReply(versions, now))
      const last = page.at(-1)
      if (!last || page.length < PAGE) return
      after = last.offer.id
    }
  }
  return {
    async loadVersions(offerId: string, now: number): Promise<Versions> {
      const [found] = together(await one.execute({ offerId }), now)
      if (!found) throw new Refusal('OFFER_UNKNOWN')
      return found
    },
    /** The state of an offer is drawn from its spans and the hour, so as many are read as it takes to find enough. */
    async listOffers(input: ListOffersInput, now: number): Promise<Page<Offer>> {
      const { kind, state, cursor = LAST_ID, limit = PAGE } = input
      const items: Offer[] = []
      for await (const offer of offers({ kind, before: cursor, now })) {
        if (state !== undefined && offer.state !== state) continue
        if (items.length === limit) return { items, next: items.at(-1)?.id ?? null }
        items.push(offer)
      }
      return { items, next: null }
    },
  }
}

function prepared({ read, schema: { offer, offerVersion: version, approval } }: Reads) {
  const lines = (name: string, where: SQL | undefined) =>
    read
      .select({ offer, version, approval })
      .from(offer)
      .innerJoin(version, eq(version.offerId, offer.id))
      .leftJoin(approval, eq(approval.id, version.approvalId))
      .where(where)
      .orderBy(desc(offer.id), asc(version.number))
      .prepare(name)
  const page = (name: string, ofKind: SQL | undefined) => {
    const ids = read
      .select({ id: offer.id })
      .from(offer)
      .where(and(lt(offer.id, filled('before')), ofKind))
      .orderBy(desc(offer.id))
      .limit(filled('rows'))
    return lines(name, inArray(offer.id, ids))
  }
  const all = page('offers', undefined)
  const ofKind = page('offers_of_kind', eq(offer.kind, filled('kind')))
  return {
    one: lines('offer', eq(offer.id, filled('offerId'))),
    pageOf: (kind: ListOffersInput['kind']) => (kind === undefined ? all : ofKind),
  }
}

function together(lines: readonly Line[], now: number): Versions[] {
  return byOffer(lines).map((own) => {
    const { offer, version: newest, approval } = must(own.at(-1), 'a version')
    return { offer, versions: own.map(({ version }) => version), newest, approval, now }
  })
}
