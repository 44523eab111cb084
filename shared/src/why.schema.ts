import { Type } from 'typebox'
import { Id, Instant, Nullable, OneOf, Shape, Text } from './schema.ts'

/**
 * `grant:<offerId>:<rule>:<occasion>`, `points:<transfer id>`, `growth:<fact key>`, `tier:<number>`, `task:<offerId>`,
 * `product:<skuId>`, `invite:<offerId>` of one's own, `invite:<offerId>:<inviteeId>` of a friend, `quiz:<attemptId>`.
 */
export const WhyInput = Shape({ subject: Text(300) })
export const WhyOfInput = Shape({ memberId: Id, subject: Text(300) })

const Amounts = Shape({
  points: Type.Integer(),
  growth: Type.Integer(),
})
/** What happened, in the order of time; `words` and `numbers` are of the fact's data. */
export const WhyFact = Shape({
  type: Type.String(),
  at: Instant,
  recordedAt: Instant,
  /** laurel, wechat, or the name of the system that told it. */
  source: Type.String(),
  numbers: Type.Record(Type.String(), Type.Integer()),
  words: Type.Record(Type.String(), Type.String()),
})
export const WhyRule = Shape({
  offerId: Type.String(),
  version: Type.Integer(),
  title: Type.String(),
  /** The published rules, a paragraph each. */
  rules: Type.Array(Type.String()),
})
/** How the amount was come to: `base` 86, `multiplier` 12000 bps, `cap` 200, `threshold` 2000 … in the order of reckoning. */
export const WhyStep = Shape({
  step: OneOf(
    'base',
    'rate',
    'multiplier',
    'cap',
    'refunded',
    'progress',
    'target',
    'cycle-growth',
    'threshold',
    'streak',
    'price',
    'balance',
    'debt-filled',
    'right',
    'asked',
  ),
  value: Type.Integer(),
  unit: OneOf('points', 'growth', 'fen', 'bps', 'times', 'days', 'tasks', 'questions'),
})
/** What would have to come for it to be given. */
export const WhyMissing = Shape({
  what: OneOf(
    'growth',
    'points',
    'fen',
    'times',
    'tasks',
    'tier',
    'task',
    'stock',
    'limit',
    'budget',
    'offer',
    'review',
    'days',
  ),
  /** How much is missing; null where it is not counted. */
  amount: Nullable(Type.Integer()),
  /** The name of the tier, the task or the like. */
  subject: Nullable(Type.String()),
  /** By when; null: no day is set. */
  until: Nullable(Instant),
})
/** Where one member came by another. */
export const WhyInvitation = Shape({
  /** Which of the two asks. */
  as: OneOf('inviter', 'invitee'),
  /** The other one, masked; null: nobody, or without a name. */
  friend: Nullable(Type.String()),
  stage: Nullable(OneOf('registered', 'phone', 'act', 'custody')),
  /** Why somebody takes or took a second look, in sentences. */
  signals: Type.Array(Type.String()),
})
export const Why = Shape({
  subject: Type.String(),
  title: Type.String(),
  state: OneOf('granted', 'reversed', 'withheld', 'refused', 'changed', 'open'),
  at: Nullable(Instant),
  gave: Amounts,
  /** The refusal that bars it now, as its code. */
  refusal: Nullable(Type.String()),
  facts: Type.Array(WhyFact),
  rule: Nullable(WhyRule),
  steps: Type.Array(WhyStep),
  missing: Type.Array(WhyMissing),
  /** Left out where nobody was invited. */
  invitation: Type.Optional(WhyInvitation),
})
