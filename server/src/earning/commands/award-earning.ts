/** Brings what was given for a fact to what the rule comes to now: refunds and caps may have changed it since. */
import type { EarnBody } from '@laurel/shared/earning'
import type { Reason } from '@laurel/shared/points'
import { award, versionOf } from '../../offers/index.ts'
import { addDays, dayOf } from '../../platform/clock.ts'
import { undoingsOf } from '../../platform/facts.ts'
import type { Row, Work } from '../../schema.ts'
import { growthBy, leftAfter, type Taken, takenOf } from '../rules/refunds.ts'
import { stepsOf } from '../rules/steps.ts'

type Earning = Row<'earning'>
type Fact = Row<'fact'>

/** Which rule of the offer: an earn rule is one. */
export const RULE = 'fact'
export const occasionOf = ({ source, key }: Pick<Fact, 'source' | 'key'>): string => `${source}/${key}`

export function awardEarning(w: Work, row: Earning, fact: Fact, now: number): void {
  const { memberId, offerId, at } = row
  const { number: version, title, budgetId, body } = versionOf<EarnBody>(w, offerId, row.version)
  const taken = takenFrom(w, fact)
  const due = {
    points: leftAfter(row.cappedPoints, taken),
    growth: growthBy(row.cappedGrowth, taken),
    expiresOn: addDays(dayOf(at), body.lotDays),
    because: { type: fact.type, steps: stepsOf(body, row, { values: fact.data, taken }) },
  }
  const { source, key } = fact
  const stamp = { fact: { source, key }, at, reason: reasonOf(fact.type), subject: title } as const
  award(
    w,
    { memberId, offerId, rule: RULE, occasion: occasionOf(fact), version, budgetId, ...due, ...stamp },
    now,
  )
}

const takenFrom = (w: Work, fact: Fact): Taken =>
  takenOf(
    { type: fact.type, at: fact.occurredAt, values: fact.data },
    undoingsOf(w, fact).map(({ at, by, data }) => ({ at, by, values: data })),
  )

/** As the history of points calls it. */
const REASONS: Readonly<Record<string, Reason>> = {
  'purchase.paid': 'purchase',
  'task.completed': 'task',
  'quiz.finished': 'quiz',
  'quiz.passed': 'quiz',
  'member.signed-in': 'sign-in',
}
const reasonOf = (type: string): Reason => REASONS[type] ?? 'gift'
