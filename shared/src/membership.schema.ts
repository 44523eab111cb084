import { Type } from 'typebox'
import { Day, Id, Instant, Nullable, OneOf, PageOf, Paging, Shape, Text } from './schema.ts'

/** joined, reached, kept, protected (the cycle is over, the tier stays for some days), dropped. corrected: late news changed the past. */
export const TierChangeKind = OneOf('joined', 'reached', 'kept', 'protected', 'dropped', 'corrected')
/** The palette of the mini program; five levels, the lowest first. */
export const TierLook = OneOf('bronze', 'silver', 'gold', 'platinum', 'diamond')

export const BenefitKind = OneOf('multiplier', 'monthly-points', 'birthday-points', 'monthly-gift', 'service')
const Count = Type.Integer({ minimum: 0 })
/** One thing a tier gives. What of its members a kind needs is checked when the table is submitted. */
export const Benefit = Shape({
  id: Id,
  kind: BenefitKind,
  title: Text(20),
  /** multiplier: 12,000 is 1.2 times. */
  bps: Type.Optional(Type.Integer({ minimum: 10_000, maximum: 100_000 })),
  points: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000 })),
  lotDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 3650 })),
  /** monthly-gift: `<product>.<number>` of the mall, free of points. */
  skuId: Type.Optional(Text(80)),
})
export const Tier = Shape({
  level: Type.Integer({ minimum: 1, maximum: 9 }),
  name: Text(8),
  look: TierLook,
  /** Growth in a cycle that reaches it, and that keeps it. */
  reachGrowth: Count,
  keepGrowth: Count,
  benefits: Type.Array(Benefit, { maxItems: 12 }),
})
/** The body of an offer of the kind `tiers`. Level 1 is reached by 0. */
export const TiersBody = Shape({
  tiers: Type.Array(Tier, { minItems: 1, maxItems: 9 }),
  validMonths: Type.Integer({ minimum: 1, maximum: 36 }),
  protectionDays: Type.Integer({ minimum: 0, maximum: 90 }),
})

/** The member's standing: what the card of home, me and the tiers page shows. Null in the tabs: no tier table is live. */
export const Standing = Shape({
  level: Type.Integer(),
  name: Type.String(),
  look: TierLook,
  /** Of the cycle. */
  growth: Count,
  /** Ever earned: shown, decides nothing. */
  lifetimeGrowth: Count,
  /** Null at the top. */
  next: Nullable(
    Shape({
      level: Type.Integer(),
      name: Type.String(),
      look: TierLook,
      reachGrowth: Count,
      missing: Type.Integer({ minimum: 1 }),
      /** The last business day of the cycle. */
      until: Day,
    }),
  ),
  /** What keeping the tier takes. Null at the lowest, which nobody loses. */
  keep: Nullable(
    Shape({
      keepGrowth: Count,
      /** 0: it is kept. */
      missing: Count,
      until: Day,
      /** The cycle is over: it is only kept until that day. */
      isProtected: Type.Boolean(),
    }),
  ),
  multiplierBps: Type.Integer({ minimum: 10_000 }),
})

/** What a member may have of a benefit now. */
export const BenefitState = OneOf('in-force', 'given', 'claimable', 'waiting', 'locked')
export const BenefitLine = Shape({
  id: Id,
  kind: BenefitKind,
  title: Type.String(),
  points: Nullable(Type.Integer()),
  bps: Nullable(Type.Integer()),
  skuId: Nullable(Type.String()),
  state: BenefitState,
  /** The period it is for: `2026-11`, `2026`; null for what has none. */
  period: Nullable(Type.String()),
  /** For why: `grant:…`, when it was given. */
  subject: Nullable(Type.String()),
})
export const TierLine = Shape({
  level: Type.Integer(),
  name: Type.String(),
  look: TierLook,
  reachGrowth: Count,
  keepGrowth: Count,
  state: OneOf('passed', 'current', 'ahead'),
  benefits: Type.Array(BenefitLine),
})
export const TierChange = Shape({
  number: Type.Integer(),
  at: Instant,
  change: TierChangeKind,
  fromName: Type.String(),
  toName: Type.String(),
  fromLevel: Type.Integer(),
  toLevel: Type.Integer(),
  cycleGrowth: Count,
  threshold: Count,
  /** For why. */
  subject: Type.String(),
})
export const GrowthLine = Shape({
  id: Type.String(),
  /** When it counts. */
  at: Instant,
  amount: Type.Integer(),
  /** sign-in, purchase, task, refund … */
  reason: Type.String(),
  /** What the operator called the rule. */
  title: Type.String(),
  /** For why: `grant:…`. */
  subject: Type.String(),
})
/** One request paints the tiers page. For a guest: the ladder alone. */
export const TiersPage = Shape({
  standing: Nullable(Standing),
  tiers: Type.Array(TierLine),
  /** The newest ones. */
  changes: Type.Array(TierChange),
  growth: Type.Array(GrowthLine),
  rules: Type.Array(Type.String()),
})
export const GrowthPage = PageOf(GrowthLine)
export const ChangePage = PageOf(TierChange)
export const ListGrowthInput = Shape(Paging)
export const TierFlow = Shape({
  from: Day,
  to: Day,
  /** Per level: how many stood there at the beginning, came, left, and stand there at the end. start + in − out = end. */
  levels: Type.Array(
    Shape({
      level: Type.Integer(),
      name: Type.String(),
      start: Count,
      joined: Count,
      up: Count,
      down: Count,
      leftUp: Count,
      leftDown: Count,
      end: Count,
    }),
  ),
  kept: Count,
  protected: Count,
})
export const TierFlowInput = Shape({ from: Day, to: Day })
