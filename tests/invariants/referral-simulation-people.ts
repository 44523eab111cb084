/** Who takes part in the simulation: families, colleagues, and five kinds of attackers; all drawn from one seed. */
import { seeded } from '../bench/chain-forest.ts'

export const attackKinds = ['farm', 'ring', 'star', 'second-account', 'guess'] as const
export type AttackKind = (typeof attackKinds)[number]
export type Kind = 'honest' | AttackKind

export interface Person {
  id: string
  kind: Kind
  /** Seen by us as one phone or browser; two may share it. */
  device: string
  homeNet: string
  dayNet: string
  risk: 0 | 1 | 2 | 3 | 4
  /** A group chat of hundreds listens to him. */
  isPopular: boolean
  /** Of the same home, and of the same office. */
  near: number[]
}

/** Chance, always in the same order. */
export interface Dice {
  below(bound: number): number
  /** Of so many in ten thousand. */
  hits(bps: number): boolean
  /** Around the median; the tail grows with the spread. */
  around(median: number, spread: number): number
  pick<T>(from: readonly T[]): T | undefined
}

export function diceOf(seed: number): Dice {
  const chance = seeded(seed)
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance())
  const below = (bound: number): number => Math.floor(chance() * bound)
  return {
    below,
    hits: (bps) => below(10_000) < bps,
    around: (median, spread) => Math.round(median * Math.exp(spread * normal())),
    pick: (from) => from[below(from.length)],
  }
}

/** Neighbourhoods (/24) of a city's mobile networks: everybody is behind one of them on the way. */
const MOBILE_NETS = 1_500
const OFFICE = 30
const HAS_OFFICE_BPS = 3_500
const POPULAR_BPS = 100
/** One tablet for two: old people, children. */
const SHARED_DEVICE_BPS = 40
/** WeChat ranks 3 or 4: people, and what such accounts are bought for. */
const HONEST_RISK_BPS = 15
const BOUGHT_RISK_BPS = 4_000

export const mobileNet = (dice: Dice): string => `mobile-${dice.below(MOBILE_NETS)}`

export function honestPeople(size: number, dice: Dice): Person[] {
  const people: Person[] = []
  while (people.length < size) addHome(people, size, dice)
  return people
}

function addHome(people: Person[], size: number, dice: Dice): void {
  const first = people.length
  const heads = Math.min(1 + dice.below(4), size - first)
  for (let i = 0; i < heads; i++) {
    const n = first + i
    const office = Math.floor(dice.below(size) / OFFICE)
    const isShared = i > 0 && dice.hits(SHARED_DEVICE_BPS)
    people.push({
      ...{ id: `h${n}`, kind: 'honest', homeNet: `home-${first}` },
      device: isShared ? `phone-h${n - 1}` : `phone-h${n}`,
      dayNet: dice.hits(HAS_OFFICE_BPS) ? `office-${office}` : mobileNet(dice),
      risk: dice.hits(HONEST_RISK_BPS) ? 3 : 0,
      isPopular: dice.hits(POPULAR_BPS),
      near: Array.from({ length: heads }, (_, other) => first + other).filter((other) => other !== n),
    })
  }
}

/** A gang: the first invites, or each the next one. */
export interface Gang {
  kind: AttackKind
  people: Person[]
}

const GANG: Record<AttackKind, number> = { farm: 20, ring: 8, star: 40, 'second-account': 4, guess: 1 }
const FARM_PHONES = 4

export function gangsOf(kind: AttackKind, size: number, dice: Dice): Gang[] {
  const gangs = Math.ceil(size / GANG[kind])
  return Array.from({ length: gangs }, (_, gang) => {
    // Half of the farms wipe their phones before each account.
    const isCareful = dice.hits(5_000)
    const heads = Math.min(GANG[kind], size - gang * GANG[kind])
    const people = Array.from({ length: heads }, (__, n) => crook({ kind, gang, n, isCareful }, dice))
    return { kind, people }
  })
}

interface Crook {
  kind: AttackKind
  gang: number
  n: number
  isCareful: boolean
}

function crook({ kind, gang, n, isCareful }: Crook, dice: Dice): Person {
  const id = `${kind}-${gang}-${n}`
  const net = netOf(kind, gang, dice)
  const isBought = kind === 'farm' || kind === 'star'
  return {
    ...{ id, kind, homeNet: net, dayNet: net, isPopular: false, near: [] },
    device: deviceOf({ kind, gang, n, isCareful }, dice),
    risk: isBought && n > 0 && dice.hits(BOUGHT_RISK_BPS) ? 3 : 0,
  }
}

function netOf(kind: AttackKind, gang: number, dice: Dice): string {
  if (kind === 'farm') return `farm-${gang}-${dice.below(2)}`
  if (kind === 'ring') return `ring-${gang}-${dice.below(3)}`
  if (kind === 'second-account') return `home-second-${gang}`
  return mobileNet(dice)
}

function deviceOf({ kind, gang, n, isCareful }: Crook, dice: Dice): string {
  if (kind === 'farm' && !isCareful) return `phone-farm-${gang}-${n % FARM_PHONES}`
  // Most use the one phone they have.
  if (kind === 'second-account' && dice.hits(7_000)) return `phone-second-${gang}`
  return `phone-${kind}-${gang}-${n}`
}
