/** Adds up what a back-test found, member by member. */
import type { Rehearsal } from '@laurel/shared/offers'

const SAMPLE = 20

export interface Found {
  memberId: string
  facts: number
  given: readonly { day: string; points: number; growth: number }[]
}

export class Tally {
  private readonly sums = { facts: 0, members: 0, reached: 0, grants: 0, points: 0, growth: 0 }
  private readonly days = new Map<string, { grants: number; points: number }>()
  private readonly sample: Rehearsal['sample'] = []

  add({ memberId, facts, given }: Found): void {
    this.sums.facts += facts
    this.sums.members += 1
    if (!given.length) return
    this.sums.reached += 1
    let points = 0
    for (const one of given) {
      points += one.points
      this.count(one)
    }
    if (this.sample.length < SAMPLE) this.sample.push({ memberId, grants: given.length, points })
  }

  private count({ day, points, growth }: Found['given'][number]): void {
    this.sums.grants += 1
    this.sums.points += points
    this.sums.growth += growth
    const known = this.days.get(day) ?? { grants: 0, points: 0 }
    this.days.set(day, { grants: known.grants + 1, points: known.points + points })
  }

  told(): Rehearsal {
    const { members, reached } = this.sums
    const days = [...this.days].map(([day, of]) => ({ day, ...of })).sort((a, b) => (a.day < b.day ? -1 : 1))
    const completionBps = members ? Math.floor((reached * 10_000) / members) : 0
    return { ...this.sums, completionBps, days, sample: this.sample }
  }
}
