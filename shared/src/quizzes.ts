import type { Static } from 'typebox'
import { call, type RefusalOf } from './call.ts'
import type * as schema from './quizzes.schema.ts'

export type QuestionKind = Static<typeof schema.QuestionKind>
export type Difficulty = Static<typeof schema.Difficulty>
export type OptionKey = Static<typeof schema.OptionKey>
export type QuestionOption = Static<typeof schema.QuestionOption>
export type MixPart = Static<typeof schema.MixPart>
export type QuizStage = Static<typeof schema.QuizStage>
export type QuizBody = Static<typeof schema.QuizBody>
export type QuizCard = Static<typeof schema.QuizCard>
export type QuizCards = Static<typeof schema.QuizCards>
export type StageChances = Static<typeof schema.StageChances>
export type StageState = Static<typeof schema.StageState>
export type StageLine = Static<typeof schema.StageLine>
export type QuizPage = Static<typeof schema.QuizPage>
export type StartInput = Static<typeof schema.StartInput>
export type AskedQuestion = Static<typeof schema.AskedQuestion>
export type OpenAttempt = Static<typeof schema.OpenAttempt>
export type ScoredQuestion = Static<typeof schema.ScoredQuestion>
export type ScoredAttempt = Static<typeof schema.ScoredAttempt>
export type Attempt = Static<typeof schema.Attempt>
export type Answer = Static<typeof schema.Answer>
export type AnswerInput = Static<typeof schema.AnswerInput>
export type SubmitInput = Static<typeof schema.SubmitInput>
export type Answered = Static<typeof schema.Answered>
export type AttemptSignal = Static<typeof schema.AttemptSignal>
export type HeldAttempt = Static<typeof schema.HeldAttempt>
export type HeldAttemptPage = Static<typeof schema.HeldAttemptPage>
export type DecideAttemptInput = Static<typeof schema.DecideAttemptInput>
export type AttemptDecided = Static<typeof schema.AttemptDecided>
type Nothing = Record<never, never>
type OfQuiz = { quizId: string }
type OfAttempt = { attemptId: string }

export const quizzesApi = {
  list: call<Nothing, QuizCards>()('GET', '/quizzes'),
  page: call<OfQuiz, QuizPage>()('GET', '/quizzes/:quizId', ['QUIZ_UNKNOWN']),
  /** The page was seen: counted once per member. */
  seen: call<OfQuiz, OfQuiz>()('POST', '/quizzes/:quizId/seen', ['QUIZ_UNKNOWN']),
  /** Goes on with the attempt that is under way, on whatever device it was begun. */
  start: call<StartInput, Attempt>()('POST', '/quizzes/:quizId/attempts', [
    'QUIZ_UNKNOWN',
    'OFFER_NOT_LIVE',
    'OFFER_PAUSED',
    'TIER_TOO_LOW',
    'STAGE_LOCKED',
    'STAGE_PASSED',
    'ATTEMPTS_SPENT',
    'POOL_SHORT',
  ]),
  attempt: call<OfAttempt, Attempt>()('GET', '/quizzes/attempts/:attemptId', ['ATTEMPT_UNKNOWN']),
  answer: call<AnswerInput, Answered>()('POST', '/quizzes/attempts/:attemptId/answers', [
    'ATTEMPT_UNKNOWN',
    'ATTEMPT_OVER',
  ]),
  submit: call<SubmitInput, Attempt>()('POST', '/quizzes/attempts/:attemptId/submit', ['ATTEMPT_UNKNOWN']),
}

export const quizzesAdminApi = {
  held: call<{ quizId?: string; cursor?: string; limit?: number }, HeldAttemptPage>()(
    'GET',
    '/admin/quizzes/held',
  ),
  decide: call<DecideAttemptInput, AttemptDecided>()('POST', '/admin/quizzes/attempts/:attemptId/decide', [
    'ATTEMPT_UNKNOWN',
    'ATTEMPT_DECIDED',
  ]),
}

export type StartQuizRefusal = RefusalOf<typeof quizzesApi.start>
