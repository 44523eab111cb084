import type { Static } from 'typebox'
import { call, type RefusalOf } from './call.ts'
import type * as schema from './referral.schema.ts'

export type Surface = Static<typeof schema.Surface>
export type Milestone = Static<typeof schema.Milestone>
export type RewardedMilestone = Static<typeof schema.RewardedMilestone>
export type ReferralWho = Static<typeof schema.ReferralWho>
export type FirstAct = Static<typeof schema.FirstAct>
export type ReferralReward = Static<typeof schema.ReferralReward>
export type ReferralBody = Static<typeof schema.ReferralBody>
export type Material = Static<typeof schema.Material>
export type Deal = Static<typeof schema.ProgrammeCard>['deal']
export type Programmes = Static<typeof schema.Programmes>
export type MintInput = Static<typeof schema.MintInput>
export type Link = Static<typeof schema.Link>
export type Poster = Static<typeof schema.Poster>
export type Landing = Static<typeof schema.Landing>
export type LandingState = Static<typeof schema.LandingState>
export type Trail = Static<typeof schema.Trail>
export type TouchInput = Static<typeof schema.TouchInput>
export type Touched = Static<typeof schema.Touched>
export type RefuseInput = Static<typeof schema.RefuseInput>
export type AcceptInput = Static<typeof schema.AcceptInput>
export type Accepted = Static<typeof schema.Accepted>
export type MyBinding = Static<typeof schema.MyBinding>
export type ReferralPromise = Static<typeof schema.ReferralPromise>
export type BindingState = Static<typeof schema.BindingState>
export type Friend = Static<typeof schema.Friend>
export type FriendPage = Static<typeof schema.FriendPage>
export type InvitePage = Static<typeof schema.InvitePage>
export type BoardPage = Static<typeof schema.BoardPage>
export type ChannelLinkInput = Static<typeof schema.ChannelLinkInput>
export type Review = Static<typeof schema.Review>
export type ReviewPage = Static<typeof schema.ReviewPage>
export type DecideInput = Static<typeof schema.DecideInput>
export type Decided = Static<typeof schema.Decided>
type Nothing = Record<never, never>
type OfOffer = { offerId: string }
type OfCode = { code: string }

export const referralApi = {
  programmes: call<Nothing, Programmes>()('GET', '/referral/programmes'),
  invitePage: call<OfOffer, InvitePage>()('GET', '/referral/programmes/:offerId', ['PROGRAMME_UNKNOWN']),
  friends: call<OfOffer & { cursor?: string; limit?: number }, FriendPage>()(
    'GET',
    '/referral/programmes/:offerId/friends',
    ['PROGRAMME_UNKNOWN'],
  ),
  board: call<OfOffer, BoardPage>()('GET', '/referral/programmes/:offerId/board', ['PROGRAMME_UNKNOWN']),
  showMe: call<OfOffer & { shown: boolean }, { shown: boolean }>()(
    'PUT',
    '/referral/programmes/:offerId/board',
    ['PROGRAMME_UNKNOWN'],
  ),
  mint: call<MintInput, Link>()('POST', '/referral/links', [
    'PROGRAMME_UNKNOWN',
    'OFFER_NOT_LIVE',
    'OFFER_PAUSED',
    'SHARING_RESTRICTED',
    'SURFACE_CLOSED',
    'TIER_TOO_LOW',
  ]),
  poster: call<OfCode, Poster>()('GET', '/referral/links/:code/poster', ['LINK_UNKNOWN', 'WECHAT_BUSY']),
  landing: call<OfCode, Landing>()('GET', '/referral/landing/:code', ['LINK_UNKNOWN']),
  touch: call<TouchInput, Touched>()('POST', '/referral/touches'),
  refuse: call<RefuseInput, Nothing>()('POST', '/referral/landing/:code/refuse', ['LINK_UNKNOWN']),
  accept: call<AcceptInput, Accepted>()('POST', '/referral/accept'),
  mine: call<Nothing, Accepted>()('GET', '/referral/bindings'),
}

export const referralAdminApi = {
  channelLink: call<ChannelLinkInput, Link>()('POST', '/admin/referral/links', [
    'PROGRAMME_UNKNOWN',
    'OFFER_NOT_LIVE',
    'OFFER_PAUSED',
    'SHARING_RESTRICTED',
    'SURFACE_CLOSED',
    'BRANCH_UNKNOWN',
    'OPERATOR_UNKNOWN',
  ]),
  reviews: call<{ cursor?: string; limit?: number; offerId?: string }, ReviewPage>()(
    'GET',
    '/admin/referral/reviews',
  ),
  decide: call<DecideInput, Decided>()('POST', '/admin/referral/reviews', [
    'BINDING_UNKNOWN',
    'BINDING_DECIDED',
  ]),
}

export type MintRefusal = RefusalOf<typeof referralApi.mint>
