import { Type } from 'typebox'
import { Id, Instant, Nullable, OneOf, PageOf, Shape, Text } from './schema.ts'

const Count = Type.Integer({ minimum: 0 })
const Points = Type.Integer({ minimum: 0, maximum: 10_000_000 })

export const QuestionKind = OneOf('single', 'multiple', 'true-false')
export const Difficulty = OneOf('easy', 'medium', 'hard')
export const OptionKey = OneOf('A', 'B', 'C', 'D', 'E', 'F')
export const QuestionOption = Shape({ key: OptionKey, text: Text(80) })
export const Category = Text(20)
/** Keys of options, in the order of the alphabet. */
export const Chosen = Type.Array(OptionKey, { maxItems: 6, uniqueItems: true })

/** How many questions of a category, and of one difficulty; null: of any. */
export const MixPart = Shape({
  category: Category,
  difficulty: Nullable(Difficulty),
  count: Type.Integer({ minimum: 1, maximum: 50 }),
})
export const QuizStage = Shape({
  title: Text(20),
  mix: Type.Array(MixPart, { minItems: 1, maxItems: 10 }),
  /** So many right answers pass. */
  passCorrect: Type.Integer({ minimum: 1, maximum: 100 }),
  /** For the whole stage. */
  seconds: Type.Integer({ minimum: 30, maximum: 7200 }),
  attemptsADay: Type.Integer({ minimum: 1, maximum: 20 }),
  points: Points,
  growth: Points,
})
/** The body of an offer of the kind `quiz`. Which draws a stage leads to is said by the draws. */
export const QuizBody = Shape({
  subtitle: Text(60),
  stages: Type.Array(QuizStage, { minItems: 1, maxItems: 12 }),
  /** once: each stage is passed once. day: each business day begins anew, and gives anew. */
  round: OneOf('once', 'day'),
  /** The lowest tier it is for; 0: everybody. */
  minLevel: Type.Integer({ minimum: 0, maximum: 9 }),
  /** Whether a member may ask for the variant without a clock. */
  untimed: Type.Boolean(),
  pointsLastDays: Type.Integer({ minimum: 1, maximum: 1100 }),
  /** A doubtful pass waits so long for a second look. */
  reviewHours: Type.Integer({ minimum: 1, maximum: 168 }),
  /** What becomes of it when nobody looked. */
  unreviewed: OneOf('pay', 'return'),
})

// ---- what members see and send

