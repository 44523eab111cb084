import { Type } from 'typebox'
import { Goal } from './offers.schema.ts'
import {
  BindingState,
  Milestone,
  PromiseState,
  ReferralWho,
  RewardedMilestone,
  Surface,
} from './referral.schema.ts'
import { Day, Id, Instant, Nullable, OneOf, PageOf, Paging, Shape } from './schema.ts'

const Count = Type.Integer({ minimum: 0 })
/** In 1/10,000; null: of nothing. */
const Bps = Nullable(Count)

/** Of one programme; days of the business calendar, both of them whole. */
const window = { offerId: Id, from: Day, to: Day }
export const WindowInput = Shape(window)
export const FunnelInput = Shape({
  ...window,
  surface: Type.Optional(Surface),
  material: Type.Optional(Id),
})
/** minted: links. arrived: phones and browsers, but not the sharer's own. All others: people. rewarded: either of the two was paid. */
export const FunnelStep = OneOf('minted', 'arrived', 'registered', 'phone', 'act', 'custody', 'rewarded')
const counts = {
  minted: Count,
  arrived: Count,
  registered: Count,
  phone: Count,
  act: Count,
  custody: Count,
  rewarded: Count,
}
/** Links minted and phones that arrived in the window; and how far those people came until now who were brought by an arrival in it. */
export const Funnel = Shape({
  steps: Type.Array(
    Shape({
      step: FunnelStep,
      count: Count,
      /** Of the step before. */
      fromBeforeBps: Bps,
      /** Since the step before. */
      medianMs: Nullable(Type.Integer()),
    }),
  ),
  bySurface: Type.Array(Shape({ surface: Surface, ...counts })),
  byMaterial: Type.Array(Shape({ material: Nullable(Id), ...counts })),
})

/** A member in a report: his name masked, null where he gave none or left. */
const named = { memberId: Id, called: Nullable(Type.String()) }

export const GraphInput = Shape({
  offerId: Id,
  memberId: Id,
  /** Downwards; upwards it goes to the root. */
  hops: Type.Optional(Type.Integer({ minimum: 1, maximum: 20 })),
  nodesMax: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
})
export const GraphNode = Shape({
  ...named,
  /** 0: the one asked for; −1: who brought him. */
  hop: Type.Integer(),
  inviterId: Nullable(Id),
  /** Null: nobody brought him, or nobody is known to. */
  surface: Nullable(Surface),
  state: Nullable(BindingState),
  boundAt: Nullable(Instant),
  /** Whom he brought himself, and how many of them are shown here. */
  brought: Count,
  shown: Count,
})
export const Graph = Shape({
  /** The root first. */
  nodes: Type.Array(GraphNode),
  /** Brought by somebody shown here, and not shown themselves. */
  cut: Count,
})

export const SpreadersInput = Shape({ offerId: Id, ...Paging })
export const Spreader = Shape({
  place: Type.Integer({ minimum: 1 }),
  ...named,
  /** In the whole tree under him; by himself; how many hops deep it is. */
  below: Count,
  direct: Count,
  depth: Count,
  /** Of those below, who did all that is asked. */
  complete: Count,
})
export const SpreaderPage = PageOf(Spreader)

/** Of those brought in a week: who came by their own links, and whom they brought, until now. */
export const Growth = Shape({
  weeks: Type.Array(
    Shape({
      /** Its Monday. */
      week: Day,
      members: Count,
      arrived: Count,
      brought: Count,
      invitesPerMemberBps: Bps,
      conversionBps: Bps,
      /** How many one member brings: 10,000 is one for one. */
      kBps: Bps,
    }),
  ),
  /** By the hop of the link they came by. */
  depths: Type.Array(Shape({ depth: Count, registered: Count, complete: Count })),
})

/** acquired: did all that the programme asks. points: paid to both for all who came, not taken back. */
const cost = { registered: Count, acquired: Count, points: Count, pointsEach: Nullable(Count) }
const Kept = Shape({
  afterDays: Type.Integer(),
  /** Who joined long enough ago, and who of them did something on that day or later. */
  members: Count,
  kept: Count,
  keptBps: Bps,
})
export const Results = Shape({
  goal: Goal,
  ...cost,
  /** Set aside, and not yet earned. */
  waitingPoints: Count,
  bySurface: Type.Array(Shape({ surface: Surface, ...cost })),
  byDepth: Type.Array(Shape({ depth: Count, ...cost })),
  /** Who joined in the window: by this programme, and otherwise. */
  retention: Shape({ invited: Type.Array(Kept), others: Type.Array(Kept) }),
})

export const PathInput = Shape({ offerId: Id, inviteeId: Id })
export const Path = Shape({
  ...named,
  state: BindingState,
  inviterId: Nullable(Id),
  touchedAt: Instant,
  boundAt: Instant,
  dueBy: Instant,
  /** Every arrival in this programme, the first one first. */
  touches: Type.Array(
    Shape({
      at: Instant,
      code: Type.String(),
      surface: Surface,
      sharer: Nullable(Type.String()),
      sharerId: Nullable(Id),
      scene: Nullable(Type.Integer()),
      isRefused: Type.Boolean(),
      /** By this one he is bound. */
      counts: Type.Boolean(),
    }),
  ),
  /** The links from the first hop to his own. */
  hops: Type.Array(
    Shape({
      depth: Count,
      code: Type.String(),
      surface: Surface,
      sharerId: Nullable(Id),
      sharer: Nullable(Type.String()),
      mintedAt: Instant,
    }),
  ),
  milestones: Type.Array(Shape({ milestone: Milestone, at: Instant })),
  promised: Type.Array(
    Shape({
      who: ReferralWho,
      milestone: RewardedMilestone,
      points: Count,
      state: PromiseState,
      /** Where it was paid: whose, and what to ask why by. */
      memberId: Nullable(Id),
      why: Nullable(Type.String()),
    }),
  ),
  /** Why it was looked at a second time. */
  signals: Type.Array(Shape({ signal: Type.String(), sentence: Type.String() })),
  reviewedBy: Nullable(Type.String()),
  reviewedAt: Nullable(Instant),
  because: Nullable(Type.String()),
})

export const OpportunitiesInput = Shape({
  offerId: Id,
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
})
/** active: growth in this cycle. tier: the level. draws: phones that arrive, by each link of his. converts: of them, in 1/10,000. unasked: never shared. */
export const OpportunityReason = OneOf('active', 'tier', 'draws', 'converts', 'unasked')
export const Opportunities = Shape({
  items: Type.Array(
    Shape({
      ...named,
      score: Count,
      reasons: Type.Array(
        Shape({ reason: OpportunityReason, value: Count, score: Count, sentence: Type.String() }),
      ),
    }),
  ),
})
