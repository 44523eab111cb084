/** Whether taking part changed what members do: a difference in differences between people who were alike before. */

export interface Person {
  /** Only people of one stratum are held against each other. */
  stratum: string
  /** How much he did before, and after. */
  before: number
  after: number
}

export interface Side {
  members: number
  before: number
  after: number
}

export interface Estimate {
  matched: Side
  others: Side
  /** Null: too few to say. */
  effect: { value: number; low: number; high: number } | null
}

/** Below it the normal law is no guide to means of such counts. */
const GROUP_MIN = 30
/** Two of them show how much such people differ from each other. */
const OTHERS_MIN = 2
/** 95 of 100 values of the normal law lie within so many deviations. */
const DEVIATIONS = 1.96

interface Stratum {
  participants: Person[]
  others: Person[]
}

/** Each stratum counts by how many of its participants there are: it answers for those who took part. */
export function compare(participants: readonly Person[], others: readonly Person[]): Estimate {
  const strata = strataOf(participants, others)
  const matched = strata.flatMap((stratum) => stratum.participants)
  const against = strata.flatMap((stratum) => stratum.others)
  const sides = { matched: sideOf(matched), others: weighted(strata, matched.length) }
  const isFew = matched.length < GROUP_MIN || against.length < GROUP_MIN
  return { ...sides, effect: isFew ? null : effectIn(strata, matched.length) }
}

function strataOf(participants: readonly Person[], others: readonly Person[]): Stratum[] {
  const strata = new Map<string, Stratum>()
  for (const person of participants) {
    const stratum = strata.get(person.stratum) ?? { participants: [], others: [] }
    stratum.participants.push(person)
    strata.set(person.stratum, stratum)
  }
  for (const person of others) strata.get(person.stratum)?.others.push(person)
  return [...strata.values()].filter((stratum) => stratum.others.length >= OTHERS_MIN)
}

const changeOf = ({ before, after }: Person): number => after - before
const mean = (values: readonly number[]): number =>
  values.length ? values.reduce((sum, value) => sum + value, 0) / values.length : 0
const squares = (values: readonly number[]): number => {
  const middle = mean(values)
  return values.reduce((sum, value) => sum + (value - middle) ** 2, 0)
}

const sideOf = (people: readonly Person[]): Side => ({
  members: people.length,
  before: mean(people.map(({ before }) => before)),
  after: mean(people.map(({ after }) => after)),
})

/** The others as if there were as many of each kind as among the participants. */
function weighted(strata: readonly Stratum[], total: number): Side {
  const side = { members: 0, before: 0, after: 0 }
  for (const { participants, others } of strata) {
    const share = participants.length / total
    const { before, after } = sideOf(others)
    side.members += others.length
    side.before += share * before
    side.after += share * after
  }
  return side
}

function effectIn(strata: readonly Stratum[], total: number): NonNullable<Estimate['effect']> {
  const pooled = pooledVariance(strata)
  let value = 0
  let variance = 0
  for (const { participants, others } of strata) {
    const share = participants.length / total
    const [ours, theirs] = [participants.map(changeOf), others.map(changeOf)]
    value += share * (mean(ours) - mean(theirs))
    const spread = ours.length > 1 ? squares(ours) / (ours.length - 1) : pooled
    variance += share ** 2 * (spread / ours.length + squares(theirs) / (theirs.length - 1) / theirs.length)
  }
  const reach = DEVIATIONS * Math.sqrt(variance)
  return { value, low: value - reach, high: value + reach }
}

/** For strata with one participant, who alone shows no spread: that of all within their strata; else that of the others. */
function pooledVariance(strata: readonly Stratum[]): number {
  const ofSide = (side: keyof Stratum): number | null => {
    const groups = strata.map((stratum) => stratum[side].map(changeOf)).filter(({ length }) => length > 1)
    const freedom = groups.reduce((sum, group) => sum + group.length - 1, 0)
    return freedom ? groups.reduce((sum, group) => sum + squares(group), 0) / freedom : null
  }
  return ofSide('participants') ?? ofSide('others') ?? 0
}
