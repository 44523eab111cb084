/** What a second look is asked for, as operators and members read it. */
import type { AttemptSignal } from '@laurel/shared/quizzes'

const sentences: Record<AttemptSignal, string> = {
  haste: '作答过快：多数题目在 1.2 秒内作答',
  rhythm: '作答间隔几乎完全一致',
}

export const signalSentence = (signal: AttemptSignal): string => sentences[signal]
