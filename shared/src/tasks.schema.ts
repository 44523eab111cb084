import { Type } from 'typebox'
import { Amount, Balance, Day, Id, Instant, Nullable, OneOf, Shape, Text } from './schema.ts'

export const SignInDayState = OneOf('done', 'today', 'next', 'missed')
/** One day of the 7-day cycle that holds today. */
export const SignInDay = Shape({ day: Day, points: Amount, state: SignInDayState })
export const SignInBoard = Shape({
  /** Days in a row, ending today or yesterday. */
  streakDays: Type.Integer({ minimum: 0 }),
  signedToday: Type.Boolean(),
  /** What today gives, or gave. */
  pointsToday: Amount,
  days: Type.Array(SignInDay),
  /** False when the operator has closed it. */
  open: Type.Boolean(),
})
export const SignedIn = Shape({ points: Amount, balance: Balance, board: SignInBoard })

export const TaskKindName = OneOf('sign-in', 'count', 'sum', 'reach', 'chain')
export const TaskGroup = OneOf('newcomer', 'daily', 'growth')
export const TaskPeriod = OneOf('once', 'day', 'week', 'month')
const FactName = Text(40)
/** Words of a fact's data that must be these. */
const Where = Type.Optional(Type.Record(Type.String(), Text(40)))
/** What a kind of task counts: the arguments of `kind`, drawn as a form. */
export const SignInArgs = Shape({
  /** Points of the first to the seventh day; growth of each, when there is any. */
  rewards: Type.Array(Amount, { minItems: 7, maxItems: 7 }),
  growth: Type.Optional(Type.Integer({ minimum: 1 })),
})
/** So many facts of a type. */
export const CountArgs = Shape({ fact: FactName, where: Where, target: Amount })
/** A number of the facts comes to a sum. */
export const SumArgs = Shape({ fact: FactName, where: Where, number: FactName, target: Amount })
/** A number reaches a level, once in the period: a snapshot, not a sum. */
export const ReachArgs = Shape({ fact: FactName, where: Where, number: FactName, target: Amount })
/** All of these tasks were completed. Ids of offers. */
export const ChainArgs = Shape({ tasks: Type.Array(Id, { minItems: 1, maxItems: 10 }) })

const task = {
  group: TaskGroup,
  /** What to do, under the title. */
  text: Text(60),
  period: TaskPeriod,
  /** The lowest tier it is for; 0: everybody. */
  minLevel: Type.Integer({ minimum: 0, maximum: 9 }),
  /** Ids of the tasks that must be completed before this one counts. */
  after: Type.Array(Id, { maxItems: 5 }),
  claim: OneOf('tap', 'auto'),
  /** Days after the period in which it may still be claimed; null: as long as it is live. */
  claimDays: Nullable(Type.Integer({ minimum: 0, maximum: 90 })),
  reward: Shape({
    points: Type.Integer({ minimum: 0, maximum: 10_000_000 }),
    growth: Type.Integer({ minimum: 0, maximum: 10_000_000 }),
  }),
  lotDays: Type.Integer({ minimum: 1, maximum: 3650 }),
  /** Where its button leads in the mini program; null: nowhere. */
  go: Nullable(OneOf('mall', 'home', 'orders', 'profile', 'tiers', 'points')),
}
/** The body of an offer of the kind `task`. */
export const TaskBody = Type.Union([
  Shape({ kind: Type.Literal('sign-in'), args: SignInArgs, ...task }),
  Shape({ kind: Type.Literal('count'), args: CountArgs, ...task }),
  Shape({ kind: Type.Literal('sum'), args: SumArgs, ...task }),
  Shape({ kind: Type.Literal('reach'), args: ReachArgs, ...task }),
  Shape({ kind: Type.Literal('chain'), args: ChainArgs, ...task }),
])

/** doing, claimable, claimed; or barred, with its reason: a higher tier, another task first, the days to claim are over, paused. */
export const TaskState = OneOf('doing', 'claimable', 'claimed', 'barred')
export const TaskBar = OneOf('TIER_TOO_LOW', 'TASK_NOT_YET', 'TASK_CLAIM_OVER', 'OFFER_PAUSED')
export const TaskLine = Shape({
  taskId: Id,
  kind: TaskKindName,
  group: TaskGroup,
  title: Type.String(),
  text: Type.String(),
  points: Type.Integer({ minimum: 0 }),
  growth: Type.Integer({ minimum: 0 }),
  value: Type.Integer({ minimum: 0 }),
  target: Type.Integer({ minimum: 1 }),
  /** `fen`: value and target are money; `times`, `tasks`. */
  unit: OneOf('times', 'fen', 'points', 'tasks'),
  state: TaskState,
  bar: Nullable(TaskBar),
  /** TIER_TOO_LOW: the name of the tier; TASK_NOT_YET: the title of the task that comes first. */
  barSubject: Nullable(Type.String()),
  period: TaskPeriod,
  /** The last instant at which it can be done in this period, and claimed; null: until it ends. */
  endsAt: Nullable(Instant),
  claimUntil: Nullable(Instant),
  go: Nullable(Type.String()),
})
export const TaskInput = Shape({ taskId: Id })
/** One request paints the tab. A guest sees what there is to do. */
export const TaskBoard = Shape({ signIn: SignInBoard, tasks: Type.Array(TaskLine) })
export const TaskClaimed = Shape({
  task: TaskLine,
  points: Type.Integer({ minimum: 0 }),
  growth: Type.Integer({ minimum: 0 }),
  balance: Balance,
  /** For why. */
  subject: Type.String(),
})