export const QuizCard = Shape({
  quizId: Id,
  title: Type.String(),
  subtitle: Type.String(),
  stages: Count,
  /** Passed by whoever asks, in the round of today; a guest passed none. */
  passed: Count,
  endsAt: Instant,
})
export const QuizCards = Shape({ items: Type.Array(QuizCard) })
/** Chances in a draw that passing a stage gives. */
export const StageChances = Shape({ drawId: Id, title: Type.String(), count: Type.Integer({ minimum: 1 }) })
/** locked: the stage before it comes first. spent: no attempt is left today. barred: a higher tier. */
export const StageState = OneOf('open', 'running', 'held', 'passed', 'locked', 'spent', 'barred')
export const StageLine = Shape({
  stage: Type.Integer({ minimum: 1 }),
  title: Type.String(),
  questions: Type.Integer({ minimum: 1 }),
  passCorrect: Type.Integer({ minimum: 1 }),
  seconds: Type.Integer({ minimum: 1 }),
  points: Count,
  growth: Count,
  chances: Type.Array(StageChances),
  state: StageState,
  /** The most right answers so far; null: never tried. */
  best: Nullable(Count),
  attemptsLeft: Count,
  /** The attempt that is under way; else the last one. */
  attemptId: Nullable(Id),
  /** Of the attempt that is under way; null without a clock. */
  dueAt: Nullable(Instant),
})
export const QuizPage = Shape({
  quizId: Id,
  title: Type.String(),
  subtitle: Type.String(),
  /** The rules page, a paragraph each. */
  rules: Type.Array(Type.String()),
  state: OneOf('soon', 'live', 'paused', 'over'),
  startsAt: Instant,
  endsAt: Instant,
  round: OneOf('once', 'day'),
  /** The tier it is for, when the member's is lower; a guest hears of it too. */
  gate: Nullable(Type.String()),
  untimed: Type.Boolean(),
  /** An answer that was on its way is taken so long after the clock. */
  graceSeconds: Type.Integer({ minimum: 0 }),
  reviewHours: Type.Integer({ minimum: 1 }),
  stages: Type.Array(StageLine),
})
export const QuizInput = Shape({ quizId: Id })
export const StartInput = Shape({
  quizId: Id,
  stage: Type.Integer({ minimum: 1, maximum: 12 }),
  untimed: Type.Boolean(),
})
/** A question as it is asked: nothing in it tells the answer. Keys are those of this attempt. */
export const AskedQuestion = Shape({
  number: Type.Integer({ minimum: 1 }),
  token: Type.String(),
  kind: QuestionKind,
  text: Type.String(),
  image: Nullable(Type.String()),
  options: Type.Array(QuestionOption),
  /** As the server has it; empty: not answered yet. */
  chosen: Chosen,
  seq: Count,
})
const head = {
  attemptId: Id,
  quizId: Id,
  title: Type.String(),
  stage: Type.Integer({ minimum: 1 }),
  stageTitle: Type.String(),
  passCorrect: Type.Integer({ minimum: 1 }),
  points: Count,
  growth: Count,
  chances: Type.Array(StageChances),
  startedAt: Instant,
}
export const OpenAttempt = Shape({
  state: Type.Literal('open'),
  ...head,
  /** The server's clock as it answered: a phone's own may be wrong by hours. */
  now: Instant,
  /** Null without a clock: then it is open until the day after. */
  dueAt: Nullable(Instant),
  closesAt: Instant,
  graceSeconds: Type.Integer({ minimum: 0 }),
  questions: Type.Array(AskedQuestion),
})
/** A question with its answer, once the attempt is scored. */
export const ScoredQuestion = Shape({
  number: Type.Integer({ minimum: 1 }),
  kind: QuestionKind,
  text: Type.String(),
  image: Nullable(Type.String()),
  options: Type.Array(QuestionOption),
  chosen: Chosen,
  answer: Chosen,
  right: Type.Boolean(),
  explanation: Type.String(),
})
export const ScoredAttempt = Shape({
  state: Type.Literal('scored'),
  ...head,
  endedAt: Instant,
  /** tap: handed in. clock: its time was up. */
  endedBy: OneOf('tap', 'clock'),
  correct: Count,
  total: Type.Integer({ minimum: 1 }),
  passed: Type.Boolean(),
  /** What passing came to. none: not passed, or passed before. held: a second look first, until `reviewBy`. withheld: it comes later. */
  reward: OneOf('none', 'granted', 'held', 'withheld', 'rejected'),
  reviewBy: Nullable(Instant),
  /** For why; null: there is nothing to explain. */
  subject: Nullable(Type.String()),
  attemptsLeft: Count,
  /** The stage that comes next, when it is open. */
  nextStage: Nullable(Type.Integer({ minimum: 1 })),
  questions: Type.Array(ScoredQuestion),
})
export const Attempt = Type.Union([OpenAttempt, ScoredAttempt])
export const AttemptInput = Shape({ attemptId: Id })
/** `seq` grows with each change of an answer: what comes late overwrites nothing. */
export const Answer = Shape({
  token: Text(64),
  chosen: Chosen,
  seq: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
})
export const AnswerInput = Shape({
  attemptId: Id,
  answers: Type.Array(Answer, { minItems: 1, maxItems: 100 }),
})
/** With all answers once more: none of them is lost because it was lost on its way. */
export const SubmitInput = Shape({ attemptId: Id, answers: Type.Array(Answer, { maxItems: 100 }) })
export const Answered = Shape({ attemptId: Id, saved: Count, dueAt: Nullable(Instant), closesAt: Instant })
export const SeenInput = Shape({ quizId: Id })
export const Seen = Shape({ quizId: Id })

// ---- what operators see and send of attempts

/** haste: faster than a person reads. rhythm: answers as even as a clock's. */
export const AttemptSignal = OneOf('haste', 'rhythm')
export const HeldAttempt = Shape({
  attemptId: Id,
  quizId: Id,
  memberId: Id,
  stage: Type.Integer({ minimum: 1 }),
  correct: Count,
  total: Count,
  seconds: Count,
  signals: Type.Array(Shape({ signal: AttemptSignal, sentence: Type.String() })),
  points: Count,
  growth: Count,
  scoredAt: Instant,
  reviewBy: Instant,
})
export const HeldAttemptPage = PageOf(HeldAttempt)
export const DecideAttemptInput = Shape({
  attemptId: Id,
  verdict: OneOf('release', 'reject'),
  because: Text(200),
})
export const AttemptDecided = Shape({ attemptId: Id, reward: OneOf('granted', 'withheld', 'rejected') })
