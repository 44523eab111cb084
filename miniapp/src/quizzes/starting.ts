/** Beginning a stage, or going on with the attempt that is under way: the server says which it is. */
import { type Attempt, quizzesApi, type StartInput } from '@laurel/shared/quizzes'
import { create } from 'zustand'
import { ask } from '../platform/ask.ts'
import { open, urls } from '../platform/navigate.ts'
import { keepKnown, troubleOf } from '../platform/remote.ts'

interface Starting {
  isSending: boolean
  /** OFFLINE, or the code of a refusal. */
  trouble: string | null
}

const START: Starting = { isSending: false, trouble: null }

export const useStarting = create<Starting>(() => START)

export function resetStarting(): void {
  useStarting.setState(START)
}

/** When no answer comes it may have begun all the same: asking once more goes on with that one. */
export async function start(input: StartInput): Promise<void> {
  if (useStarting.getState().isSending) return
  useStarting.setState({ isSending: true, trouble: null })
  const trouble = await ask(quizzesApi.start, input).then(openAttempt, troubleOf)
  useStarting.setState({ isSending: false, trouble: trouble ?? null })
}

async function openAttempt(attempt: Attempt): Promise<null> {
  const { attemptId, state } = attempt
  keepKnown(quizzesApi.attempt, { attemptId }, attempt)
  await open(state === 'open' ? urls.attempt(attemptId) : urls.quizResult(attemptId))
  return null
}
