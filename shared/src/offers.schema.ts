import { Type } from 'typebox'
import { Amount, Day, Id, Instant, Nullable, OneOf, PageOf, Paging, Shape, Text } from './schema.ts'

export const OfferKindName = OneOf('tiers', 'earn', 'task', 'referral', 'quiz', 'draw')
export const OfferState = OneOf('draft', 'review', 'approved', 'live', 'paused', 'ended')
export const OfferVersionState = OneOf('draft', 'review', 'approved', 'rejected')

/** What it is for, so that it can be told later whether it came true. */
export const Goal = Shape({
  metric: OneOf('members', 'completions', 'redemptions', 'purchases', 'growth'),
  target: Amount,
  days: Type.Integer({ minimum: 1, maximum: 1100 }),
})
/** What every kind says; the body is of the kind's own schema. */
const terms = {
  title: Text(40),
  body: Type.Record(Type.String(), Type.Unknown()),
  /** Of points. Null: it gives none. */
  budgetId: Nullable(Id),
  startsAt: Instant,
  endsAt: Instant,
  /** The rules page, a paragraph each. */
  rules: Type.Array(Text(500), { maxItems: 20 }),
  goal: Goal,
  /** Who looked at it in law, and what was found; asked for where rules rest on deposits or assets. */
  signOff: Nullable(Text(500)),
}
export const OfferTerms = Shape(terms)
export const AddOfferInput = Shape({ kind: OfferKindName, ...terms })
/** A draft is changed; an approved offer gets a new draft version. */
export const EditOfferInput = Shape({ offerId: Id, ...terms })
export const OfferInput = Shape({ offerId: Id })
export const SubmitOfferInput = Shape({ offerId: Id, because: Text(200) })
export const PauseOfferInput = Shape({ offerId: Id, because: Text(200) })

export const OfferVersion = Shape({
  number: Type.Integer(),
  state: OfferVersionState,
  ...terms,
  /** Ids of operators. */
  author: Id,
  editedAt: Instant,
  decidedBy: Nullable(Id),
  decidedAt: Nullable(Instant),
})
export const Offer = Shape({
  id: Id,
  kind: OfferKindName,
  state: OfferState,
  /** The version in force now, or the next one to be; of a paused offer the one that goes on, of one that is over the last. */
  current: Nullable(OfferVersion),
  /** The draft or the version in review, when there is one. */
  draft: Nullable(OfferVersion),
  /** The open approval, while it is in review. */
  approvalId: Nullable(Id),
  pausedAt: Nullable(Instant),
  addedAt: Instant,
})
export const OfferPage = PageOf(Offer)
export const ListOffersInput = Shape({
  ...Paging,
  kind: Type.Optional(OfferKindName),
  state: Type.Optional(OfferState),
})
export const OfferVersions = Shape({ items: Type.Array(OfferVersion) })

const VersionNumber = Type.Integer({ minimum: 1, maximum: 1_000_000 })
export const DiffInput = Shape({
  offerId: Id,
  from: VersionNumber,
  to: VersionNumber,
})
/** One difference: where, as a JSON pointer (RFC 6901), and what stood there; null: nothing. */
export const Difference = Shape({
  path: Type.String(),
  before: Type.Unknown(),
  after: Type.Unknown(),
})
export const Diff = Shape({ items: Type.Array(Difference) })

/** What the policy check found: the platform rule, and the path of causes that leads to it. */
export const Finding = Shape({
  /** As WeChat's operation rules number it (`5.1.4`), or `law/…`, `laurel/…`. */
  rule: Type.String(),
  code: Type.String(),
  /** From the cause to the effect, as people read it. */
  path: Type.Array(Type.String()),
  /** What is wrong and what would change it, in Chinese. */
  sentence: Type.String(),
})
export const Findings = Shape({ items: Type.Array(Finding) })

/** How a kind describes itself, so that a form can be drawn from it. */
export const OfferKind = Shape({
  kind: OfferKindName,
  title: Type.String(),
  /** Only one of the kind can be live. */
  single: Type.Boolean(),
  /** JSON Schema of the body. */
  schema: Type.Record(Type.String(), Type.Unknown()),
})
export const OfferKinds = Shape({ items: Type.Array(OfferKind) })

export const RehearseInput = Shape({ offerId: Id, from: Day, to: Day })
/** What a draft would have done on the facts of those days. Nothing is written. */
export const Rehearsal = Shape({
  /** Facts looked at; members they were of. */
  facts: Type.Integer(),
  members: Type.Integer(),
  /** Members it would have given to, and how often. */
  reached: Type.Integer(),
  grants: Type.Integer(),
  points: Type.Integer(),
  growth: Type.Integer(),
  /** Reached of members, in 1/10,000. */
  completionBps: Type.Integer(),
  /** By day, for a chart. */
  days: Type.Array(Shape({ day: Day, grants: Type.Integer(), points: Type.Integer() })),
  /** The first of them, as the console may show them. */
  sample: Type.Array(Shape({ memberId: Id, grants: Type.Integer(), points: Type.Integer() })),
})
