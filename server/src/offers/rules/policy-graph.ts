/** The language in which offers declare themselves to the policy check: causes, effects, and the terms that law and platform ask about. */

/**
 * A cause is a type of fact (`purchase.paid`), an act that is no fact (`share.made`, `page.visited`, `message.subscribed`,
 * `message.tapped`, `app.downloaded`, `invitee.visited`, `ad.watched` …), or `offer:<id>`, which is what that offer leads to.
 */
export type Cause = string

export interface Gives {
  what: 'points' | 'growth' | 'goods' | 'coupon' | 'service' | 'cash' | 'chance' | 'access' | 'votes'
  /** chance: whether, or how much, is drawn. */
  by: 'constant' | 'rate' | 'chance'
  /** Days between the qualifying act and the value. */
  waitDays: number
}

export interface Link {
  cause: Cause
  /** Null: it leads on to the offer itself, `offer:<id>`. */
  gives: Gives | null
}

export interface ReferralTerms {
  /** Whom an act of the invitee pays: 1 is his direct inviter. */
  depth: number
  team: number
  /** Sharing surfaces that carry the reward. */
  surfaces: readonly ('friend' | 'group' | 'moments' | 'poster' | 'link')[]
  /** A risk hold, and whether the rules page tells of it. */
  holdDays: number
  holdDisclosed: boolean
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

export interface Declaration {
  offerId: string
  title: string
  kind: string
  links: readonly Link[]
  referral?: ReferralTerms
  draw?: DrawTerms
  signOff: string | null
  rules: readonly string[]
}
