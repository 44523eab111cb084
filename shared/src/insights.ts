import type { Static } from 'typebox'
import { call } from './call.ts'
import type * as schema from './insights.schema.ts'

export type WindowInput = Static<typeof schema.WindowInput>
export type FunnelInput = Static<typeof schema.FunnelInput>
export type FunnelStep = Static<typeof schema.FunnelStep>
export type Funnel = Static<typeof schema.Funnel>
export type GraphInput = Static<typeof schema.GraphInput>
export type GraphNode = Static<typeof schema.GraphNode>
export type Graph = Static<typeof schema.Graph>
export type SpreadersInput = Static<typeof schema.SpreadersInput>
export type Spreader = Static<typeof schema.Spreader>
export type SpreaderPage = Static<typeof schema.SpreaderPage>
export type Growth = Static<typeof schema.Growth>
export type Results = Static<typeof schema.Results>
export type PathInput = Static<typeof schema.PathInput>
export type InviteePath = Static<typeof schema.Path>
export type OpportunitiesInput = Static<typeof schema.OpportunitiesInput>
export type OpportunityReason = Static<typeof schema.OpportunityReason>
export type Opportunities = Static<typeof schema.Opportunities>

/** What became of a programme: for operators. */
export const insightsApi = {
  funnel: call<FunnelInput, Funnel>()('GET', '/admin/referral/funnel', [
    'PROGRAMME_UNKNOWN',
    'OFFER_DAYS_INVALID',
  ]),
  graph: call<GraphInput, Graph>()('GET', '/admin/referral/graph', ['PROGRAMME_UNKNOWN', 'MEMBER_UNKNOWN']),
  spreaders: call<SpreadersInput, SpreaderPage>()('GET', '/admin/referral/spreaders', ['PROGRAMME_UNKNOWN']),
  growth: call<WindowInput, Growth>()('GET', '/admin/referral/growth', [
    'PROGRAMME_UNKNOWN',
    'OFFER_DAYS_INVALID',
  ]),
  results: call<WindowInput, Results>()('GET', '/admin/referral/results', [
    'PROGRAMME_UNKNOWN',
    'OFFER_DAYS_INVALID',
  ]),
  path: call<PathInput, InviteePath>()('GET', '/admin/referral/invitees/:inviteeId', ['BINDING_UNKNOWN']),
  opportunities: call<OpportunitiesInput, Opportunities>()('GET', '/admin/referral/opportunities', [
    'PROGRAMME_UNKNOWN',
  ]),
}
