/** Begins an attempt at a stage, or goes on with the one under way: two phones of a member are at one attempt. */
import { hash } from 'node:crypto'
import type { OptionKey, StartInput } from '@laurel/shared/quizzes'
import { levelNow, tierGate } from '../../membership/index.ts'
import { addDays, dayOf } from '../../platform/clock.ts'
import { must } from '../../platform/must.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Row, Touch, Work } from '../../schema.ts'
import { questionsIn } from '../rules/body.ts'
import { chooseOrder, chooseQuestions } from '../rules/choose.ts'
import { closesAt, ONCE, roundOn } from '../rules/rounds.ts'
import { barStart, stageState } from '../rules/stages.ts'
import { closeOverdue } from './close.ts'
import { poolOf } from './pool.ts'
import { liveQuiz, type QuizVersion, stageOf } from './quiz.ts'

export interface StartOrder extends StartInput {
  memberId: string
  /** Unused where an attempt is under way. */
  attemptId: string
  /** 32 hex digits: questions and the order of their options are drawn from it. */
  seed: string
  /** A hint: the questions that the seed draws from the pool, as the caller saw it. */
  likely?: readonly Asked[]
}

type Asked = Pick<Row<'questionPool'>, 'questionId' | 'version'>

/** The attempt that is there now: begun, gone on with, or scored where its time was up meanwhile. */
export interface Started {
  attemptId: string
}

export function start(w: Work, order: StartOrder, now: number): Started {
  const version = liveQuiz(w, order.quizId, now)
  if (order.stage > version.body.stages.length) throw new Refusal('QUIZ_UNKNOWN')
  const known = runningOf(w, order, version, now) ?? pass(w, order, version, now)
  if (known) return { attemptId: closeOverdue(w, known, now).id }
  return { attemptId: begin(w, order, version, now).id }
}

/** Begun before midnight it belongs to the day before, and is there to be ended. */
function runningOf(w: Work, order: StartOrder, { body }: QuizVersion, now: number): Row<'attempt'> | null {
  const today = dayOf(now)
  const rounds = body.round === 'once' ? [ONCE] : [today, addDays(today, -1)]
  const stood = rounds.map((round) => stoodIn(w, order, { round, stage: order.stage }))
  const running = stood.find((row) => row?.running)
  return running ? (w.get('attempt', running.attemptId) ?? null) : null
}

/** Through the gates. An attempt that waits for a second look is the one there is. */
function pass(w: Work, order: StartOrder, version: QuizVersion, now: number): Row<'attempt'> | null {
  const { memberId, stage } = order
  const { minLevel } = version.body
  const today = dayOf(now)
  const round = roundOn(version.body, today)
  const stood = stoodIn(w, order, { round, stage })
  const last = stood && w.get('attempt', stood.attemptId)
  const state = stageState({
    isBarred: minLevel > 0 && levelNow(w, memberId, now) < minLevel,
    isReached: stage === 1 || isPassed(stoodIn(w, order, { round, stage: stage - 1 })),
    stood: stood && { ...stood, review: last?.review ?? 'none' },
    attemptsADay: stageOf(version, stage).attemptsADay,
    today,
  })
  const bar = barStart(state)
  if (bar === 'TIER_TOO_LOW') throw new Refusal(bar, tierGate(w, { memberId, minLevel }, now))
  if (bar) throw new Refusal(bar)
  return state === 'held' ? (last ?? null) : null
}

const isPassed = (stood: Row<'quizStage'> | undefined): boolean => typeof stood?.passedAt === 'number'

const stoodIn = (
  w: Work,
  { memberId, quizId }: Pick<StartOrder, 'memberId' | 'quizId'>,
  { round, stage }: { round: string; stage: number },
): Row<'quizStage'> | undefined => w.get('quizStage', memberId, quizId, round, stage)

function begin(w: Work, order: StartOrder, version: QuizVersion, now: number): Row<'attempt'> {
  const { attemptId: id, memberId, quizId: offerId, stage, seed } = order
  const { seconds, ...asked } = stageOf(version, stage)
  const untimed = order.untimed && version.body.untimed
  const round = roundOn(version.body, dayOf(now))
  countAttempt(w, order, round, now)
  const attempt = w.add('attempt', {
    ...{ id, memberId, offerId, version: version.number, round, stage, seed, state: 'open', untimed },
    ...{ startedAt: now, closesAt: closesAt(now, { seconds, untimed }), total: questionsIn(asked) },
    ...{ signals: [], review: 'none' },
  })
  const questions = chooseQuestions(seed, { pool: poolOf(w, asked.mix), mix: asked.mix })
  if (!questions) throw new Refusal('POOL_SHORT')
  for (const [i, question] of questions.entries()) ask(w, attempt, { number: i + 1, ...question })
  return attempt
}

function countAttempt(w: Work, order: StartOrder, round: string, now: number): void {
  const { attemptId, memberId, quizId: offerId, stage } = order
  const day = dayOf(now)
  const known = stoodIn(w, order, { round, stage })
  const counted = {
    ...{ attemptId, running: true, day },
    attempts: (known?.attempts ?? 0) + 1,
    attemptsOfDay: (known?.day === day ? known.attemptsOfDay : 0) + 1,
  }
  if (known) w.set('quizStage', known, counted)
  else w.add('quizStage', { memberId, offerId, round, stage, ...counted })
}

const TOKEN_DIGITS = 20

/** By a hash: from many tokens nobody reckons back to the seed, and so to the order of the options. */
const tokenOf = (seed: string, number: number): string =>
  hash('sha256', `${seed}/${number}`).slice(0, TOKEN_DIGITS)

function ask(w: Work, { id, seed }: Row<'attempt'>, asked: Asked & { number: number }): void {
  const { number, questionId, version } = asked
  const question = must(w.get('questionVersion', questionId, version), `${questionId} version ${version}`)
  const keys = question.options.map(({ key }): OptionKey => key)
  const order = chooseOrder(seed, { number, kind: question.kind, keys })
  const token = tokenOf(seed, number)
  w.add('attemptSlot', { attemptId: id, number, questionId, version, order, token, seq: 0 })
}

start.reads = (touch: Touch, { memberId, quizId, stage, likely = [] }: StartOrder): void => {
  touch.list('quizStage', memberId, quizId)
  touch.row('offer', quizId)
  touch.list('offerVersion', quizId)
  for (const { questionId, version } of likely) touch.row('questionVersion', questionId, version)
  if (stage > 0) levelNow.reads(touch, memberId)
}
