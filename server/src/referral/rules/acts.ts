/** Which milestone a fact may be for an invitee, and how much of it is left after all that was taken back. */
import type { ReferralBody, RewardedMilestone } from '@laurel/shared/referral'

type Asked = Pick<ReferralBody, 'firstAct' | 'asksCustody'>

export const PHONE = 'member.phone-verified'
export const CUSTODY = 'custody.confirmed'

/** The types of facts that a programme hears of. */
export const factsOf = ({ firstAct, asksCustody }: Asked): string[] => [
  PHONE,
  ...(firstAct ? [firstAct.fact] : []),
  ...(asksCustody ? [CUSTODY] : []),
]

export function milestoneOf(type: string, asked: Asked): RewardedMilestone | null {
  if (type === PHONE) return 'phone'
  if (type === asked.firstAct?.fact) return 'act'
  return type === CUSTODY && asked.asksCustody ? 'custody' : null
}

type Values = Readonly<Record<string, unknown>>

export interface Done {
  type: string
  data: Values
}

/** Of a purchase, its money; all else is there as a whole or not at all. */
export function leftOf({ type, data }: Done, undoings: readonly { data: Values }[]): number {
  if (type !== 'purchase.paid') return undoings.length ? 0 : 1
  const taken = undoings.reduce((sum, undoing) => sum + fenIn(undoing.data), 0)
  return Math.max(0, fenIn(data) - taken)
}

const fenIn = ({ amountFen }: Values): number => (typeof amountFen === 'number' ? amountFen : 0)
