/** The answer sheet of one attempt, kept on the phone with each tap: a kill in the middle loses nothing. */
import type { Answer, AskedQuestion, OpenAttempt, OptionKey } from '@laurel/shared/quizzes'
import { create } from 'zustand'
import { now } from '../platform/clock.ts'
import { currentMember } from '../platform/session.ts'
import { forget, keysUnder, read, write } from '../platform/storage.ts'
import { type Marks, marked, sent, withoutOld } from './answers.ts'

interface Kept {
  marks: Marks
  at: number
}

interface Sheet {
  attemptId: string | null
  marks: Marks
}

/** An attempt without a clock is open for a day; twice that, and nobody comes back for it. */
const KEEP_MS = 2 * 86_400_000

export const useSheet = create<Sheet>(() => ({ attemptId: null, marks: {} }))

/** In the member's own drawer, which is emptied when they leave. */
const drawer = (): string => `remote/${currentMember()?.id ?? 'guest'}/sheet/`

const marksKept = (attemptId: string): Marks => read<Kept>(drawer() + attemptId)?.marks ?? {}

export const marksOf = (attemptId: string): Marks => {
  const sheet = useSheet.getState()
  return sheet.attemptId === attemptId ? sheet.marks : marksKept(attemptId)
}

/** In front of the member from now on; what the server has overtaken is dropped. */
export function openSheet({ attemptId, questions }: Pick<OpenAttempt, 'attemptId' | 'questions'>): void {
  if (useSheet.getState().attemptId !== attemptId) clearOut()
  keep(attemptId, withoutOld(marksOf(attemptId), questions))
}

export function mark(attemptId: string, question: AskedQuestion, key: OptionKey): void {
  keep(attemptId, marked(marksOf(attemptId), question, key))
}

export function markSent(attemptId: string, answers: readonly Answer[]): void {
  keep(attemptId, sent(marksOf(attemptId), answers))
}

/** It is scored: what counts stands with the server. */
export function closeSheet(attemptId: string): void {
  forget(drawer() + attemptId)
  if (useSheet.getState().attemptId === attemptId) useSheet.setState({ attemptId: null, marks: {} })
}

function keep(attemptId: string, marks: Marks): void {
  const before = useSheet.getState()
  if (before.attemptId === attemptId && before.marks === marks) return
  write(drawer() + attemptId, { marks, at: now() })
  useSheet.setState({ attemptId, marks })
}

function clearOut(): void {
  for (const name of keysUnder(drawer())) {
    const at = read<Kept>(name)?.at ?? 0
    if (now() - at > KEEP_MS) forget(name)
  }
}
