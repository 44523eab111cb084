/** Reads of the sign-in: the board of a member or a guest, and the rule. */
import type { SignInBoard, SignInRule } from '@laurel/shared/tasks'
import { eq, sql } from 'drizzle-orm'
import { dayOf } from '../platform/clock.ts'
import type { Reads } from '../platform/database.ts'
import { boardOn, NO_RULE, runOf } from './board.ts'
import { DAILY } from './commands.ts'

/** No id is empty: a guest has no streak. */
const GUEST = ''

export const tasksQueries = ({ read, schema: { signInRule, signInStreak } }: Reads) => {
  const ruleAndStreak = read
    .select({ rule: signInRule, streak: signInStreak })
    .from(signInRule)
    .leftJoin(signInStreak, eq(signInStreak.memberId, sql.placeholder('memberId')))
    .where(eq(signInRule.id, DAILY))
    .prepare('tasks_sign_in')
  return {
    /** For a guest: the first day. */
    async loadSignInBoard(memberId: string | null, now: number): Promise<SignInBoard> {
      const [found] = await ruleAndStreak.execute({ memberId: memberId ?? GUEST })
      const today = dayOf(now)
      return boardOn(today, found?.rule ?? NO_RULE, runOf(found?.streak, today))
    },
    async findSignInRule(): Promise<SignInRule | null> {
      const [found] = await ruleAndStreak.execute({ memberId: GUEST })
      if (!found) return null
      const { open, rewards, lotDays, budgetId } = found.rule
      return { open, rewards, lotDays, budgetId }
    },
  }
}
