import type { Static } from 'typebox'
import { call, type RefusalOf } from './call.ts'
import type * as schema from './draws.schema.ts'

export type PrizeKind = Static<typeof schema.PrizeKind>
export type DrawPrize = Static<typeof schema.DrawPrize>
export type ChanceSource = Static<typeof schema.ChanceSource>
export type DrawBody = Static<typeof schema.DrawBody>
export type DrawCard = Static<typeof schema.DrawCard>
export type DrawCards = Static<typeof schema.DrawCards>
export type PrizeLine = Static<typeof schema.PrizeLine>
export type SourceLine = Static<typeof schema.SourceLine>
export type DrawResultState = Static<typeof schema.DrawResultState>
export type DrawResult = Static<typeof schema.DrawResult>
export type DrawResultLine = Static<typeof schema.DrawResultLine>
export type DrawResultPage = Static<typeof schema.DrawResultPage>
export type DrawPage = Static<typeof schema.DrawPage>
export type DrawInput = Static<typeof schema.DrawInput>
export type ClaimPrizeInput = Static<typeof schema.ClaimPrizeInput>
export type LogPrize = Static<typeof schema.LogPrize>
export type LogEntry = Static<typeof schema.LogEntry>
export type LogInput = Static<typeof schema.LogInput>
export type DrawLog = Static<typeof schema.DrawLog>
export type PrizeFigures = Static<typeof schema.PrizeFigures>
export type DrawFigures = Static<typeof schema.DrawFigures>
export type AdminDrawResult = Static<typeof schema.AdminDrawResult>
export type AdminDrawResultPage = Static<typeof schema.AdminDrawResultPage>
type Nothing = Record<never, never>
type OfDraw = { drawId: string }
type OfResult = OfDraw & { number: number }
type Listed = { cursor?: string; limit?: number }

export const drawsApi = {
  list: call<Nothing, DrawCards>()('GET', '/draws'),
  page: call<OfDraw, DrawPage>()('GET', '/draws/:drawId', ['DRAW_UNKNOWN']),
  /** What anybody needs to draw every result anew. */
  log: call<LogInput, DrawLog>()('GET', '/draws/:drawId/log', ['DRAW_UNKNOWN']),
  draw: call<DrawInput, DrawResult>()('POST', '/draws/:drawId', [
    'DRAW_UNKNOWN',
    'OFFER_NOT_LIVE',
    'OFFER_PAUSED',
    'CHANCE_NONE',
    'DRAWS_SPENT',
  ]),
  results: call<OfDraw & Listed, DrawResultPage>()('GET', '/draws/:drawId/results', ['DRAW_UNKNOWN']),
  result: call<OfResult, DrawResult>()('GET', '/draws/:drawId/results/:number', ['RESULT_UNKNOWN']),
  claim: call<ClaimPrizeInput, DrawResult>()('POST', '/draws/:drawId/results/:number/claim', [
    'RESULT_UNKNOWN',
    'PRIZE_CLAIMED',
    'CLAIM_OVER',
    'ADDRESS_MISSING',
  ]),
}

export const drawsAdminApi = {
  figures: call<OfDraw, DrawFigures>()('GET', '/admin/draws/:drawId', ['DRAW_UNKNOWN']),
  results: call<OfDraw & Listed & { state?: Static<typeof schema.DrawResultState> }, AdminDrawResultPage>()(
    'GET',
    '/admin/draws/:drawId/results',
    ['DRAW_UNKNOWN'],
  ),
}

export type DrawRefusal = RefusalOf<typeof drawsApi.draw>
export type ClaimPrizeRefusal = RefusalOf<typeof drawsApi.claim>
