/** How a programme's deal is said: the same words to whoever invites and to whoever is invited. */
import type { Deal, FirstAct, Milestone, ReferralReward } from '@laurel/shared/referral'
import { dayOf } from '../platform/clock.ts'
import { formatDay, formatNumber } from '../ui/numbers.ts'

type Act = Pick<Deal, 'firstAct'>

const FEN = 100
const actNames: Record<FirstAct['fact'], string> = {
  'purchase.paid': '首次消费',
  'order.redeemed': '首次兑换',
  'task.completed': '首个任务',
  'quiz.passed': '首次答题过关',
}

const actName = ({ firstAct }: Act): string => (firstAct ? actNames[firstAct.fact] : '首次消费')

/** `首次消费满 30 元`; a purchase of any amount is only the first. */
export function actWords({ firstAct }: Act): string {
  const isOfSome = firstAct?.fact === 'purchase.paid' && firstAct.minFen > 1
  return isOfSome ? `首次消费满 ${formatNumber(firstAct.minFen / FEN)} 元` : actName({ firstAct })
}

/** Short enough to stand under a number. */
export const milestoneName = (milestone: Milestone, act: Act): string =>
  ({ registered: '注册', phone: '验证手机', act: actName(act), custody: '管户确认' })[milestone]

/** As something that is done. */
export const milestoneWords = (milestone: Milestone, act: Act): string =>
  ({
    registered: '注册会员',
    phone: '验证手机号',
    act: act.firstAct?.fact === 'task.completed' ? '完成首个任务' : actWords(act),
    custody: '由客户经理确认管户',
  })[milestone]

/** What each gets; equal parts are said once. most: where there are several steps. */
export function partsWords(
  { inviterPoints, inviteePoints }: Omit<ReferralReward, 'milestone'>,
  { most = false } = {},
): string {
  const gets = most ? '最多得' : '得'
  if (inviterPoints === inviteePoints) return `你们各${gets} ${formatNumber(inviterPoints)} 积分`
  const parts = [
    ...(inviterPoints > 0 ? [`你${gets} ${formatNumber(inviterPoints)}`] : []),
    ...(inviteePoints > 0 ? [`好友${gets} ${formatNumber(inviteePoints)}`] : []),
  ]
  return `${parts.join('、')} 积分`
}

/** All that one invitation can bring. */
export const totalOf = ({ rewards }: Pick<Deal, 'rewards'>): Omit<ReferralReward, 'milestone'> => ({
  inviterPoints: rewards.reduce((sum, { inviterPoints }) => sum + inviterPoints, 0),
  inviteePoints: rewards.reduce((sum, { inviteePoints }) => sum + inviteePoints, 0),
})

type Span = Pick<Deal, 'startsAt' | 'endsAt'>

/** First and last day; the end is the first instant that is outside. */
const daysOf = ({ startsAt, endsAt }: Span): [first: string, last: string] => [
  dayOf(startsAt),
  dayOf(endsAt - 1),
]
const yearOf = (day: string): string => day.slice(0, 4)

/** `11 月 1 日至 12 月 31 日`; of another year, with the year. */
export function spanWords(span: Span): string {
  const [first, last] = daysOf(span)
  const year = yearOf(first) === yearOf(last) ? '' : `${yearOf(last)} 年 `
  return `${formatDay(first)}至 ${year}${formatDay(last)}`
}

/** `11-01 至 12-31` */
export function shortSpan(span: Span): string {
  const [first, last] = daysOf(span)
  return `${first.slice(5)} 至 ${yearOf(first) === yearOf(last) ? last.slice(5) : last}`
}
