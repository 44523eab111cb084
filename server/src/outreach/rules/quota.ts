/** The ledger of accepts: one accept is good for one message, whoever told of it, in whatever order the news comes. */
import type { Row } from '../../schema.ts'

type Quota = Row<'messageQuota'>
type Counts = Omit<Quota, 'memberId' | 'templateId'>

export const noAccepts: Counts = {
  told: 0,
  pushed: 0,
  accepted: 0,
  sent: 0,
  held: 0,
  lapsed: 0,
  left: 0,
  receipts: 0,
  isWanted: true,
  mutedAt: null,
  lastDay: null,
}

/** The mini program and WeChat tell of the same tap. Either may be lost: the greater count is the nearest to the truth, and never above it. */
export function withAccept<Q extends Counts>(quota: Q, by: 'told' | 'pushed', at: number): Q {
  const counted = { ...quota, [by]: quota[by] + 1 }
  const accepted = Math.max(counted.told, counted.pushed)
  const more = accepted - quota.accepted
  // An accept from before the template was turned off comes too late to be worth anything.
  if (quota.mutedAt !== null && at <= quota.mutedAt)
    return { ...counted, accepted, lapsed: quota.lapsed + more }
  return { ...counted, accepted, left: quota.left + more, mutedAt: null }
}

/** Turned off in WeChat's settings: no accept from before is good any more. */
export function withMute<Q extends Counts>(quota: Q, at: number): Q {
  if (quota.mutedAt !== null && at <= quota.mutedAt) return quota
  return { ...quota, mutedAt: at, left: 0, lapsed: quota.lapsed + quota.left }
}

export const mayTell = ({ isWanted, left }: Counts): boolean => isWanted && left > 0

/** Before a message goes out. */
export const withHold = <Q extends Counts>(quota: Q): Q => ({
  ...quota,
  left: quota.left - 1,
  held: quota.held + 1,
})

export const withSend = <Q extends Counts>(quota: Q): Q => ({
  ...quota,
  held: quota.held - 1,
  sent: quota.sent + 1,
})

/** A delivery that WeChat told of is not among the messages we know of: one that got no answer arrived. */
export const isUnknownDelivery = ({ receipts, sent }: Counts, sendingNow: number): boolean =>
  receipts > sent + sendingNow

/** Nothing was sent, for sure. What was turned off meanwhile stays off. */
export function withRelease<Q extends Counts>(quota: Q): Q {
  const held = quota.held - 1
  if (quota.mutedAt !== null) return { ...quota, held, lapsed: quota.lapsed + 1 }
  return { ...quota, held, left: quota.left + 1 }
}

/** WeChat says that there was no accept (43101): then there is none, whatever we counted. */
export const withNone = <Q extends Counts>(quota: Q): Q => ({
  ...quota,
  held: quota.held - 1,
  left: 0,
  lapsed: quota.lapsed + quota.left + 1,
})
