import { Type } from 'typebox'
import { Amount, Day, Id, Instant, Nullable, OneOf, PageOf, Paging, Shape, Text } from './schema.ts'

/** Where a link is shared. branch: a code at the counter, or on a manager's card. */
export const Surface = OneOf('friend', 'group', 'moments', 'poster', 'article', 'sms', 'branch')
/** What may be rewarded. Registering alone is one tap in WeChat, and never is. */
export const RewardedMilestone = OneOf('phone', 'act', 'custody')
export const Milestone = OneOf('registered', 'phone', 'act', 'custody')
export const ReferralWho = OneOf('inviter', 'invitee')

/** Random, legal in a mini program `scene`. */
export const LinkCode = Type.String({ pattern: '^[1-9A-HJ-NP-Za-km-z]{14}$' })
/** A random id that a phone or browser made up for itself. */
export const VisitorId = Type.String({ pattern: '^[0-9a-f]{32}$' })

/** The act that counts as the first one. */
export const FirstAct = Shape({
  fact: OneOf('order.redeemed', 'task.completed', 'quiz.passed', 'purchase.paid'),
  /** A purchase of at least so much. 1: whatever it cost. */
  minFen: Amount,
})
export const ReferralReward = Shape({
  milestone: RewardedMilestone,
  inviterPoints: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
  inviteePoints: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
})
export const Material = Shape({
  id: Id,
  kind: OneOf('activity', 'article', 'product', 'card'),
  title: Text(40),
  paragraphs: Type.Array(Text(500), { maxItems: 20 }),
})
export const ReferralBody = Shape({
  /** What the share card and the poster say. */
  headline: Text(30),
  /** new: who becomes a member by it. anyone: members who were not brought into this programme yet. */
  invitees: OneOf('new', 'anyone'),
  /** Which touch counts, and how long before the binding it may lie. */
  attribution: OneOf('first', 'last'),
  windowDays: Type.Integer({ minimum: 1, maximum: 90 }),
  /** What has to be done, in order, and what is paid for it. */
  firstAct: Nullable(FirstAct),
  asksCustody: Type.Boolean(),
  rewards: Type.Array(ReferralReward, { minItems: 1, maxItems: 3 }),
  /** From the binding to the last milestone. */
  deadlineDays: Type.Integer({ minimum: 1, maximum: 180 }),
  pointsLastDays: Type.Integer({ minimum: 1, maximum: 1100 }),
  /** Friends for whom one inviter is promised anything. */
  invitersPerDay: Type.Integer({ minimum: 1, maximum: 1000 }),
  invitersPerMonth: Type.Integer({ minimum: 1, maximum: 10_000 }),
  /** Where links are shared; those by Moments carry no reward for the inviter. */
  surfaces: Type.Array(Surface, { minItems: 1, maxItems: 7 }),
  /** A doubtful case waits so long for a second look. */
  reviewHours: Type.Integer({ minimum: 1, maximum: 168 }),
  /** What becomes of it when nobody looked. */
  unreviewed: OneOf('pay', 'return'),
  /** What is done where WeChat says nothing of the risk. */
  riskUnknown: OneOf('hold', 'pass'),
  /** From which tier on a member may invite; 0: every tier. */
  minLevel: Type.Integer({ minimum: 0, maximum: 20 }),
  board: Type.Boolean(),
  /** Who looks after leads: whoever looks after the inviter, else a branch's managers in turn. */
  branch: Nullable(Id),
  materials: Type.Array(Material, { maxItems: 20 }),
})

const Person = Shape({
  /** Masked; null: no name was given. */
  called: Nullable(Type.String()),
  /** A path, or null. */
  avatar: Nullable(Type.String()),
})
/** What a programme asks and pays, as both see it. */
const Deal = Shape({
  headline: Type.String(),
  firstAct: Nullable(FirstAct),
  rewards: Type.Array(ReferralReward),
  asks: Type.Array(Milestone),
  startsAt: Instant,
  endsAt: Instant,
  deadlineDays: Type.Integer(),
  windowDays: Type.Integer(),
  reviewHours: Type.Integer(),
  pointsLastDays: Type.Integer(),
  invitersPerMonth: Type.Integer(),
  rules: Type.Array(Type.String()),
})
export const ProgrammeCard = Shape({ offerId: Id, title: Type.String(), deal: Deal })
export const Programmes = Shape({ items: Type.Array(ProgrammeCard) })
export const OfferIdInput = Shape({ offerId: Id })

export const MintInput = Shape({
  offerId: Id,
  surface: Surface,
  /** The link by which the sharer came, where the client still has it. */
  from: Type.Optional(LinkCode),
  material: Type.Optional(Id),
  visitorId: Type.Optional(VisitorId),
})
export const Link = Shape({
  code: LinkCode,
  /** Opens anywhere: our own page, which opens the mini program. */
  url: Type.String(),
  /** In the mini program, with its query. */
  path: Type.String(),
})
export const LinkInput = Shape({ code: LinkCode })
/** What the poster shows beside the art that the phone draws. */
export const Poster = Shape({
  link: Link,
  inviter: Person,
  title: Type.String(),
  deal: Deal,
  /** The mini program code as a picture, below the address of the server. */
  image: Type.String(),
})

