/** Causes that are no facts, and what platform and law see in each cause. */
import { factKinds, isFactType } from '@laurel/shared/facts'
import type { Cause } from './policy-graph.ts'

/**
 * share, moments: sharing itself. visit: an arrival without a deep interaction. invitee: a real act of somebody invited.
 * errand: sent elsewhere for gain. money: paid for the value itself, not for goods. spent: paid in goods' trade or points.
 */
export type Sort =
  | 'share'
  | 'moments'
  | 'visit'
  | 'invitee'
  | 'follow'
  | 'errand'
  | 'message'
  | 'money'
  | 'spent'
  | 'guess'
  | 'deposit'

export const acts = {
  'share.made': 'share',
  'share.group': 'share',
  'share.moments': 'moments',
  'page.visited': 'visit',
  'link.opened': 'visit',
  'help.tapped': 'visit',
  'invitee.visited': 'visit',
  // Signing in is one tap in WeChat: the deep interaction begins with the phone number (5.1.4).
  'invitee.registered': 'visit',
  'invitee.phone-verified': 'invitee',
  'invitee.quiz-passed': 'invitee',
  'invitee.task-done': 'invitee',
  'invitee.order-redeemed': 'invitee',
  'invitee.purchase-paid': 'invitee',
  'invitee.appointed': 'invitee',
  'custody.confirmed': 'invitee',
  'account.followed': 'follow',
  'content.forwarded': 'errand',
  'app.downloaded': 'errand',
  'page.jumped': 'errand',
  'ad.watched': 'errand',
  'message.subscribed': 'message',
  'message.tapped': 'message',
  'money.paid': 'money',
  'points.spent': 'spent',
  'outcome.guessed': 'guess',
  'stake.placed': 'guess',
  'deposit.made': 'deposit',
  'form.filled': null,
  'branch.visited': null,
} as const satisfies Record<string, Sort | null>

export type Act = keyof typeof acts

/** Facts that are more to platform and law than something done. */
const facts: Readonly<Record<string, Sort>> = {
  'wechat.pushed': 'message',
  'assets.reported': 'deposit',
  'purchase.paid': 'spent',
  'order.redeemed': 'spent',
}

const isAct = (cause: Cause): cause is Act => Object.hasOwn(acts, cause)

export const sortOf = (cause: Cause): Sort | null =>
  isAct(cause) ? acts[cause] : Object.hasOwn(facts, cause) ? (facts[cause] ?? null) : null

export const isKnown = (cause: Cause): boolean =>
  isAct(cause) || isFactType(cause) || cause.startsWith('offer:')

/** Nobody may be paid for it. Growth is asked about where it was earned. */
export const isNobodysDoing = (cause: Cause): boolean =>
  isFactType(cause) && factKinds[cause].act === 'none' && cause !== 'growth.earned' && sortOf(cause) === null

/** Whether somebody is brought along by it: a share, an arrival, or what the invitee really does. */
export function bringsOthers(cause: Cause): 'share' | 'visit' | 'invitee' | null {
  const sort = sortOf(cause)
  if (sort === 'moments' || sort === 'share') return 'share'
  if (sort === 'invitee') return 'invitee'
  return /^(invitee|help|link)\./.test(cause) ? 'visit' : null
}
