/** The back-test of a task: who would have completed it on the facts of some days, and at what cost. Nothing is written. */
import { type FactType, isFactType } from '@laurel/shared/facts'
import type { Rehearsal } from '@laurel/shared/offers'
import type { TaskBody } from '@laurel/shared/tasks'
import type { Rehearse } from '../offers/index.ts'
import { dayOf } from '../platform/clock.ts'
import type { Deps } from '../platform/feature.ts'
import { type StoredFact, storedFacts } from '../platform/stored-facts.ts'
import { periodAt } from './periods.ts'
import { contributionOf } from './rules/kinds.ts'
import { drawn, type Entry } from './rules/progress.ts'
import { Tally } from './rules/tally.ts'
import { signedDays } from './signed-days.ts'

/** Members reckoned before others are served again. */
const MEMBERS_AT_ONCE = 200

interface Tried {
  body: TaskBody
  from: number
  to: number
}

export async function rehearse(
  { reads }: Pick<Deps, 'reads'>,
  { body, from, to }: Pick<Rehearse, 'body' | 'from' | 'to'>,
): Promise<Rehearsal> {
  const task = { body: body as TaskBody, from, to }
  const opened = await openings(reads, task)
  const tally = new Tally()
  let members = 0
  for (const [memberId, facts] of await byMember(reads, task)) {
    tally.add({ memberId, facts: facts.length, given: givenTo(task.body, facts, opened(memberId)) })
    members += 1
    if (members % MEMBERS_AT_ONCE === 0) await new Promise(setImmediate)
  }
  return tally.told()
}

type Reads = Deps['reads']

const watchedBy = (body: TaskBody): FactType | null => {
  if (body.kind === 'sign-in') return 'member.signed-in'
  if (body.kind === 'chain') return 'task.completed'
  return isFactType(body.args.fact) ? body.args.fact : null
}

async function byMember(reads: Reads, { body, from, to }: Tried): Promise<Map<string, StoredFact[]>> {
  const facts = new Map<string, StoredFact[]>()
  const type = watchedBy(body)
  if (!type) return facts
  const isCounted = (fact: StoredFact): boolean =>
    body.kind === 'sign-in' || contributionOf(fact, fact.undoings, body) !== null
  for await (const page of storedFacts(reads, { types: [type], from, to }))
    for (const fact of page.filter(isCounted)) put(facts, fact)
  return facts
}

function put(byMember: Map<string, StoredFact[]>, fact: StoredFact): void {
  const others = byMember.get(fact.memberId)
  if (others) others.push(fact)
  else byMember.set(fact.memberId, [fact])
}

interface Given {
  day: string
  points: number
  growth: number
}

type Counts = (at: number) => boolean

/** Once a period; a tap is taken as made. */
function givenTo(body: TaskBody, facts: readonly StoredFact[], counts: Counts): Given[] {
  if (body.kind === 'sign-in')
    return signedDays(
      body.args,
      facts.map(({ at }) => dayOf(at)),
    )
  const periods = new Map<string, Entry[]>()
  for (const fact of facts.toSorted(inTime)) {
    const share = contributionOf(fact, fact.undoings, body)
    const period = periodAt(body.period, fact.at)
    if (share) periods.set(period, [...(periods.get(period) ?? []), { ...fact, ...share, version: 1 }])
  }
  return [...periods.values()].flatMap((entries) => {
    const { completedAt } = drawn(entries, () => ({ body, counts }))
    return completedAt === null ? [] : { day: dayOf(completedAt), ...body.reward }
  })
}

const before = (a: string, b: string): number => (a < b ? -1 : Number(a > b))
const inTime = (a: StoredFact, b: StoredFact): number =>
  a.at - b.at || before(a.source, b.source) || before(a.key, b.key)

/** From when on the task would have been open to each member: the tiers and tasks of then, as the news of them says. */
async function openings(reads: Reads, { body, to }: Tried): Promise<(memberId: string) => Counts> {
  const { after, minLevel } = body
  const news = new Map<string, StoredFact[]>()
  const isStanding = ({ type, undoings }: StoredFact): boolean => type === 'tier.changed' || !undoings.length
  if (after.length || minLevel > 0)
    for await (const page of storedFacts(reads, { types: ['task.completed', 'tier.changed'], from: 0, to }))
      for (const fact of page.filter(isStanding)) put(news, fact)
  return (memberId) => {
    const heard = (news.get(memberId) ?? []).toSorted(inTime)
    return (at) => {
      const before = heard.filter((fact) => fact.at < at)
      return after.every((id) => before.some(({ data }) => data.taskId === id)) && levelIn(before) >= minLevel
    }
  }
}

/** Whoever's tier never changed is in the lowest one. */
const levelIn = (news: readonly StoredFact[]): number =>
  Number(news.findLast(({ type }) => type === 'tier.changed')?.data.level ?? 1)
