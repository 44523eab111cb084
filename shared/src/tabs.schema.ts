import { Type } from 'typebox'
import { DrawCard } from './draws.schema.ts'
import { MaybeMember } from './identity.schema.ts'
import { Tile } from './mall.schema.ts'
import { Standing } from './membership.schema.ts'
import { PointsSummary } from './points.schema.ts'
import { QuizCard } from './quizzes.schema.ts'
import { Id, Nullable, Shape } from './schema.ts'
import { SignInBoard } from './tasks.schema.ts'

/** A tab is where features meet: each reply has the shape of one tab's first paint. Guests get null where a member's own things stand. */
export const HomeTab = Shape({
  member: MaybeMember,
  points: Nullable(PointsSummary),
  /** Null for a guest, and while no tier table is live. */
  standing: Nullable(Standing),
  signIn: SignInBoard,
  /** How many tasks can be claimed now. */
  claimableTasks: Type.Integer({ minimum: 0 }),
  /** Live programmes that bring friends, the newest first. */
  programmes: Type.Array(Id),
  /** What is played now. */
  campaigns: Shape({ quizzes: Type.Array(QuizCard), draws: Type.Array(DrawCard) }),
  tiles: Type.Array(Tile),
  tilesCount: Type.Integer({ minimum: 0 }),
})
export const MeTab = Shape({
  member: MaybeMember,
  points: Nullable(PointsSummary),
  /** Null for a guest, and while no tier table is live. */
  standing: Nullable(Standing),
  openOrders: Type.Integer({ minimum: 0 }),
  /** The newest order that is under way. */
  parcelsUnderWay: Type.Integer({ minimum: 0 }),
  programmes: Type.Array(Id),
  /** Who accepted an invitation of the member's. */
  friends: Type.Integer({ minimum: 0 }),
  /** In which the member drew, the latest first; and how many prizes of each wait to be claimed. */
  draws: Type.Array(Shape({ drawId: Id, title: Type.String(), toClaim: Type.Integer({ minimum: 0 }) })),
})
