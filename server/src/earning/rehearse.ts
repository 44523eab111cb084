/** The back-test of an earn rule: what it would have given for the facts of some days. Nothing is written. */
import type { EarnBody } from '@laurel/shared/earning'
import { isFactType } from '@laurel/shared/facts'
import type { Rehearsal } from '@laurel/shared/offers'
import { multipliersOf } from '../membership/index.ts'
import type { Rehearse } from '../offers/index.ts'
import { dayOf } from '../platform/clock.ts'
import type { Reads } from '../platform/database.ts'
import type { Deps } from '../platform/feature.ts'
import { type StoredFact, storedFacts } from '../platform/stored-facts.ts'
import { concerns, givesOf, ONCE_BPS } from './rules/gives.ts'
import { takenOf } from './rules/refunds.ts'
import { type Given, givenFor, type Tried } from './rules/rehearsal.ts'
import { windowOf } from './rules/windows.ts'

const SAMPLE = 20
/** Members reckoned before others are served again. */
const MEMBERS_AT_ONCE = 200

export async function rehearse(
  { reads }: Pick<Deps, 'reads'>,
  { body, from, to }: Pick<Rehearse, 'body' | 'from' | 'to'>,
): Promise<Rehearsal> {
  const rule = body as unknown as EarnBody
  const byMember = new Map<string, Tried[]>()
  if (isFactType(rule.fact))
    for await (const page of storedFacts(reads, { types: [rule.fact], from, to }))
      await tryPage(rule, { reads, page }, byMember)
  return summed(rule, byMember)
}

async function tryPage(
  rule: EarnBody,
  { reads, page }: { reads: Reads; page: readonly StoredFact[] },
  byMember: Map<string, Tried[]>,
): Promise<void> {
  const facts = page.filter(({ type, data }) => concerns(rule, type, data))
  const members = [...new Set(facts.map(({ memberId }) => memberId))]
  const multiplierAt = rule.multiplied ? await multipliersOf(reads, members) : () => ONCE_BPS
  for (const fact of facts)
    tryOn(rule, { fact, multiplierBps: multiplierAt(fact.memberId, fact.at) }, byMember)
}

function tryOn(
  rule: EarnBody,
  { fact, multiplierBps }: { fact: StoredFact; multiplierBps: number },
  byMember: Map<string, Tried[]>,
): void {
  const { memberId, type, at, source, key, data: values, undoings } = fact
  const day = dayOf(at)
  const taken = takenOf(
    { type, at, values },
    undoings.map((undoing) => ({ at: undoing.at, by: undoing.by, values: undoing.data })),
  )
  const gives = givesOf(rule, values, multiplierBps)
  const one = { at, source, key, day, window: windowOf(rule.cap, day), gives, taken }
  const others = byMember.get(memberId)
  if (others) others.push(one)
  else byMember.set(memberId, [one])
}

async function summed(rule: EarnBody, byMember: ReadonlyMap<string, Tried[]>): Promise<Rehearsal> {
  const sum = new Sum()
  let members = 0
  for (const [memberId, tried] of byMember) {
    sum.add(memberId, { facts: tried.length, given: givenFor(tried, rule.cap) })
    members += 1
    if (members % MEMBERS_AT_ONCE === 0) await new Promise(setImmediate)
  }
  return sum.told(members)
}

class Sum {
  private facts = 0
  private reached = 0
  private readonly all = { grants: 0, points: 0, growth: 0 }
  private readonly days = new Map<string, { grants: number; points: number }>()
  private readonly sample: Rehearsal['sample'] = []

  add(memberId: string, { facts, given }: { facts: number; given: readonly Given[] }): void {
    this.facts += facts
    if (!given.length) return
    this.reached += 1
    let points = 0
    for (const one of given) {
      points += one.points
      this.count(one)
    }
    if (this.sample.length < SAMPLE) this.sample.push({ memberId, grants: given.length, points })
  }

  private count({ day, points, growth }: Given): void {
    this.all.grants += 1
    this.all.points += points
    this.all.growth += growth
    const known = this.days.get(day) ?? { grants: 0, points: 0 }
    this.days.set(day, { grants: known.grants + 1, points: known.points + points })
  }

  told(members: number): Rehearsal {
    const { facts, reached, sample } = this
    const days = [...this.days].map(([day, of]) => ({ day, ...of })).sort((a, b) => (a.day < b.day ? -1 : 1))
    const completionBps = members ? Math.floor((reached * 10_000) / members) : 0
    return { facts, members, reached, ...this.all, completionBps, days, sample }
  }
}
