import { Type } from 'typebox'
import { Day, Id, Nullable, OneOf, Shape } from './schema.ts'

const Count = Type.Integer({ minimum: 0 })
/** In 1/10,000; null: of nothing. */
const Bps = Nullable(Count)

/** Days of the business calendar, both of them whole. */
export const QuizReportInput = Shape({ quizId: Id, from: Day, to: Day })
/** seen: saw the page, or began at once. passed: the stage that is named. claimed: was given a thing or a code. */
export const QuizStep = OneOf('seen', 'started', 'passed', 'drew', 'claimed')
/** Who first came to the quiz in the window, how far he got until now, and what it cost. */
export const QuizReport = Shape({
  steps: Type.Array(
    Shape({
      step: QuizStep,
      stage: Nullable(Type.Integer({ minimum: 1 })),
      members: Count,
      /** Of the step before. */
      fromBeforeBps: Bps,
    }),
  ),
  /** Passed the last stage, of those who started. */
  completionBps: Bps,
  cost: Shape({
    /** Granted by the quiz; and by the draws, for chances that it gave. */
    quizPoints: Count,
    drawPoints: Count,
    /** What the things and codes cost that were given. */
    prizeFen: Count,
    completed: Count,
    /** Rounded up; null: nobody passed the last stage. */
    pointsEach: Nullable(Count),
    fenEach: Nullable(Count),
  }),
  /** By the day on which they first came. */
  byDay: Type.Array(Shape({ day: Day, seen: Count, started: Count, completed: Count })),
  /** Of all attempts that were begun in the window and are over; where most left, first. */
  questions: Type.Array(
    Shape({
      questionId: Id,
      text: Type.String(),
      asked: Count,
      answered: Count,
      right: Count,
      rightBps: Bps,
      /** Times ran out with this one next. */
      left: Count,
    }),
  ),
})

export const QuizComparisonInput = Shape({
  quizId: Id,
  /** Before and after; the day itself is left out. */
  days: Type.Optional(Type.Integer({ minimum: 7, maximum: 90 })),
})
/** Things done per member, in thousandths. */
const Milli = Nullable(Type.Integer())
const group = { members: Count, beforeMilli: Milli, afterMilli: Milli }
/** What members do of their own accord, before and after they first took part, beside others who did not and were like them. */
export const QuizComparison = Shape({
  days: Type.Integer(),
  /** All who took part. */
  participants: Count,
  /** Of them: whose days afterwards are not over yet; who joined too shortly before. */
  waiting: Count,
  newcomers: Count,
  /** Of the same tier, month of joining and activity before: those who have somebody to be held against, and whom. */
  matched: Shape(group),
  others: Shape(group),
  /** By how much more the participants' activity changed than the others'; null: too few to say. */
  effectMilli: Milli,
  /** In 95 of 100 cases the true value lies between. */
  lowMilli: Milli,
  highMilli: Milli,
  /** few: too few to say. open: it may be chance. */
  verdict: OneOf('more', 'less', 'open', 'few'),
  sentence: Type.String(),
})
