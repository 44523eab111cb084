/** Ends an attempt: reckons its score by the versions that were asked, tells of it, and gives what a pass without doubt brings. */
import type { QuizStage } from '@laurel/shared/quizzes'
import { award } from '../../offers/index.ts'
import { addDays, dayOf } from '../../platform/clock.ts'
import { recordFact, touchFact } from '../../platform/facts.ts'
import { must } from '../../platform/must.ts'
import type { FactHint } from '../../platform/work/types.ts'
import type { Row, Touch, Work } from '../../schema.ts'
import { type Score, scoreOf, stepsOf } from '../rules/score.ts'
import { signalsIn } from '../rules/signals.ts'
import { quizOf, stageOf } from './quiz.ts'

type Attempt = Row<'attempt'>

export interface Ending {
  endedAt: number
  /** Handed in, or out of time. */
  endedBy: 'tap' | 'clock'
}

const HOUR_MS = 3_600_000

export function score(w: Work, attempt: Attempt, ending: Ending, now: number): Attempt {
  const { slots, correct, passed } = reckoned(w, attempt)
  const signals = passed ? signalsIn(slots) : []
  const isHeld = signals.length > 0
  const scored = w.set('attempt', attempt, {
    ...{ state: 'scored', ...ending, correct, passed, signals },
    ...{
      review: isHeld ? 'held' : 'none',
      reviewBy: isHeld ? now + quizOf(w, attempt).body.reviewHours * HOUR_MS : null,
    },
  })
  noteScore(w, scored)
  tell(w, scored, 'quiz.finished', now)
  if (passed && !isHeld) pay(w, scored, now)
  return scored
}

/** Ends one of which nothing may come any more: its account is closed, or another attempt of the same person counts. */
export function endUnpaid(w: Work, attempt: Attempt, because: string, now: number): Attempt {
  if (attempt.review === 'held') return reject(w, attempt, { by: 'clock', because }, now)
  const { correct, passed } = reckoned(w, attempt)
  const scored = w.set('attempt', attempt, {
    ...{ state: 'scored', endedAt: now, endedBy: 'clock', correct, passed },
  })
  noteScore(w, scored)
  return passed ? reject(w, scored, { by: 'clock', because }, now) : scored
}

/** The stage is not passed, and may be tried again. */
export const reject = (
  w: Work,
  attempt: Attempt,
  { by, because }: { by: string; because: string },
  now: number,
): Attempt => w.set('attempt', attempt, { review: 'rejected', reviewedBy: by, reviewedAt: now, because })

/** By the versions that were asked. */
function reckoned(w: Work, attempt: Attempt): Score & { slots: readonly Row<'attemptSlot'>[] } {
  const slots = w.list('attemptSlot', attempt.id)
  const answers = slots.map(({ chosen, ...slot }) => ({ chosen, answer: answerOf(w, slot) }))
  return { slots, ...scoreOf(answers, stageOf(quizOf(w, attempt), attempt.stage).passCorrect) }
}

const answerOf = (w: Work, { questionId, version }: Pick<Row<'attemptSlot'>, 'questionId' | 'version'>) =>
  must(w.get('questionVersion', questionId, version), `${questionId} version ${version}`).answer

const stoodOf = (w: Work, { memberId, offerId, round, stage }: Attempt): Row<'quizStage'> =>
  must(w.get('quizStage', memberId, offerId, round, stage), `stage ${stage} of ${offerId} for ${memberId}`)

function noteScore(w: Work, attempt: Attempt): void {
  const row = stoodOf(w, attempt)
  const best = Math.max(row.best ?? 0, attempt.correct ?? 0)
  w.set('quizStage', row, { running: false, best })
}

export const factKey = ({ id }: Pick<Attempt, 'id'>, what: 'finished' | 'passed'): string => `${id}/${what}`

/** It happened when the attempt ended, whenever it was looked at. */
function tell(w: Work, attempt: Attempt, type: 'quiz.finished' | 'quiz.passed', now: number): void {
  const { memberId, offerId, stage, correct, endedAt } = attempt
  const key = factKey(attempt, type === 'quiz.passed' ? 'passed' : 'finished')
  const data = { quizId: offerId, stage, correct }
  const occurredAt = endedAt ?? now
  recordFact(w, { id: key, key, type, memberId, subjectId: offerId, data, occurredAt }, now)
}

export const ruleOf = ({ stage }: Pick<Attempt, 'stage'>): string => `stage-${stage}`

/** The stage is passed from now on. What may not be given now is withheld, and comes later. */
export function pay(w: Work, attempt: Attempt, now: number): Row<'grant'> | null {
  const { memberId, offerId, round, stage, correct, total, endedAt } = attempt
  w.set('quizStage', stoodOf(w, attempt), { passedAt: endedAt ?? now })
  tell(w, attempt, 'quiz.passed', now)
  const version = quizOf(w, attempt)
  const { title, points, growth, passCorrect }: QuizStage = stageOf(version, stage)
  const at = endedAt ?? now
  return award(
    w,
    {
      ...{ memberId, offerId, rule: ruleOf(attempt), occasion: round, version: version.number },
      ...{ budgetId: points > 0 ? version.budgetId : null, points, growth: growth > 0 ? [[at, growth]] : [] },
      expiresOn: addDays(dayOf(now), version.body.pointsLastDays),
      fact: { source: 'laurel', key: factKey(attempt, 'passed') },
      ...{ at, reason: 'quiz', subject: version.title },
      because: { stage, stageTitle: title, steps: stepsOf({ correct: correct ?? 0, total, passCorrect }) },
    },
    now,
  )
}

/** What the caller saw of an attempt: hints, they may be old. */
export interface Likely {
  offerId: string
  round: string
  stage: number
  budgetId: string | null
  questions: readonly { questionId: string; version: number }[]
  at: number
}

export function touchAttempt(touch: Touch, attemptId: string, likely: Likely | null): void {
  touch.row('attempt', attemptId)
  touch.list('attemptSlot', attemptId)
  for (const { questionId, version } of likely?.questions ?? [])
    touch.row('questionVersion', questionId, version)
}

interface Scoring {
  attemptId: string
  memberId: string
  likely: Likely | null
}

export function touchScoring(touch: Touch, { attemptId, memberId, likely }: Scoring): void {
  touchAttempt(touch, attemptId, likely)
  if (!likely) return
  const { offerId, round, stage, budgetId } = likely
  touch.row('quizStage', memberId, offerId, round, stage)
  touch.list('offerVersion', offerId)
  award.reads(touch, { memberId, offerId, rule: ruleOf(likely), occasion: round, budgetId })
  for (const what of ['finished', 'passed'] as const)
    touchFact(touch, { source: 'laurel', key: factKey({ id: attemptId }, what) })
}

/** A pass is told of, and what follows from it. */
export const tellsOf = (memberId: string, likely: Likely | null): FactHint[] =>
  likely
    ? (['quiz.finished', 'quiz.passed', 'growth.earned'] as const).map((type) => ({
        ...{ type, memberId, at: likely.at },
      }))
    : []
