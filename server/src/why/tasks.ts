/** Why a task has given nothing yet: what is counted so far, and what is still missing; or the grant, when it has. */
import type { TaskLine } from '@laurel/shared/tasks'
import type { Why } from '@laurel/shared/why'
import { type Asked, ruleTold, toldBy } from './asked.ts'
import type { GrantsWhy } from './grants.ts'
import type { WhyQueries } from './queries.ts'
import { missingOf, stateOfTask, stepsOfTask } from './rules/task-line.ts'

/** The board of the tasks, as this member sees it. */
export type LoadLines = (memberId: string, now: number) => Promise<readonly TaskLine[]>

export function tasksWhy(queries: WhyQueries, grants: GrantsWhy, loadLines: LoadLines) {
  async function tellOpen({ subject, memberIds, now }: Asked, line: TaskLine, period: string | null) {
    const { taskId: offerId, title, bar } = line
    const memberId = memberIds[0] ?? ''
    const [ruled, counted] = await Promise.all([
      queries.findInForce(offerId, now),
      period === null ? [] : queries.listCounted({ memberId, offerId, period }),
    ])
    const told: Why = {
      subject,
      title,
      state: stateOfTask(line),
      at: null,
      gave: { points: 0, growth: 0 },
      refusal: bar,
      facts: await toldBy(queries)(counted),
      rule: ruleTold(ruled),
      steps: stepsOfTask(line),
      missing: missingOf(line),
    }
    return told
  }

  return async (asked: Asked): Promise<Why | null> => {
    const memberId = asked.memberIds[0] ?? ''
    const line = (await loadLines(memberId, asked.now)).find(({ taskId }) => taskId === asked.name)
    if (!line) return null
    const period = await queries.findLastPeriod(memberId, line.taskId)
    const name = { offerId: line.taskId, rule: 'claim', occasion: period ?? '' }
    const row = line.state === 'claimed' ? await grants.find(asked, [name]) : null
    return row ? grants.tell(asked.subject, row) : tellOpen(asked, line, period)
  }
}
