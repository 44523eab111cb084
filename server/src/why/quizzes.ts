/** Why a stage that was answered gave what it gave, or waits: how many were right, of how many, and until when somebody looks again. */
import type { Why } from '@laurel/shared/why'
import { type FoundAttempt, factKey, ruleOf, stepsOf } from '../quizzes/index.ts'
import { type Asked, ruleTold, toldBy } from './asked.ts'
import type { GrantsWhy } from './grants.ts'
import type { WhyQueries } from './queries.ts'

type Attempt = FoundAttempt['attempt']

export type FindAttempt = (attemptId: string) => Promise<FoundAttempt | null>

export function quizzesWhy(queries: WhyQueries, grants: GrantsWhy, findAttempt: FindAttempt) {
  async function tell({ subject }: Asked, { attempt, version }: FoundAttempt): Promise<Why> {
    const { offerId, version: number, stage, endedAt: at, correct, total } = attempt
    const [ruled, fact] = await Promise.all([
      queries.findVersion(offerId, number),
      queries.findFact('laurel', factKey(attempt, 'finished')),
    ])
    const passCorrect = version.body.stages[stage - 1]?.passCorrect ?? total
    return {
      ...{ subject, title: version.title, state: stateOf(attempt), at },
      ...{ gave: { points: 0, growth: 0 }, refusal: null },
      facts: await toldBy(queries)(fact ? [fact] : []),
      rule: ruleTold(ruled),
      steps: stepsOf({ correct: correct ?? 0, total, passCorrect }),
      missing: missingOf(attempt),
    }
  }

  return async (asked: Asked): Promise<Why | null> => {
    const found = await findAttempt(asked.name)
    // Before it is scored, nothing is told of it.
    if (found?.attempt.state !== 'scored' || !asked.memberIds.includes(found.attempt.memberId)) return null
    const { attempt } = found
    const { offerId, round: occasion } = attempt
    const row = await grants.find(asked, [{ offerId, rule: ruleOf(attempt), occasion }])
    return row?.factKey === factKey(attempt, 'passed') ? grants.tell(asked.subject, row) : tell(asked, found)
  }
}

function stateOf({ passed, review }: Attempt): Why['state'] {
  if (!passed || review === 'rejected') return 'refused'
  return review === 'held' ? 'withheld' : 'granted'
}

const missingOf = ({ review, reviewBy }: Attempt): Why['missing'] =>
  review === 'held' ? [{ what: 'review', amount: null, subject: null, until: reviewBy }] : []
