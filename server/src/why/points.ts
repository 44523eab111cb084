/** Why a line stands in the history of points: the grant behind it; else the redemption, the last day, the decision it tells of. */
import type { Why, WhyStep } from '@laurel/shared/why'
import { reasonWords } from '@laurel/shared/words.zh'
import { pointsOf } from '../points/index.ts'
import type { Row } from '../schema.ts'
import { type Asked, ruleTold, toldBy } from './asked.ts'
import type { GrantsWhy } from './grants.ts'
import type { WhyQueries } from './queries.ts'
import { step } from './rules/reckoning.ts'
import { firstLegOf, grantOfTransfer } from './rules/subject.ts'

type Transfer = Row<'transfer'>

interface Line {
  because: Transfer['because']
  at: number
  /** Signed: what it did to the member's points. */
  points: number
  balanceAfter: number
  legs: readonly Transfer[]
  reverses: string | null
}

export function pointsWhy(queries: WhyQueries, grants: GrantsWhy) {
  async function tellGrant({ subject, memberIds }: Asked, line: Line): Promise<Why | null> {
    const name = grantOfTransfer(line.legs[0]?.id ?? '')
    const row = name && memberIds.includes(name.memberId) ? await queries.findGrant(name) : null
    if (!row) return null
    const told = await grants.tell(subject, row)
    const gave = { points: line.points, growth: line.reverses === null ? told.gave.growth : 0 }
    return { ...told, at: line.at, gave, state: line.points < 0 ? 'reversed' : told.state }
  }

  async function tellPlain({ subject, name }: Asked, line: Line): Promise<Why> {
    const { reason, offer, version } = line.because
    const [facts, ruled] = await Promise.all([
      factsOf(line, firstLegOf(name)),
      offer === undefined || version === undefined ? null : queries.findVersion(offer, version),
    ])
    return {
      subject,
      title: line.because.subject ?? reasonWords[reason],
      state: stateOf(line),
      at: line.at,
      gave: { points: line.points, growth: 0 },
      refusal: null,
      facts: await toldBy(queries)(facts),
      rule: ruleTold(ruled),
      steps: stepsOf(line),
      missing: [],
    }
  }

  async function factsOf({ because }: Line, transferId: string): Promise<Row<'fact'>[]> {
    const facts = await Promise.all(keysOf(because, transferId).map((key) => queries.findFact('laurel', key)))
    return facts.flatMap((fact) => fact ?? [])
  }

  return async (asked: Asked): Promise<Why | null> => {
    const legs = await queries.listLegs(firstLegOf(asked.name))
    const line = lineOf(legs, asked.memberIds)
    return line && ((await tellGrant(asked, line)) ?? tellPlain(asked, line))
  }
}

/** Null: it did nothing to the points of any of these members. */
function lineOf(legs: readonly Transfer[], memberIds: readonly string[]): Line | null {
  const accounts = memberIds.map(pointsOf)
  const own = legs.filter(({ debit, credit }) => accounts.includes(debit) || accounts.includes(credit))
  const last = own.at(-1)
  if (!last) return null
  let points = 0
  for (const { credit, amount } of own) points += accounts.includes(credit) ? amount : -amount
  const balanceAfter = accounts.includes(last.credit) ? last.creditAfter : last.debitAfter
  return { because: last.because, at: last.at, points, balanceAfter, legs, reverses: last.reverses }
}

function stateOf({ reverses, points }: Line): Why['state'] {
  if (reverses !== null) return 'reversed'
  return points > 0 ? 'granted' : 'changed'
}

/** What of an order, of a last day or of an old sign-in was written down as a fact. */
const keysOf = ({ orderId, fact }: Transfer['because'], transferId: string): string[] => [
  ...(orderId ? [`${orderId}/redeemed`, `${orderId}/cancelled`] : []),
  ...(fact ? [fact] : []),
  transferId,
]

function stepsOf({ because, points, balanceAfter, legs }: Line): WhyStep[] {
  let filled = 0
  for (const { credit, amount } of legs) if (credit.endsWith('/debt')) filled += amount
  return [
    ...(because.orderId ? [step('price', Math.abs(points), 'points')] : []),
    ...(filled ? [step('debt-filled', filled, 'points')] : []),
    step('balance', balanceAfter, 'points'),
  ]
}
