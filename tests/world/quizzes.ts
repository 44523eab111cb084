/** Quizzes: a bank of questions, a quiz in force, and members who answer as many right as they are told to. */
import { type PutQuestion, putQuestion, RIGHT } from '@laurel/server/quizzes/testing'
import type { Work } from '@laurel/server/schema'
import type { OfferTerms } from '@laurel/shared/offers'
import {
  type Answer,
  type Attempt,
  type OpenAttempt,
  type QuizBody,
  type QuizStage,
  quizzesApi,
  type ScoredAttempt,
} from '@laurel/shared/quizzes'
import type { MemberClient } from './members.ts'
import type { Operators } from './operators.ts'
import type { World } from './world.ts'

const KINDS = ['single', 'multiple', 'true-false'] as const
const LEVELS = ['easy', 'medium', 'hard'] as const

/** So many questions about it, of all kinds and difficulties. */
export async function fillBank({ laurel }: World, category: string, count: number): Promise<void> {
  const name = Buffer.from(category).toString('hex') // ids are plain ASCII
  const all = Array.from({ length: count }, (_, i): PutQuestion => {
    const kind = KINDS[i % KINDS.length] ?? 'single'
    const difficulty = LEVELS[Math.floor(i / KINDS.length) % LEVELS.length] ?? 'easy'
    return { id: `${name}-${String(i).padStart(3, '0')}`, kind, category, difficulty }
  })
  function putAll(w: Work, questions: readonly PutQuestion[], now: number): void {
    for (const question of questions) putQuestion(w, question, now)
  }
  await laurel.deps.engine.run(putAll, all)
}

/** Three questions about finance, two of them to be right, in two minutes, for 50 points. */
const STAGE: QuizStage = {
  title: '入门',
  mix: [{ category: '理财', difficulty: null, count: 3 }],
  passCorrect: 2,
  seconds: 120,
  attemptsADay: 3,
  points: 50,
  growth: 0,
}
export const stageWith = (change: Partial<QuizStage> = {}): QuizStage => ({ ...STAGE, ...change })

const BODY: QuizBody = {
  subtitle: '每天学一点',
  stages: [STAGE, stageWith({ title: '进阶', points: 80 })],
  round: 'once',
  minLevel: 0,
  untimed: true,
  pointsLastDays: 365,
  reviewHours: 24,
  unreviewed: 'pay',
}
export const quizBody = (change: Partial<QuizBody> = {}): QuizBody => ({ ...BODY, ...change })

export interface PublishedQuiz {
  quizId: string
  budgetId: string
}

type Terms = Partial<Pick<OfferTerms, 'title' | 'startsAt' | 'endsAt' | 'rules'>>

/** Written by one operator, approved by another, paid from a budget of its own. */
export async function publishQuiz(
  operators: Operators,
  { amount = 100_000, body, ...terms }: { amount?: number; body?: Partial<QuizBody> } & Terms = {},
): Promise<PublishedQuiz> {
  const title = terms.title ?? '理财知识闯关'
  const { id: budgetId } = await operators.budget({ name: title, currency: 'points', amount })
  const offer = { kind: 'quiz' as const, title, ...terms, budgetId, body: { ...quizBody(body) } }
  return { quizId: (await operators.publish(offer)).id, budgetId }
}

/** So many right, the others wrong; `seq`: of which change. */
export const answersTo = ({ questions }: OpenAttempt, right: number, seq = 1): Answer[] =>
  questions.map(({ token, options }, i) => {
    const marked = options.filter(({ text }) => text.startsWith(RIGHT))
    const others = options.filter(({ text }) => !text.startsWith(RIGHT)).slice(0, 1)
    return { token, chosen: (i < right ? marked : others).map(({ key }) => key), seq }
  })

export function opened(attempt: Attempt): OpenAttempt {
  if (attempt.state !== 'open') throw new Error(`the attempt is ${attempt.state}`)
  return attempt
}

export function scored(attempt: Attempt): ScoredAttempt {
  if (attempt.state !== 'scored') throw new Error(`the attempt is ${attempt.state}`)
  return attempt
}

interface Playing {
  quizId: string
  stage?: number
  right: number
  /** Moves the clock of the world: who answers at once is looked at again. */
  think(): void
}

/** Begins a stage, thinks, and hands it in. */
export async function play(
  member: MemberClient,
  { quizId, stage = 1, right, think }: Playing,
): Promise<ScoredAttempt> {
  const attempt = opened(await member.ask(quizzesApi.start, { quizId, stage, untimed: false }))
  think()
  const { attemptId } = attempt
  return scored(await member.ask(quizzesApi.submit, { attemptId, answers: answersTo(attempt, right) }))
}
