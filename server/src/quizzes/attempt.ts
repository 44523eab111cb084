/** An attempt as its member sees it: open, without anything that tells an answer; scored, with all of them. */
import type {
  AskedQuestion,
  Attempt,
  OpenAttempt,
  QuizStage,
  ScoredAttempt,
  ScoredQuestion,
} from '@laurel/shared/quizzes'
import { inForceAt } from '../offers/index.ts'
import { dayOf } from '../platform/clock.ts'
import { must } from '../platform/must.ts'
import { Refusal } from '../platform/refusal.ts'
import { type ChancesOf, chancesIn, roundsOf, standingIn } from './page.ts'
import type { AskedSlot, FoundAttempt, Given } from './queries/attempts.ts'
import type { StageRow } from './queries/stages.ts'
import type { QuizzesQueries } from './queries.ts'
import { choiceShown, shownOf } from './rules/keys.ts'
import { GRACE_SECONDS, roundOn } from './rules/rounds.ts'
import { isRight } from './rules/score.ts'
import { attemptsLeft } from './rules/stages.ts'

export interface Reader {
  memberId: string
  now: number
}

export type LoadAttempt = (attemptId: string, reader: Reader) => Promise<Attempt>

export function attempts(queries: QuizzesQueries, chancesOf: ChancesOf): LoadAttempt {
  return async (attemptId, { memberId, now }) => {
    const found = await queries.findAttempt(attemptId)
    // Also of those who were merged into him; another's is as unknown as one that never was.
    if (!found || !(await queries.findMemberIds(memberId)).includes(found.attempt.memberId))
      throw new Refusal('ATTEMPT_UNKNOWN')
    const { attempt } = found
    const [slots, chances] = await Promise.all([
      queries.listSlots(attemptId),
      chancesOf(attempt.offerId, attempt.startedAt),
    ])
    const head = headOf(found, chancesIn(chances, attempt.stage))
    if (attempt.state === 'open') return openReply(found, { head, slots }, now)
    const { offerId } = attempt
    const { body } = found.version
    const [given, rows] = await Promise.all([
      queries.findGiven(attempt),
      queries.listStages(roundsOf({ memberId, offerId, body }, now)),
    ])
    return scoredReply(found, { head, slots, given, rows }, now)
  }
}

type Head = Omit<OpenAttempt, 'state' | 'now' | 'dueAt' | 'closesAt' | 'graceSeconds' | 'questions'>

function headOf({ attempt, version }: FoundAttempt, chances: Head['chances']): Head {
  const { id: attemptId, offerId: quizId, stage, startedAt } = attempt
  const { title: stageTitle, passCorrect, points, growth } = stageIn(version, stage)
  return {
    ...{ attemptId, quizId, title: version.title, stage, stageTitle },
    ...{ passCorrect, points, growth, chances, startedAt },
  }
}

const stageIn = ({ body, title }: FoundAttempt['version'], stage: number): QuizStage =>
  must(body.stages[stage - 1], `stage ${stage} of ${title}`)

interface Told {
  head: Head
  slots: readonly AskedSlot[]
}

function openReply({ attempt }: FoundAttempt, { head, slots }: Told, now: number): OpenAttempt {
  const { closesAt, untimed } = attempt
  const questions = slots.map(askedReply)
  const dueAt = untimed ? null : closesAt
  return { state: 'open', ...head, now, dueAt, closesAt, graceSeconds: GRACE_SECONDS, questions }
}

function shownQuestion({ slot: { number, order, chosen }, question }: AskedSlot) {
  const { kind, text, image, options } = question
  const textOf = new Map(options.map((option) => [option.key, option.text]))
  return {
    ...{ number, kind, text, image },
    options: order.map((own) => ({
      key: must(shownOf(order, own), own),
      text: textOf.get(own) ?? '',
    })),
    chosen: choiceShown(order, chosen),
  }
}

const askedReply = (asked: AskedSlot): AskedQuestion => {
  const { token, seq } = asked.slot
  return { ...shownQuestion(asked), token, seq }
}

function scoredQuestion(asked: AskedSlot): ScoredQuestion {
  const { slot, question } = asked
  const { answer, explanation } = question
  return {
    ...shownQuestion(asked),
    answer: choiceShown(slot.order, answer),
    right: isRight({ chosen: slot.chosen, answer }),
    explanation,
  }
}

interface Scored extends Told {
  given: Given | null
  rows: readonly StageRow[]
}

function scoredReply(found: FoundAttempt, { head, slots, given, rows }: Scored, now: number): ScoredAttempt {
  const { attempt, version } = found
  const { endedAt, endedBy, correct, passed, total, stage, review } = attempt
  const stood = standingIn(rows, version.body, now)
  return {
    state: 'scored',
    ...head,
    endedAt: endedAt ?? 0,
    endedBy: endedBy ?? 'clock',
    ...{ correct: correct ?? 0, total, passed: passed === true },
    reward: rewardOf(attempt, given),
    reviewBy: review === 'held' ? attempt.reviewBy : null,
    subject: passed ? `quiz:${attempt.id}` : null,
    attemptsLeft: attemptsLeft(stageIn(version, stage), stood.get(stage), dayOf(now)),
    nextStage: nextStage(found, stood, now),
    questions: slots.map(scoredQuestion),
  }
}

function rewardOf({ passed, review }: FoundAttempt['attempt'], given: Given | null): ScoredAttempt['reward'] {
  if (!passed) return 'none'
  if (review === 'held' || review === 'rejected') return review
  return given === null || given.state === 'reversed' ? 'none' : given.state
}

/** Open to him now: of another day's round there is no next one. */
function nextStage(
  { attempt, version, offer }: FoundAttempt,
  stood: ReadonlyMap<number, StageRow>,
  now: number,
): number | null {
  const next = attempt.stage + 1
  const isLive = offer.pausedAt === null && inForceAt(offer.spans, now) !== null
  const isNow = attempt.round === roundOn(version.body, dayOf(now))
  if (!isLive || !isNow || next > version.body.stages.length) return null
  const isPassed = (stage: number): boolean => typeof stood.get(stage)?.passedAt === 'number'
  return isPassed(attempt.stage) && !isPassed(next) ? next : null
}
