/** Plays a campaign with honest members and attackers, and counts who was held, who was paid, and what the attacks cost. */
import type { ReferralPut } from '@laurel/server/referral/testing'
import { OFFER } from '@laurel/server/referral/testing'
import type { Row } from '@laurel/server/schema'
import { letAttack } from './referral-simulation-attacks.ts'
import { type Attempt, type City, cityOf } from './referral-simulation-city.ts'
import { letLive } from './referral-simulation-honest.ts'
import { attackKinds, diceOf, gangsOf, honestPeople, type Kind } from './referral-simulation-people.ts'

export interface Played {
  honest: number
  attackers: number
  seed: number
  /** Points. */
  budget: number
  body?: ReferralPut['body']
}

export interface KindCount {
  tried: number
  refused: number
  held: number
  /** Held or refused. */
  stopped: number
  /** To both of the two, for those of this kind who were brought. */
  paid: number
  signals: Record<string, number>
}

export interface Outcome {
  byKind: Record<Kind, KindCount>
  attacks: KindCount
  recallBps: number
  precisionBps: number
  honestHeldBps: number
  /** Broken at any moment: an empty list, or the promise is. */
  faults: string[]
  paid: number
}

export function simulate({ honest, attackers, seed, budget, body = {} }: Played): Outcome {
  const dice = diceOf(seed)
  const city = cityOf({ filled: budget, body }, dice)
  letLive(city, honestPeople(honest, dice))
  for (const kind of attackKinds)
    for (const gang of gangsOf(kind, Math.floor(attackers / attackKinds.length), dice)) letAttack(city, gang)
  const faults: string[] = []
  city.play(watcherOf(city, budget, faults))
  faults.push(...capFaults(city))
  return countOf(city, faults)
}

/** Each balance is looked at after each step in which it can have changed: all that left is paid or set aside. */
function watcherOf(city: City, budget: number, faults: string[]): () => void {
  let steps = 0
  return () => {
    steps += 1
    if (steps % LOOK_EVERY) return
    const room = city.world.balance('budget/daily/points')
    const grants = paidIn(city)
    const held = city.world.held()
    if (room < 0 || room + held + grants !== budget) faults.push(`${room} + ${held} + ${grants} of ${budget}`)
  }
}
const LOOK_EVERY = 500

const paidIn = (city: City): number =>
  city.world.engine.rows('grant').reduce((sum, { points }) => sum + points, 0)

/** Counted anew from the bindings: friends for whom an inviter was promised anything in a day. */
function capFaults(city: City): string[] {
  const perDay = new Map<string, number>()
  const { engine } = city.world
  const caps = engine.rows('offerVersion').find(({ offerId }) => offerId === OFFER)?.body
  for (const { inviterId, boundAt, promised } of engine.rows('binding')) {
    const isPromised = promised.some(({ who, state }) => who === 'inviter' && COUNTED.includes(state))
    const key = `${inviterId} ${dayAt(boundAt)}`
    if (isPromised) perDay.set(key, (perDay.get(key) ?? 0) + 1)
  }
  return [...perDay].filter(([, n]) => n > Number(caps?.invitersPerDay)).map(([key, n]) => `${key}: ${n}`)
}
const COUNTED: readonly string[] = ['promised', 'paid', 'returned']
const SHANGHAI_MS = 8 * 3_600_000
const dayAt = (at: number): string => new Date(at + SHANGHAI_MS).toISOString().slice(0, 10)

const bpsOf = (part: number, whole: number): number => (whole ? Math.round((part * 10_000) / whole) : 10_000)

function countOf(city: City, faults: string[]): Outcome {
  const rows = new Map(city.world.engine.rows('binding').map((row) => [row.inviteeId, row]))
  const counts = new Map<Kind, KindCount>()
  for (const [id, attempt] of city.attempts) {
    const count = counts.get(attempt.kind) ?? none()
    counts.set(attempt.kind, addTo(count, attempt, rows.get(id)))
  }
  const of = (kind: Kind): KindCount => counts.get(kind) ?? none()
  const attacks = attackKinds.map(of).reduce(sumOf, none())
  const honest = of('honest')
  return {
    byKind: Object.fromEntries(
      (['honest', ...attackKinds] as const).map((kind) => [kind, of(kind)]),
    ) as Outcome['byKind'],
    attacks,
    recallBps: bpsOf(attacks.stopped, attacks.tried),
    precisionBps: bpsOf(attacks.held, attacks.held + honest.held),
    honestHeldBps: bpsOf(honest.held, honest.tried - honest.refused),
    faults,
    paid: paidIn(city),
  }
}

const none = (): KindCount => ({ tried: 0, refused: 0, held: 0, stopped: 0, paid: 0, signals: {} })

function addTo(count: KindCount, { refused }: Attempt, row: Row<'binding'> | undefined): KindCount {
  const isHeld = row !== undefined && row.signals.length > 0
  const paid = row?.promised
    .filter(({ state }) => state === 'paid')
    .reduce((sum, { points }) => sum + points, 0)
  const one = { tried: 1, refused: refused ? 1 : 0, held: isHeld ? 1 : 0, stopped: refused || isHeld ? 1 : 0 }
  const signals = Object.fromEntries((row?.signals ?? []).map((signal) => [signal, 1]))
  return sumOf(count, { ...one, paid: paid ?? 0, signals })
}

function sumOf(a: KindCount, b: KindCount): KindCount {
  const signals = { ...a.signals }
  for (const [signal, n] of Object.entries(b.signals)) signals[signal] = (signals[signal] ?? 0) + n
  return {
    ...{ tried: a.tried + b.tried, refused: a.refused + b.refused, held: a.held + b.held },
    ...{ stopped: a.stopped + b.stopped, paid: a.paid + b.paid, signals },
  }
}
