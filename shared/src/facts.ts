/** What can have happened. Past tense; `subjectId` is the thing it happened to. */
export type FactType =
  | 'member.registered'
  | 'member.signed-in'
  | 'member.exported'
  | 'member.closed'
  | 'member.merged'
  | 'member.unmerged'
  | 'order.redeemed'
  | 'order.cancelled'
  | 'order.shipped'
  | 'order.received'
  | 'points.expired'
  | 'budget.reached'
  // What WeChat told us. No rule may give value for it: subscribing is never rewarded (rule 5.21).
  | 'wechat.pushed'
  | 'wechat.punished'
