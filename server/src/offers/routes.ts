/** One admin API for every kind of offer. */
import { offersApi } from '@laurel/shared/offers'
import * as schema from '@laurel/shared/offers.schema'
import { Empty } from '@laurel/shared/schema'
import { offerKindWords } from '@laurel/shared/words.zh'
import { ROLES } from '../operators/index.ts'
import type { Deps, Feature } from '../platform/feature.ts'
import { answer } from '../platform/http/answer.ts'
import type { App } from '../platform/http/server.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Row } from '../schema.ts'
import { checkWith } from './commands/check.ts'
import type { Kinds } from './commands/standing.ts'
import type { Versions } from './commands/versions.ts'
import { differences } from './diff.ts'
import { type OfferQueries, offerQueries } from './queries.ts'
import { rehearse } from './rehearsal.ts'
import { offerReply, versionReplies } from './replies.ts'
import { mountWrites } from './writes.ts'

interface Needs {
  deps: Deps
  kinds: Kinds
  queries: OfferQueries
}

export const offersRoutes = (deps: Deps, kinds: Kinds): Feature => {
  const needs = { deps, kinds, queries: offerQueries(deps.reads) }
  return (app) => {
    mountReads(app, needs)
    mountVersions(app, needs)
    mountTrials(app, needs)
    mountWrites(app, kinds)
  }
}

/** As plain JSON: what TypeBox keeps beside it is no part of the schema. */
const plain = (value: object) => JSON.parse(JSON.stringify(value)) as Record<string, unknown>

function mountReads(app: App, { deps: { clock }, kinds, queries }: Needs): void {
  const described = kinds.map(({ kind, single, schema: body }) => ({
    kind,
    title: offerKindWords[kind],
    single,
    schema: plain(body),
  }))
  answer(app, offersApi.kinds, {
    who: ROLES,
    input: Empty,
    reply: schema.OfferKinds,
    handle: () => ({ items: described }),
  })
  answer(app, offersApi.list, {
    who: ROLES,
    input: schema.ListOffersInput,
    reply: schema.OfferPage,
    handle: (input) => queries.listOffers(input, clock()),
  })
  answer(app, offersApi.one, {
    who: ROLES,
    input: schema.OfferInput,
    reply: schema.Offer,
    handle: async ({ offerId }, { now }) => offerReply(await queries.loadVersions(offerId, now), now),
  })
}

function mountVersions(app: App, { queries: { loadVersions } }: Needs): void {
  answer(app, offersApi.versions, {
    who: ROLES,
    input: schema.OfferInput,
    reply: schema.OfferVersions,
    handle: async ({ offerId }, { now }) => ({ items: versionReplies(await loadVersions(offerId, now)) }),
  })
  answer(app, offersApi.diff, {
    who: ROLES,
    input: schema.DiffInput,
    reply: schema.Diff,
    handle: async ({ offerId, from, to }, { now }) => {
      const versions = await loadVersions(offerId, now)
      return { items: differences(numbered(versions, from), numbered(versions, to)) }
    },
  })
}

function numbered({ versions }: Versions, number: number): Row<'offerVersion'> {
  const found = versions.find((version) => version.number === number)
  if (!found) throw new Refusal('OFFER_UNKNOWN')
  return found
}

/** They write nothing, so they need no key. */
function mountTrials(app: App, { deps, kinds, queries }: Needs): void {
  const check = checkWith(kinds)
  answer(app, offersApi.check, {
    who: ROLES,
    key: 'none',
    input: schema.OfferInput,
    reply: schema.Findings,
    handle: async (input) => ({ items: await deps.engine.rehearse(check, input) }),
  })
  answer(app, offersApi.rehearse, {
    who: ROLES,
    key: 'none',
    input: schema.RehearseInput,
    reply: schema.Rehearsal,
    handle: async (input, { now }) =>
      rehearse(deps, { kinds, versions: await queries.loadVersions(input.offerId, now) }, input),
  })
}
