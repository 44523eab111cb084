/** Handing in: one write with all answers and a key of its own, which waits on the phone when nobody answers. */
import { type Attempt, type OpenAttempt, quizzesApi, type ScoredAttempt } from '@laurel/shared/quizzes'
import { create } from 'zustand'
import { Refused } from '../platform/ask.ts'
import { flush, send, useOutbox, type Waiting } from '../platform/outbox.ts'
import { keepKnown } from '../platform/remote.ts'
import { currentMember } from '../platform/session.ts'
import { allAnswers } from './answers.ts'
import { stopSaving } from './saving.ts'
import { closeSheet, marksOf } from './sheet.ts'

interface HandingIn {
  isSending: boolean
  /** The code of the last refusal, until the next try. */
  refusal: string | null
}

const START: HandingIn = { isSending: false, refusal: null }

export const useHandingIn = create<HandingIn>(() => START)

export function resetHandingIn(): void {
  useHandingIn.setState(START)
}

const isOf =
  (attemptId: string) =>
  ({ kind, input, memberId }: Waiting): boolean =>
    kind === 'hand-in' &&
    memberId === currentMember()?.id &&
    (input as { attemptId?: string }).attemptId === attemptId

const waitingHandIn = (attemptId: string): Waiting | undefined =>
  useOutbox.getState().waiting.find(isOf(attemptId))

/** It was handed in, and has got no answer yet. */
export const useHandInWaits = (attemptId: string): boolean =>
  useOutbox((outbox) => outbox.waiting.some(isOf(attemptId)))

/** The score, or null: then it waits, or was refused. A second tap sends nothing of its own. */
export async function handIn({
  attemptId,
  questions,
}: Pick<OpenAttempt, 'attemptId' | 'questions'>): Promise<ScoredAttempt | null> {
  if (useHandingIn.getState().isSending) return null
  if (waitingHandIn(attemptId)) return again()
  stopSaving()
  useHandingIn.setState({ isSending: true, refusal: null })
  try {
    const answers = allAnswers(questions, marksOf(attemptId))
    return scoredOf(await send('hand-in', quizzesApi.submit, { attemptId, answers }))
  } catch (error) {
    // Offline is no refusal: it waits in the outbox, and the page says so.
    if (error instanceof Refused) useHandingIn.setState({ refusal: error.code })
    return null
  } finally {
    useHandingIn.setState({ isSending: false })
  }
}

/** The page hears of it by reading the attempt again. */
async function again(): Promise<null> {
  await flush()
  return null
}

function scoredOf(attempt: Attempt): ScoredAttempt | null {
  if (attempt.state !== 'scored') return null
  keepKnown(quizzesApi.attempt, { attemptId: attempt.attemptId }, attempt)
  closeSheet(attempt.attemptId)
  return attempt
}
