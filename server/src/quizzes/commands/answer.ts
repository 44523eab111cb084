/** Keeps answers of an attempt as they come in: late, twice or out of order, the newest change stands. */
import type { Answer, Answered, AnswerInput } from '@laurel/shared/quizzes'
import { must } from '../../platform/must.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Row, Touch, Work } from '../../schema.ts'
import { storedChoice } from '../rules/keys.ts'
import { isOver } from '../rules/rounds.ts'
import { type Likely, touchAttempt } from './score.ts'

export interface AnswerOrder extends AnswerInput {
  memberId: string
  likely?: Likely | null
}

export function answer(w: Work, { attemptId, memberId, answers }: AnswerOrder, now: number): Answered {
  const attempt = ownAttempt(w, { attemptId, memberId })
  if (attempt.state !== 'open' || isOver(attempt, now)) throw new Refusal('ATTEMPT_OVER')
  const saved = keepAnswers(w, attempt, answers, now)
  const { closesAt, untimed } = attempt
  return { attemptId, saved, dueAt: untimed ? null : closesAt, closesAt }
}

answer.reads = (touch: Touch, { attemptId, likely }: AnswerOrder): void =>
  touchAttempt(touch, attemptId, likely ?? null)

/** Another member's is as unknown as one that never was. */
export function ownAttempt(
  w: Work,
  { attemptId, memberId }: { attemptId: string; memberId: string },
): Row<'attempt'> {
  const attempt = w.get('attempt', attemptId)
  if (attempt?.memberId !== memberId) throw new Refusal('ATTEMPT_UNKNOWN')
  return attempt
}

type Slot = Row<'attemptSlot'>

/** Answers how many changed something. What names no question of the attempt, or no option of it, is left alone. */
export function keepAnswers(
  w: Work,
  attempt: Row<'attempt'>,
  answers: readonly Answer[],
  now: number,
): number {
  const slots = w.list('attemptSlot', attempt.id)
  const news = newestOf(answers).flatMap((one) => changeOf(w, slots, one) ?? [])
  const firsts = news.filter(({ slot }) => slot.answeredAt === null)
  const tookMs = firsts.length ? Math.floor((now - lastAnswerOf(attempt, slots)) / firsts.length) : 0
  for (const { slot, chosen, seq } of news) {
    const first = slot.answeredAt === null ? { answeredAt: now, tookMs } : {}
    w.set('attemptSlot', slot, { chosen, seq, ...first })
  }
  return news.length
}

const newestOf = (answers: readonly Answer[]): Answer[] => [
  ...new Map(answers.toSorted((a, b) => a.seq - b.seq).map((one) => [one.token, one])).values(),
]

interface Change {
  slot: Slot
  chosen: string | null
  seq: number
}

function changeOf(w: Work, slots: readonly Slot[], { token, chosen, seq }: Answer): Change | null {
  const slot = slots.find((one) => one.token === token)
  if (!slot || seq <= slot.seq) return null
  const { questionId, version, order } = slot
  const { kind } = must(w.get('questionVersion', questionId, version), questionId)
  const stored = storedChoice({ kind, order, chosen })
  return stored === undefined ? null : { slot, chosen: stored, seq }
}

/** Those that come together waited for each other: each took its part of the time since the last one. */
const lastAnswerOf = ({ startedAt }: Row<'attempt'>, slots: readonly Slot[]): number =>
  Math.max(startedAt, ...slots.flatMap(({ answeredAt }) => answeredAt ?? []))
