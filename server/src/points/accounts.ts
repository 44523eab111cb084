/** The names of accounts: every account is a path, and the path says its currency and its floor. */

export type Currency = 'points' | 'growth' | 'fen'

export const MALL_REDEEMED = 'mall/redeemed'
export const POINTS_EXPIRED = 'points/expired'
/** Where the points of closed accounts end: apart from those whose last day was over. */
export const POINTS_CLOSED = 'points/closed'
export const mintOf = (currency: Currency) => `mint/${currency}`
export const pointsOf = (memberId: string) => `member/${memberId}/points`
export const growthOf = (memberId: string) => `member/${memberId}/growth`
export const budgetAccount = (budgetId: string, currency: Currency) => `budget/${budgetId}/${currency}`
export const spentAccount = (budgetId: string) => `spent/${budgetId}/fen`
export const holdAccount = (hold: string, currency: Currency) => `hold/${hold}/${currency}`
/** Between two members: empty before and after, for a transfer names the lots of one member only. */
export const transitAccount = (carriage: string) => `transit/${carriage}/points`
/** The transfer that opened a hold: it remembers which budget the value came from. */
export const holdTransfer = (hold: string) => `${hold}/hold`

/** A member's points come in lots. */
export const hasLots = (path: string) => path.startsWith('member/') && path.endsWith('/points')
export const isGrowth = (path: string) => path.startsWith('member/') && path.endsWith('/growth')
export const isDebt = (path: string) => path.startsWith('member/') && path.endsWith('/debt')
export const isHold = (path: string) => path.startsWith('hold/')
export const isBudget = (path: string) => path.startsWith('budget/')
/** A member's debt, beside the points. */
export const debtOf = (points: string) => `${points.slice(0, -'points'.length)}debt`
/** Points and debt of a member are one family: a grant to the one may fill the other. */
export const familyOf = (path: string) => (isDebt(path) ? `${path.slice(0, -'debt'.length)}points` : path)
/** A mint gives without end, a debt grows without end: no other account goes below 0. */
export const isUnbounded = (path: string) => path.startsWith('mint/') || isDebt(path)
/** What stands between the first and the last part: the budget, the hold or the member. */
export const ownerOf = (path: string) => path.slice(path.indexOf('/') + 1, path.lastIndexOf('/'))

export function currencyOf(path: string): Currency {
  if (path.endsWith('/growth')) return 'growth'
  if (path.endsWith('/fen')) return 'fen'
  return 'points'
}

export type Shortage = 'BALANCE_TOO_LOW' | 'BUDGET_EXHAUSTED' | 'HOLD_EMPTY' | 'ACCOUNT_SHORT'

export function shortageOf(path: string): Shortage {
  if (hasLots(path)) return 'BALANCE_TOO_LOW'
  if (isBudget(path)) return 'BUDGET_EXHAUSTED'
  return isHold(path) ? 'HOLD_EMPTY' : 'ACCOUNT_SHORT'
}
