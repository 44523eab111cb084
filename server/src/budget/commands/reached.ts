/** Says once per fill that a budget reached a threshold. The ids are drawn from budget, threshold and fill, so that it is one and the same news. */
import { recordFact } from '../../platform/facts.ts'
import type { Row, Work } from '../../schema.ts'
import { crossedThresholds } from '../rules.ts'

export interface Reaching {
  budget: Row<'budget'>
  left: { before: number; after: number }
}

export function reach(w: Work, { budget, left }: Reaching, now: number): void {
  const { id: budgetId, filled, handedDown } = budget
  const own = filled - handedDown
  const crossed = crossedThresholds({ filled, before: own - left.before, after: own - left.after })
  for (const percent of crossed) {
    const id = `budget.reached/${budgetId}/${percent}/${filled}`
    const news = { budgetId, percent, filled, used: own - left.after }
    if (!recordFact(w, { id, key: id, type: 'budget.reached', subjectId: budgetId, data: news }, now))
      continue
    w.add('outbox', { id, topic: 'budget.reached', payload: news, at: now, nextAt: now })
  }
}
