/** Who answers for which kind of subject: a new kind is one line. */
import type { Why } from '@laurel/shared/why'
import { mallQueries, productPage } from '../mall/index.ts'
import { gateQueries } from '../membership/index.ts'
import type { Deps } from '../platform/feature.ts'
import { Refusal } from '../platform/refusal.ts'
import { pointsQueries } from '../points/index.ts'
import { attemptQueries } from '../quizzes/index.ts'
import { tasksQueries } from '../tasks/index.ts'
import type { Asked } from './asked.ts'
import { grantsWhy } from './grants.ts'
import { growthWhy } from './growth.ts'
import { invitationsWhy } from './invitations.ts'
import { pointsWhy } from './points.ts'
import { type LoadPage, productsWhy } from './products.ts'
import { whyQueries } from './queries.ts'
import { quizzesWhy } from './quizzes.ts'
import { subjectOf } from './rules/subject.ts'
import { tasksWhy } from './tasks.ts'
import { tiersWhy } from './tiers.ts'

type Explain = (asked: Asked) => Promise<Why | null>

export function explainers({ reads }: Pick<Deps, 'reads'>) {
  const queries = whyQueries(reads)
  const grants = grantsWhy(queries)
  const { loadBoard } = tasksQueries(reads)
  const loadLines = async (memberId: string, now: number) => (await loadBoard(memberId, now)).tasks
  const byKind = new Map<string, Explain>([
    ['grant', grants.explain],
    ['points', pointsWhy(queries, grants)],
    ['growth', growthWhy(queries, grants)],
    ['invite', invitationsWhy(queries)],
    ['tier', tiersWhy(queries)],
    ['task', tasksWhy(queries, grants, loadLines)],
    ['quiz', quizzesWhy(queries, grants, attemptQueries(reads).findAttempt)],
    ['product', productsWhy(pagesOf(reads))],
  ])

  /** What is not one's own is as unknown as what never was. */
  return async (subject: string, asker: Pick<Asked, 'memberIds' | 'now'>): Promise<Why> => {
    const { kind, name } = subjectOf(subject)
    const why = await byKind.get(kind)?.({ ...asker, subject, name })
    if (!why) throw new Refusal('WHY_UNKNOWN')
    return why
  }
}

function pagesOf(reads: Deps['reads']): LoadPage {
  const queries = mallQueries(reads)
  const { loadBalance } = pointsQueries(reads)
  const findGates = gateQueries(reads)
  return async (productId, memberId, now) => {
    if (!(await queries.findProduct(productId))) return null
    return productPage({ queries, findGates }, productId, {
      memberId,
      balance: await loadBalance(memberId, now),
      now,
    })
  }
}
