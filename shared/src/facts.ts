/** What can have happened. Past tense; `subjectId` is the thing it happened to. */
export type FactType =
  | 'member.registered'
  | 'member.signed-in'
  | 'order.redeemed'
  | 'order.cancelled'
  | 'order.shipped'
  | 'order.received'
  | 'points.expired'
  | 'budget.reached'
