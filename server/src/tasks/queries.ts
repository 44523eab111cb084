/** Reads of the tasks. */
import type { TaskBoard } from '@laurel/shared/tasks'
import type { Reads } from '../platform/database.ts'
import { boardQueries } from './queries/board.ts'
import { claimableQueries } from './queries/claimable.ts'
import { signInQueries } from './queries/sign-in.ts'

export const tasksQueries = (reads: Reads) => {
  const { listTasks } = boardQueries(reads)
  const { loadSignInBoard } = signInQueries(reads)
  return {
    loadSignInBoard,
    ...claimableQueries(reads),
    /** For a guest: what there is to do. */
    async loadBoard(memberId: string | null, now: number): Promise<TaskBoard> {
      const [signIn, tasks] = await Promise.all([loadSignInBoard(memberId, now), listTasks(memberId, now)])
      return { signIn, tasks }
    },
  }
}
