/** Streams of what other systems tell of a few members, around the ends of days and months: in order, and as the net brings them. */
import type { EventType } from '@laurel/shared/facts'
import fc from 'fast-check'

export const MEMBERS = ['ann', 'bob', 'cy'] as const
const DAY_MS = 86_400_000
/** Midnight in Shanghai; a month ends within the days of a stream, and a Sunday. */
export const FIRST_DAY = Date.parse('2026-11-20T00:00:00+08:00')
const DAYS = 40
export const LAST_DAY = FIRST_DAY + DAYS * DAY_MS

export interface Told {
  type: EventType
  key: string
  memberId: string
  at: number
  data: Record<string, unknown>
}

/** Where it is close: the first and the last instant of a day, twice the same one, and any other. */
const instant = fc
  .tuple(fc.integer({ min: 0, max: DAYS - 1 }), fc.constantFrom(0, 1, 43_200_000, DAY_MS - 1, -1))
  .map(([day, ms]) => FIRST_DAY + day * DAY_MS + Math.max(0, ms))
const member = fc.constantFrom(...MEMBERS)
const purchase = fc.record({
  type: fc.constant('purchase.paid' as const),
  memberId: member,
  at: instant,
  amountFen: fc.constantFrom(99, 100, 5000, 12_345, 80_000, 250_000, 1_000_000),
  channel: fc.constantFrom('app', 'store'),
})
/** Of one of the purchases by its place, or of one that never comes; all of it, a part, or more than there was. */
const refund = fc.record({
  type: fc.constant('purchase.refunded' as const),
  of: fc.nat(12),
  at: instant,
  amountFen: fc.constantFrom(1, 100, 4999, 12_345, 9_999_999),
})
const birthday = fc.record({ type: fc.constant('member.birthday' as const), memberId: member, at: instant })
const assets = fc.record({
  type: fc.constant('assets.reported' as const),
  memberId: member,
  at: instant,
  averageFen: fc.constantFrom(0, 4_999_999, 5_000_000, 80_000_000),
})
const card = fc.record({
  type: fc.constant('card.bound' as const),
  memberId: member,
  at: instant,
  bank: fc.constantFrom('ours', 'theirs'),
})

/** Facts that may come up, and how often. */
const fact = fc.oneof(
  { weight: 10, arbitrary: purchase },
  { weight: 6, arbitrary: refund },
  { weight: 2, arbitrary: birthday },
  { weight: 2, arbitrary: assets },
  { weight: 2, arbitrary: card },
)
type Drawn = typeof fact extends fc.Arbitrary<infer Fact> ? Fact : never

export interface Stream {
  /** By the time it happened. */
  inOrder: Told[]
  /** Each one to five times, in any order. */
  arriving: Told[]
}

/** Each fact with the places at which it arrives. */
export const streams = (size: { min: number; max: number }): fc.Arbitrary<Stream> =>
  fc
    .array(fc.tuple(fact, fc.array(fc.noBias(fc.nat(1_000_000)), { minLength: 1, maxLength: 5 })), {
      minLength: size.min,
      maxLength: size.max,
      size: 'max',
    })
    .map((all) => {
      const drawn = all.filter(([fact], i) => isFirstBirthday(fact, all.slice(0, i)))
      const told = drawn.map(([fact], i) => toldOf(fact, `e${i}`, drawn))
      return {
        inOrder: told.toSorted((a, b) => a.at - b.at),
        arriving: drawn
          .flatMap(([, places], i) => places.map((place) => ({ place, told: told[i] as Told })))
          .toSorted((a, b) => a.place - b.place)
          .map((arrival) => arrival.told),
      }
    })

/** Nobody has two birthdays in these days: all other facts come as often as they like. */
const isFirstBirthday = (fact: Drawn, before: readonly [Drawn, number[]][]): boolean =>
  fact.type !== 'member.birthday' ||
  !before.some(([other]) => other.type === 'member.birthday' && other.memberId === fact.memberId)

function toldOf({ type, at, ...fact }: Drawn, key: string, all: [Drawn, number[]][]): Told {
  if ('of' in fact) {
    const { of, amountFen } = fact
    const [paid] = all[of] ?? []
    const memberId = paid && 'memberId' in paid ? paid.memberId : MEMBERS[0]
    const undoes = paid?.type === 'purchase.paid' ? `e${of}` : `never-${key}`
    return { type, key, at, memberId, data: { undoes, amountFen } }
  }
  const { memberId, ...data } = fact
  return { type, key, at, memberId, data }
}

/** The same of other members: several streams can be told to one database. */
export function labelled(told: readonly Told[], label: string): Told[] {
  return told.map(({ key, memberId, data, ...rest }) => {
    const undoes = 'undoes' in data ? { undoes: label + String(data.undoes) } : {}
    return { ...rest, key: label + key, memberId: label + memberId, data: { ...data, ...undoes } }
  })
}
