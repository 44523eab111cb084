/** Why growth was earned or taken: the grant behind the news of it. */
import type { Why } from '@laurel/shared/why'
import type { Row } from '../schema.ts'
import type { Asked } from './asked.ts'
import type { GrantsWhy } from './grants.ts'
import type { WhyQueries } from './queries.ts'
import { grantNamed } from './rules/subject.ts'

/** The same grant may have given points, which tiers multiply; growth they don't. */
const isOfGrowth = ({ step, unit }: Why['steps'][number]): boolean =>
  unit !== 'points' && step !== 'multiplier'

export function growthWhy(queries: WhyQueries, grants: GrantsWhy) {
  async function grantBehind(news: Row<'fact'>, memberIds: readonly string[]): Promise<Row<'grant'> | null> {
    const key = grantNamed(news.subjectId ?? '')
    return key && memberIds.includes(key.memberId) ? queries.findGrant(key) : null
  }

  return async ({ subject, name, memberIds }: Asked): Promise<Why | null> => {
    const news = await queries.findFact('laurel', name)
    const row = news?.type === 'growth.earned' ? await grantBehind(news, memberIds) : null
    if (!news || !row) return null
    const told = await grants.tell(subject, row)
    const growth = Number(news.data.amount)
    const state = growth < 0 ? 'reversed' : told.state
    const steps = told.steps.filter(isOfGrowth)
    return { ...told, at: news.occurredAt, gave: { points: 0, growth }, state, steps }
  }
}
