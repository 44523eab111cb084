import { Type } from 'typebox'
import { ODDS_TOTAL } from './drawing.ts'
import { Address } from './mall.schema.ts'
import { Id, Instant, Nullable, OneOf, PageOf, Paging, Shape, Text } from './schema.ts'

const Count = Type.Integer({ minimum: 0 })
const One = Type.Integer({ minimum: 1 })
/** The number of a result, as it is asked for. */
const ResultNumber = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER })

export const PrizeKind = OneOf('points', 'code', 'goods', 'nothing')
/** Pieces that can be won from an instant on, beside those before. */
export const Release = Shape({ at: Instant, pieces: One })
export const DrawPrize = Shape({
  key: Type.String({ pattern: '^[a-z0-9-]{1,20}$' }),
  title: Text(30),
  kind: PrizeKind,
  /** Of a prize of points; else 0. */
  points: Type.Integer({ minimum: 0, maximum: 10_000_000 }),
  /** What is given of the mall; null: none of it. */
  skuId: Nullable(Id),
  /** What it is worth, as the rules page says. */
  valueFen: Type.Integer({ minimum: 0, maximum: 100_000_000 }),
  /** Parts of 1,000,000. All weights come to it. */
  weight: Type.Integer({ minimum: 0, maximum: ODDS_TOTAL }),
  /** Null: it never runs out. */
  pieces: Nullable(Type.Integer({ minimum: 1, maximum: 10_000_000 })),
  /** When they can be won; empty: all from the start. */
  releases: Type.Array(Release, { maxItems: 60 }),
  /** Given instead when nobody claimed it in time. */
  lapsePoints: Type.Integer({ minimum: 0, maximum: 10_000_000 }),
})
/** What gives a chance: a stage of a quiz that was passed, a task that was completed. */
export const ChanceSource = Shape({
  by: OneOf('quiz', 'task'),
  offerId: Id,
  /** Of a quiz; null: whichever. */
  stage: Nullable(Type.Integer({ minimum: 1, maximum: 12 })),
  count: Type.Integer({ minimum: 1, maximum: 10 }),
})
/** The body of an offer of the kind `draw`. Prizes and odds are frozen once it was launched. */
export const DrawBody = Shape({
  subtitle: Text(60),
  prizes: Type.Array(DrawPrize, { minItems: 2, maxItems: 12 }),
  /** The prize that takes the place of one that is not there (any more); it never runs out. */
  fallback: Text(20),
  chances: Type.Array(ChanceSource, { minItems: 1, maxItems: 20 }),
  drawsADay: Nullable(Type.Integer({ minimum: 1, maximum: 100 })),
  /** From the draw on; what is not claimed by then lapses. */
  claimDays: Type.Integer({ minimum: 1, maximum: 60 }),
  pointsLastDays: Type.Integer({ minimum: 1, maximum: 1100 }),
})

// ---- what members see and send

