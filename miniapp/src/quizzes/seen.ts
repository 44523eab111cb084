/** That a member saw the page of a quiz is told once, and never in the way of anything. */
import { quizzesApi } from '@laurel/shared/quizzes'
import { ask } from '../platform/ask.ts'
import { currentMember } from '../platform/session.ts'
import { read, write } from '../platform/storage.ts'

export async function tellSeen(quizId: string): Promise<void> {
  const member = currentMember()
  if (!member) return
  const name = `remote/${member.id}/quiz-seen/${quizId}`
  if (read<boolean>(name)) return
  await ask(quizzesApi.seen, { quizId }).then(
    () => void write(name, true),
    // Next time, then.
    () => undefined,
  )
}
