/** The language in which offers declare themselves to the policy check: causes, effects, and the terms that law and platform ask about. */

/**
 * A cause is a type of fact (`purchase.paid`), an act that is no fact (`share.made`: `policy-acts.ts` has them all), or `offer:<id>`,
 * which is what a fulfilled offer leads to: every link of an offer leads there too.
 */
export type Cause = string

export type Value =
  | 'points'
  | 'growth'
  | 'goods'
  | 'coupon'
  | 'service'
  | 'cash'
  | 'chance'
  | 'access'
  | 'votes'

export interface Gives {
  /** access: it only opens a way on. */
  what: Value
  /** chance: whether, or how much, is drawn. */
  by: 'constant' | 'rate' | 'chance'
  /** Days between the qualifying act and the value. */
  waitDays: number
  /** A chance: to win in which draw, by the id of its offer. */
  in?: string
}

export interface Link {
  cause: Cause
  /** Null: it only leads on to the offer itself, `offer:<id>`. */
  gives: Gives | null
  /** How often the cause has to come, and over how many days it may be collected. */
  times?: number
  overDays?: number
}

/** What a rules page has to tell before anybody brings others along. */
export type RulesTopic = 'steps' | 'value' | 'limits' | 'days' | 'exhausted'

export interface ReferralTerms {
  /** Whom an act of the invitee pays: 1 is his direct inviter. */
  depth: number
  /** With the inviter. */
  team: number
  /** paid: only who bought something may invite. */
  entry: 'free' | 'paid'
  /** Sharing surfaces that carry the reward. */
  surfaces: readonly ('friend' | 'group' | 'moments' | 'poster' | 'link')[]
  /** A risk hold, and whether the rules page tells of it. */
  holdDays: number
  holdDisclosed: boolean
  tells: readonly RulesTopic[]
}

export interface DrawTerms {
  /** In parts of `total`. */
  odds: readonly { weight: number; valueFen: number }[]
  total: number
  oddsPublished: boolean
  /** Launched: prizes and odds are those of the version before. */
  changedAfterLaunch: boolean
  releaseScheduled: boolean
  releaseDisclosed: boolean
}

/** What decides who sees an offer. reviewer, switch: others than the platform's reviewers see it, or nobody can tell. */
export type Gate = 'tier' | 'task' | 'audience' | 'window' | 'reviewer' | 'switch'

export interface Declaration {
  offerId: string
  title: string
  kind: string
  links: readonly Link[]
  referral?: ReferralTerms
  draw?: DrawTerms
  gates?: readonly Gate[]
  signOff: string | null
  rules: readonly string[]
}
