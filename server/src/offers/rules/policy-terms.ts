/** What an offer's own terms must be, whatever leads to it. */
import { isKnown } from './policy-acts.ts'
import type { Declaration, DrawTerms, Gives, ReferralTerms, RulesTopic } from './policy-graph.ts'
import { isChance } from './policy-reaches.ts'
import { HOLD_DAYS_MAX, TEAM_MAX } from './policy-referral.ts'
import type { PolicyCode } from './policy-words.zh.ts'

export interface TermCheck {
  rule: string
  code: PolicyCode
  bad: (offer: Declaration) => boolean
}

const PRIZE_FEN_MAX = 5_000_000
const TOLD: readonly RulesTopic[] = ['steps', 'value', 'limits', 'days', 'exhausted']

const inReferral =
  (bad: (terms: ReferralTerms) => boolean) =>
  ({ referral }: Declaration): boolean =>
    referral !== undefined && bad(referral)
const inDraw =
  (bad: (terms: DrawTerms) => boolean) =>
  ({ draw }: Declaration): boolean =>
    draw !== undefined && bad(draw)

const oddsAreWrong = ({ odds, total }: DrawTerms): boolean =>
  total < 1 ||
  odds.length === 0 ||
  odds.some(({ weight }) => !Number.isSafeInteger(weight) || weight < 0) ||
  odds.reduce((sum, { weight }) => sum + weight, 0) !== total
const givesByChance = ({ links }: Declaration): boolean =>
  links.some(({ gives }) => gives !== null && isDrawn(gives))
/** A chance in a draw is told of where it is drawn. */
const isDrawn = (gives: Gives): boolean => isChance(gives) && gives.what !== 'chance'

export const terms: readonly TermCheck[] = [
  { rule: '5.1.3', code: 'MOMENTS_SURFACE', bad: inReferral((of) => of.surfaces.includes('moments')) },
  { rule: '5.1.5', code: 'RULES_MISSING', bad: ({ rules }) => rules.every((text) => text.trim() === '') },
  {
    rule: '5.1.5',
    code: 'RULES_INCOMPLETE',
    bad: inReferral(({ tells }) => TOLD.some((topic) => !tells.includes(topic))),
  },
  { rule: '5.1.7', code: 'HOLD_LONG', bad: inReferral(({ holdDays }) => holdDays > HOLD_DAYS_MAX) },
  {
    rule: '5.1.7',
    code: 'HOLD_UNDISCLOSED',
    bad: inReferral(({ holdDays, holdDisclosed }) => holdDays > 0 && !holdDisclosed),
  },
  { rule: '5.1.8', code: 'TEAM_LARGE', bad: inReferral(({ team }) => team > TEAM_MAX) },
  { rule: '5.9', code: 'DEPTH_OVER_ONE', bad: inReferral(({ depth }) => depth > 1) },
  { rule: '5.9', code: 'ENTRY_SOLD', bad: inReferral(({ entry }) => entry === 'paid') },
  {
    rule: '5.19',
    code: 'GATE_HIDDEN',
    bad: ({ gates = [] }) => gates.some((gate) => gate === 'reviewer' || gate === 'switch'),
  },
  { rule: 'law/odds', code: 'ODDS_WRONG', bad: inDraw(oddsAreWrong) },
  { rule: 'law/odds', code: 'ODDS_MISSING', bad: (offer) => !offer.draw && givesByChance(offer) },
  { rule: 'law/odds', code: 'ODDS_UNPUBLISHED', bad: inDraw(({ oddsPublished }) => !oddsPublished) },
  {
    rule: 'law/prize-50000',
    code: 'PRIZE_LARGE',
    bad: inDraw(({ odds }) => odds.some(({ valueFen }) => valueFen > PRIZE_FEN_MAX)),
  },
  { rule: 'law/frozen', code: 'PRIZES_CHANGED', bad: inDraw(({ changedAfterLaunch }) => changedAfterLaunch) },
  {
    rule: 'law/release',
    code: 'RELEASE_UNDISCLOSED',
    bad: inDraw(({ releaseScheduled, releaseDisclosed }) => releaseScheduled && !releaseDisclosed),
  },
  {
    rule: 'laurel/cause',
    code: 'CAUSE_UNKNOWN',
    bad: ({ links }) => links.some(({ cause }) => !isKnown(cause)),
  },
]
