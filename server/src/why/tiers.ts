/** Why a tier changed, was kept or is only protected: the growth of the cycle, and the threshold it was held against. */
import type { TiersBody } from '@laurel/shared/membership'
import type { Why } from '@laurel/shared/why'
import type { Row } from '../schema.ts'
import { type Asked, ruleTold, toldBy } from './asked.ts'
import type { Ruled, WhyQueries } from './queries.ts'
import { step } from './rules/reckoning.ts'

type Change = Row<'tierChange'>

/** A protection goes on with the cycle before it. */
const beginsCycle = ({ change }: Change): boolean => change !== 'protected'

export function tiersWhy(queries: WhyQueries) {
  async function factsBehind(change: Change, before: readonly Change[]): Promise<Row<'fact'>[]> {
    const from = before.find(beginsCycle)?.at ?? 0
    const grants = await queries.listGrants(change.memberId, { from, to: change.at })
    const facts = grants
      .filter(({ growth }) => growth.length > 0)
      .map(({ source, factKey }) => queries.findFact(source, factKey))
    return (await Promise.all(facts)).flatMap((fact) => fact ?? [])
  }

  async function tell(subject: string, [change, ...before]: [Change, ...Change[]]): Promise<Why> {
    const { offerId, version, at, cycleGrowth, threshold, toLevel } = change
    const [ruled, facts, missing] = await Promise.all([
      queries.findVersion(offerId, version),
      factsBehind(change, before).then(toldBy(queries)),
      missingAfter(change),
    ])
    return {
      subject,
      title: tierNamed(ruled, toLevel),
      state: 'changed',
      at,
      gave: { points: 0, growth: 0 },
      refusal: null,
      facts,
      rule: ruleTold(ruled),
      steps: [step('cycle-growth', cycleGrowth, 'growth'), step('threshold', threshold, 'growth')],
      missing,
    }
  }

  /** Only while it is protected there is something left to do about it. */
  async function missingAfter({ memberId, number, change, threshold }: Change): Promise<Why['missing']> {
    const now = change === 'protected' ? await queries.findMembership(memberId) : null
    if (now?.changes !== number || now.protectedUntil === null) return []
    const amount = threshold - now.cycleGrowth
    return amount > 0 ? [{ what: 'growth', amount, subject: null, until: now.protectedUntil }] : []
  }

  return async ({ subject, name, memberIds }: Asked): Promise<Why | null> => {
    if (!/^\d{1,9}$/.test(name)) return null
    const number = Number(name)
    const [first, ...before] = await queries.listChangesUntil(memberIds[0] ?? '', number)
    return first?.number === number ? tell(subject, [first, ...before]) : null
  }
}

/** By the table that decided. */
export function tierNamed(ruled: Ruled | null, level: number): string {
  const body = ruled?.version.body as unknown as TiersBody | undefined
  return body?.tiers.find((tier) => tier.level === level)?.name ?? ''
}
