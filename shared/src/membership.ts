import type { Static } from 'typebox'
import { call } from './call.ts'
import type * as schema from './membership.schema.ts'

export type TierChangeKind = Static<typeof schema.TierChangeKind>
export type TierLook = Static<typeof schema.TierLook>
export type BenefitKind = Static<typeof schema.BenefitKind>
export type Benefit = Static<typeof schema.Benefit>
export type Tier = Static<typeof schema.Tier>
export type TiersBody = Static<typeof schema.TiersBody>
export type Standing = Static<typeof schema.Standing>
export type BenefitLine = Static<typeof schema.BenefitLine>
export type TierLine = Static<typeof schema.TierLine>
export type TierChange = Static<typeof schema.TierChange>
export type TiersPage = Static<typeof schema.TiersPage>
export type GrowthLine = Static<typeof schema.GrowthLine>
export type TierFlow = Static<typeof schema.TierFlow>
type Nothing = Record<never, never>
type Paged = Static<typeof schema.ListGrowthInput>
type Listed<Item> = { items: Item[]; next: string | null }

export const membershipApi = {
  tiers: call<Nothing, TiersPage>()('GET', '/membership/tiers'),
  growth: call<Paged, Listed<GrowthLine>>()('GET', '/membership/growth'),
  changes: call<Paged, Listed<TierChange>>()('GET', '/membership/changes'),
}

export const membershipAdminApi = {
  /** Who went up, down, stayed: reconciled to the history. */
  flow: call<Static<typeof schema.TierFlowInput>, TierFlow>()('GET', '/admin/membership/flow', [
    'OFFER_DAYS_INVALID',
  ]),
}
