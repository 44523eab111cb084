/** Why a rule gave something, holds it back, or took it again. */
import type { TaskBody } from '@laurel/shared/tasks'
import type { Why, WhyFact, WhyStep } from '@laurel/shared/why'
import type { Row } from '../schema.ts'
import { unitOfTask } from '../tasks/index.ts'
import { type Asked, ruleTold, toldBy } from './asked.ts'
import { invitationTold } from './invitations.ts'
import type { Ruled, WhyQueries } from './queries.ts'
import { missingFor, step, stepsIn } from './rules/reckoning.ts'
import { type GrantName, grantNames } from './rules/subject.ts'

type Grant = Row<'grant'>
type Fact = Row<'fact'>

export function grantsWhy(queries: WhyQueries) {
  async function find({ memberIds }: Asked, names: readonly GrantName[]): Promise<Grant | null> {
    for (const memberId of memberIds) {
      for (const name of names) {
        const row = await queries.findGrant({ ...name, memberId })
        if (row) return row
      }
    }
    return null
  }

  /** The fact it rests on, what a task counted for it, and what was taken back of them. */
  async function factsOf({ memberId, offerId, occasion, source, factKey }: Grant): Promise<Fact[]> {
    const [fact, counted] = await Promise.all([
      queries.findFact(source, factKey),
      queries.listCounted({ memberId, offerId, period: occasion }),
    ])
    // The news that a task is completed tells less than what completed it.
    const facts = counted.length ? counted : fact ? [fact] : []
    const undone = await Promise.all(facts.map(({ source: by, key }) => queries.listUndone(by, key)))
    return [...facts, ...undone.flat()]
  }

  async function debtFilled({ postings }: Grant): Promise<WhyStep[]> {
    const legs = await Promise.all(postings.map(([id]) => queries.listLegs(id)))
    let filled = 0
    for (const { credit, amount } of legs.flat()) if (credit.endsWith('/debt')) filled += amount
    return filled ? [step('debt-filled', filled, 'points')] : []
  }

  /** Of a friend who came by a link: the occasion is the invitee. */
  async function invitationOf({ offerId, occasion, because }: Grant): Promise<Pick<Why, 'invitation'>> {
    const { who } = because
    if (who !== 'inviter' && who !== 'invitee') return {}
    const binding = await queries.findBinding(offerId, occasion)
    return binding ? { invitation: await invitationTold(queries, binding, who) } : {}
  }

  async function tell(subject: string, row: Grant): Promise<Why> {
    const [ruled, facts, filled, invited] = await Promise.all([
      queries.findVersion(row.offerId, row.version),
      factsOf(row).then(toldBy(queries)),
      debtFilled(row),
      invitationOf(row),
    ])
    const given = leftIn(row.postings)
    return {
      subject,
      title: ruled?.version.title ?? String(row.because.subject),
      state: row.state,
      at: row.at,
      gave: { points: given, growth: leftIn(row.growthPostings) },
      refusal: row.refusal,
      facts: invited.invitation?.as === 'inviter' ? facts.map(bare) : facts,
      rule: ruleTold(ruled),
      steps: [...stepsIn(row.because, unitFor(ruled)), ...filled],
      missing: missingFor(row.refusal, row.points - given),
      ...invited,
    }
  }

  return {
    tell,
    find,
    async explain(asked: Asked): Promise<Why | null> {
      const row = await find(asked, grantNames(asked.name))
      return row && tell(asked.subject, row)
    },
  }
}
export type GrantsWhy = ReturnType<typeof grantsWhy>

/** What a friend bought, where and for how much, is his own. */
const bare = (fact: WhyFact): WhyFact => ({ ...fact, numbers: {}, words: {} })

function leftIn(postings: Grant['postings']): number {
  let left = 0
  for (const [, amount] of postings) left += amount
  return left
}

function unitFor(ruled: Ruled | null): WhyStep['unit'] {
  if (ruled?.kind !== 'task') return 'times'
  return unitOfTask(ruled.version.body as unknown as TaskBody)
}
