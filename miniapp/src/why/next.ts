/** What a member can usefully do after reading a reason: the one way on. */
import type { Why, WhyMissing } from '@laurel/shared/why'

export type Place = 'tasks' | 'mall' | 'tiers' | 'points'

export interface NextStep {
  place: Place
  label: string
}

const ways: Partial<Record<WhyMissing['what'], NextStep>> = {
  growth: { place: 'tasks', label: '去做任务' },
  points: { place: 'tasks', label: '去做任务' },
  fen: { place: 'tasks', label: '看任务进度' },
  times: { place: 'tasks', label: '看任务进度' },
  tasks: { place: 'tasks', label: '去做任务' },
  task: { place: 'tasks', label: '去做任务' },
  tier: { place: 'tiers', label: '看怎样升级' },
  stock: { place: 'mall', label: '看别的商品' },
  limit: { place: 'mall', label: '看别的商品' },
}

/** First what is missing; else where the thing that came can be seen or used. */
export function nextStep({ missing, gave, state }: Pick<Why, 'missing' | 'gave' | 'state'>): NextStep {
  for (const { what } of missing) {
    const way = ways[what]
    if (way) return way
  }
  if (state === 'changed' || gave.growth !== 0) return { place: 'tiers', label: '看会员等级' }
  return gave.points > 0 ? { place: 'mall', label: '看能换什么' } : { place: 'points', label: '看积分明细' }
}