/** ended, paused, full: it stands there, but nobody is bound by it now. full: the budget is used up. */
export const LandingState = OneOf('live', 'paused', 'ended', 'full')
export const Landing = Shape({
  code: LinkCode,
  offerId: Id,
  state: LandingState,
  title: Type.String(),
  /** Null: the link is nobody's. */
  inviter: Nullable(Person),
  surface: Surface,
  /** Whether the inviter gets anything by this link. */
  isInviterPaid: Type.Boolean(),
  deal: Deal,
  material: Nullable(Material),
  /** Of the member who asks: bound already, his own link, or no new member. */
  mine: Nullable(OneOf('own', 'bound', 'member')),
})
export const Trail = Type.Array(
  Shape({
    seq: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
    code: LinkCode,
    /** How long ago it was, by the phone's own clock: only ever makes it older. */
    agoMs: Type.Integer({ minimum: 0, maximum: 7_776_000_000 }),
    scene: Type.Optional(Type.Integer({ minimum: 0, maximum: 99_999 })),
  }),
  { maxItems: 20 },
)
/** What the client still has of its arrivals: the server keeps those it does not know. */
export const TouchInput = Shape({ visitorId: VisitorId, trail: Trail })
export const Touched = Shape({ kept: Type.Integer() })
export const RefuseInput = Shape({ code: LinkCode, visitorId: VisitorId })
/** accepted: a tap on the landing page; else the member only came in, and the trail is told. */
export const AcceptInput = Shape({ visitorId: VisitorId, trail: Trail, accepted: Type.Boolean() })

export const PromiseState = OneOf('promised', 'paid', 'returned', 'capped', 'exhausted')
export const ReferralPromise = Shape({
  milestone: RewardedMilestone,
  points: Type.Integer(),
  state: PromiseState,
})
export const BindingState = OneOf('open', 'held', 'done', 'lapsed', 'rejected')
/** As the invitee sees it. */
export const MyBinding = Shape({
  offerId: Id,
  title: Type.String(),
  inviter: Nullable(Person),
  state: BindingState,
  stage: Nullable(Milestone),
  next: Nullable(Milestone),
  dueBy: Instant,
  reviewBy: Nullable(Instant),
  promised: Type.Array(ReferralPromise),
})
export const Accepted = Shape({
  /** Where it was bound now or before. */
  bindings: Type.Array(MyBinding),
  /** Why a touched programme did not bind, as a refusal. */
  refused: Type.Array(Shape({ offerId: Id, code: Type.String() })),
})

/** One friend, as the inviter sees him: no phone, no amounts. */
export const Friend = Shape({
  /** Of the list, not of the member. */
  id: Type.String(),
  person: Person,
  state: BindingState,
  stage: Nullable(Milestone),
  next: Nullable(Milestone),
  boundAt: Instant,
  dueBy: Instant,
  reviewBy: Nullable(Instant),
  promised: Type.Array(ReferralPromise),
  /** The grant, for whoever asks why. */
  why: Nullable(Type.String()),
})
export const FriendPage = PageOf(Friend)
export const FriendsInput = Shape({ offerId: Id, ...Paging })
export const InvitePage = Shape({
  offerId: Id,
  state: LandingState,
  title: Type.String(),
  deal: Deal,
  surfaces: Type.Array(Surface),
  materials: Type.Array(Material),
  /** Null for a guest. */
  mine: Nullable(
    Shape({
      /** Who came by links of mine, and how far they got. */
      arrived: Type.Integer(),
      registered: Type.Integer(),
      phone: Type.Integer(),
      act: Type.Integer(),
      custody: Type.Integer(),
      rewarded: Type.Integer(),
      /** This month: points given, and friends that still may count. */
      monthPoints: Type.Integer(),
      monthLeft: Type.Integer(),
      /** Why he may not invite, as a refusal. */
      barred: Nullable(Type.String()),
      board: Nullable(Shape({ shown: Type.Boolean() })),
      friends: Type.Array(Friend),
      next: Nullable(Type.String()),
    }),
  ),
})
export const ShowMeInput = Shape({ offerId: Id, shown: Type.Boolean() })
export const ShownMe = Shape({ shown: Type.Boolean() })
export const BoardPage = Shape({
  day: Day,
  items: Type.Array(
    Shape({ place: Type.Integer(), person: Person, rewarded: Type.Integer(), isMine: Type.Boolean() }),
  ),
})

/** For operators. */
export const ChannelLinkInput = Shape({
  offerId: Id,
  surface: OneOf('article', 'branch'),
  material: Type.Optional(Id),
  branch: Type.Optional(Id),
  managerId: Type.Optional(Id),
})
export const ReviewsInput = Shape({ ...Paging, offerId: Type.Optional(Id) })
export const Review = Shape({
  offerId: Id,
  inviteeId: Id,
  inviterId: Nullable(Id),
  boundAt: Instant,
  reviewBy: Instant,
  stage: Nullable(Milestone),
  /** Words of `referralSignals`, each with its sentence. */
  signals: Type.Array(Shape({ signal: Type.String(), sentence: Type.String() })),
  points: Type.Integer(),
})
export const ReviewPage = PageOf(Review)
export const DecideInput = Shape({
  offerId: Id,
  inviteeId: Id,
  verdict: OneOf('release', 'reject'),
  because: Text(200),
})
export const Decided = Shape({ state: BindingState, paid: Type.Integer() })