export const DrawCard = Shape({
  drawId: Id,
  title: Type.String(),
  subtitle: Type.String(),
  /** That whoever asks may use now; a guest has none. */
  chances: Count,
  endsAt: Instant,
})
export const DrawCards = Shape({ items: Type.Array(DrawCard) })
export const PrizeLine = Shape({
  key: Type.String(),
  title: Type.String(),
  kind: PrizeKind,
  /** Of the product; null: it has none. */
  art: Nullable(Type.String()),
  points: Count,
  valueFen: Count,
  weight: Count,
  pieces: Nullable(Count),
  /** Not won yet, released or not; null: it never runs out. */
  left: Nullable(Count),
  releases: Type.Array(Release),
  lapsePoints: Count,
  isFallback: Type.Boolean(),
})
export const SourceLine = Shape({
  by: OneOf('quiz', 'task'),
  offerId: Id,
  title: Type.String(),
  stage: Nullable(One),
  count: One,
})
/** given: it is with the member. withheld: it comes later. open: to be claimed. */
export const DrawResultState = OneOf('given', 'withheld', 'open', 'claimed', 'lapsed')
export const DrawResult = Shape({
  drawId: Id,
  title: Type.String(),
  number: One,
  at: Instant,
  nonce: Type.String(),
  /** What the number fell on; another than the prize when that was not there (any more). */
  picked: Type.String(),
  prize: PrizeLine,
  state: DrawResultState,
  claimBy: Nullable(Instant),
  orderId: Nullable(Id),
  /** Seals this result and all before it: kept, nobody can rewrite them. */
  head: Type.String(),
  /** For why; null: there is nothing to explain. */
  subject: Nullable(Type.String()),
  chancesLeft: Count,
})
export const DrawResultLine = Shape({
  number: One,
  at: Instant,
  key: Type.String(),
  title: Type.String(),
  kind: PrizeKind,
  art: Nullable(Type.String()),
  state: DrawResultState,
  claimBy: Nullable(Instant),
})
export const DrawResultPage = PageOf(DrawResultLine)
export const DrawPage = Shape({
  drawId: Id,
  title: Type.String(),
  subtitle: Type.String(),
  rules: Type.Array(Type.String()),
  state: OneOf('soon', 'live', 'paused', 'over'),
  startsAt: Instant,
  endsAt: Instant,
  prizes: Type.Array(PrizeLine),
  sources: Type.Array(SourceLine),
  /** SHA-256 of the seed, in hex, published before the first draw. */
  commitment: Type.String(),
  /** Revealed when the draw is over; null before. */
  seed: Nullable(Type.String()),
  drawn: Count,
  chances: Count,
  /** Null: as many as there are chances. */
  leftToday: Nullable(Count),
  claimDays: One,
  /** The newest of the member's. */
  mine: Type.Array(DrawResultLine),
})
export const DrawIdInput = Shape({ drawId: Id })
/** 16 bytes in hex, that the phone made up. */
export const Nonce = Type.String({ pattern: '^[0-9a-f]{32}$' })
export const DrawInput = Shape({ drawId: Id, nonce: Nonce })
export const ResultInput = Shape({ drawId: Id, number: ResultNumber })
export const ResultsInput = Shape({ drawId: Id, ...Paging })
export const ClaimPrizeInput = Shape({ drawId: Id, number: ResultNumber, address: Type.Optional(Address) })

// ---- what anybody may verify

export const LogPrize = Shape({
  key: Type.String(),
  title: Type.String(),
  weight: Count,
  pieces: Nullable(Count),
  releases: Type.Array(Release),
})
export const LogEntry = Shape({
  number: One,
  at: Instant,
  nonce: Type.String(),
  key: Type.String(),
  head: Type.String(),
})
export const LogInput = Shape({
  drawId: Id,
  /** Entries after this number. */
  after: Type.Optional(Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
})
export const DrawLog = Shape({
  drawId: Id,
  commitment: Type.String(),
  seed: Nullable(Type.String()),
  drawn: Count,
  prizes: Type.Array(LogPrize),
  fallback: Type.String(),
  entries: Type.Array(LogEntry),
})

// ---- what operators see

export const PrizeFigures = Shape({
  key: Type.String(),
  title: Type.String(),
  kind: PrizeKind,
  weight: Count,
  pieces: Nullable(Count),
  won: Count,
  open: Count,
  claimed: Count,
  lapsed: Count,
  /** Set aside and not given yet. */
  heldPoints: Count,
  heldFen: Count,
})
export const DrawFigures = Shape({
  drawId: Id,
  commitment: Type.String(),
  drawn: Count,
  chancesGiven: Count,
  chancesUsed: Count,
  prizes: Type.Array(PrizeFigures),
  /** When what was left went back; null: not yet. */
  closedAt: Nullable(Instant),
})
export const AdminDrawResult = Shape({ memberId: Id, ...DrawResultLine.properties, orderId: Nullable(Id) })
export const AdminDrawResultPage = PageOf(AdminDrawResult)
export const AdminResultsInput = Shape({
  drawId: Id,
  ...Paging,
  state: Type.Optional(DrawResultState),
})
