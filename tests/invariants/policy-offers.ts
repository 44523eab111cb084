/** Builds what offers declare, so that the corpus reads as what an operator would want to publish. */
import type {
  Declaration,
  DrawTerms,
  Gives,
  Link,
  ReferralTerms,
  Value,
} from '@laurel/server/offers/rules/policy-graph'

/** What it is, what it is made of, and the rules it breaks: none where it is allowed. */
export interface Case {
  name: string
  offers: readonly Declaration[]
  rules: readonly string[]
}

type More = Partial<Omit<Declaration, 'offerId' | 'links'>>

export const offer = (offerId: string, links: readonly Link[], more: More = {}): Declaration => ({
  offerId,
  title: offerId,
  kind: 'task',
  links,
  signOff: null,
  rules: ['完成后立即发放，每人一次，预算用完即止。'],
  ...more,
})

export const given = (what: Value, more: Partial<Gives> = {}): Gives => ({
  what,
  by: 'constant',
  waitDays: 0,
  ...more,
})
export const drawn = (what: Value, more: Partial<Gives> = {}): Gives => given(what, { by: 'chance', ...more })
/** A chance to win in a draw of the corpus. */
export const chanceIn = (draw: string): Gives => given('chance', { in: draw })

export const link = (cause: string, gives: Gives | null, more: Partial<Link> = {}): Link => ({
  cause,
  gives,
  ...more,
})

const REFERRAL: ReferralTerms = {
  depth: 1,
  team: 2,
  entry: 'free',
  surfaces: ['friend', 'group', 'poster', 'link'],
  holdDays: 0,
  holdDisclosed: false,
  tells: ['steps', 'value', 'limits', 'days', 'exhausted'],
}

/** The compliant invitation: constant, at once, one hop, with full rules. */
export const invitation = (
  terms: Partial<ReferralTerms> = {},
  links: readonly Link[] = [link('invitee.phone-verified', given('points'))],
): Declaration => offer('邀请有礼', links, { kind: 'referral', referral: { ...REFERRAL, ...terms } })

const DRAW: DrawTerms = {
  odds: [
    { weight: 1, valueFen: 500_000 },
    { weight: 99, valueFen: 10_000 },
    { weight: 9_900, valueFen: 0 },
  ],
  total: 10_000,
  oddsPublished: true,
  changedAfterLaunch: false,
  releaseScheduled: false,
  releaseDisclosed: false,
}

export const draw = (
  terms: Partial<DrawTerms> = {},
  links: readonly Link[] = [link('offer:大转盘', drawn('goods'))],
): Declaration => offer('大转盘', links, { kind: 'draw', draw: { ...DRAW, ...terms } })

export const bans = (name: string, rules: readonly string[], ...offers: Declaration[]): Case => ({
  name,
  offers,
  rules,
})
export const lets = (name: string, ...offers: Declaration[]): Case => ({ name, offers, rules: [] })
