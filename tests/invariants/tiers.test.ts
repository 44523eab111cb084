/** A tier is a function of the growth history: whatever the order in which it became known, and however late the clock was. `TIERS`, `SEED`. */
import { dayOf } from '@laurel/server/platform/clock'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FIRST, FIRST_TABLE, type News, SECOND_TABLE, shanghai, tiersWorld } from './tiers-world.ts'

const RUNS = Number(process.env.TIERS ?? 300)
const SEED = Number(process.env.SEED ?? Date.now() % 2 ** 31)
const DAY_MS = 86_400_000
const MEMBERS = ['ann', 'bob']
const DAYS = 900
const SECOND_FROM = FIRST + 500 * DAY_MS
const END = FIRST + (DAYS + 400) * DAY_MS

interface Bought {
  memberId: string
  key: string
  parts: [number, number][]
}

/** Often in the same instant, often at a midnight, now and then from before anybody joined. */
const instant = fc.oneof(
  fc.integer({ min: 1, max: DAYS * 24 }).map((hours) => FIRST + hours * 3_600_000),
  fc.integer({ min: -20, max: -1 }).map((days) => FIRST + days * DAY_MS),
  fc.integer({ min: 1, max: DAYS }).map((days) => shanghai('2026-01-11T00:00:00') + days * DAY_MS),
)
const bought = fc
  .record({
    memberId: fc.constantFrom(...MEMBERS),
    at: instant,
    amount: fc.integer({ min: 1, max: 2600 }),
    refunds: fc.array(
      fc.record({ days: fc.integer({ min: 0, max: 200 }), share: fc.integer({ min: 1, max: 4 }) }),
      {
        maxLength: 2,
      },
    ),
  })
  .map(({ memberId, at, amount, refunds }): Omit<Bought, 'key'> => {
    let left = amount
    const back = refunds
      .toSorted((a, b) => a.days - b.days)
      .map(({ days, share }): [number, number] => {
        const taken = share === 4 ? left : Math.floor((left * share) / 4)
        left -= taken
        return [at + days * DAY_MS, -taken]
      })
    return { memberId, parts: [[at, amount], ...back.filter(([, taken]) => taken !== 0)] }
  })
const life = fc
  .record({
    purchases: fc.array(bought, { minLength: 1, maxLength: 14 }),
    // One of a member in a year: what two of them are worth is another story.
    birthdays: fc.uniqueArray(fc.record({ memberId: fc.constantFrom(...MEMBERS), at: instant }), {
      maxLength: 3,
      selector: ({ memberId, at }) => `${memberId} ${dayOf(at).slice(0, 4)}`,
    }),
    seed: fc.integer(),
  })
  .map(({ purchases, birthdays, seed }) => ({
    purchases: purchases.map((one, i) => ({ ...one, key: `p${i}` })),
    birthdays: birthdays.map((one, i): News => ({ kind: 'birthday', key: `b${i}`, ...one })),
    seed,
  }))

type Life = typeof life extends fc.Arbitrary<infer One> ? One : never

interface Step {
  at: number
  news: News
}

/** What is known of a purchase grows by one part after another. */
function steps(
  purchases: readonly Bought[],
  birthdays: readonly News[],
  orderOf: (parts: [number, number][]) => [number, number][],
): Step[] {
  const growth = purchases.flatMap(({ memberId, key, parts }) => {
    const known: [number, number][] = []
    return orderOf(parts).map((part): Step => {
      known.push(part)
      return { at: part[0], news: { kind: 'growth', memberId, key, parts: [...known] } }
    })
  })
  return [...growth, ...birthdays.map((news): Step => ({ at: news.kind === 'birthday' ? news.at : 0, news }))]
}

function randomOf(seed: number): () => number {
  let state = seed >>> 0 || 1
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
const shuffled = <T>(items: readonly T[], random: () => number): T[] =>
  items
    .map((item) => [random(), item] as const)
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item)

/** As it should be: each at its time, and the clock looked at every day. */
function onTime(told: readonly Step[]) {
  const world = tiersWorld(MEMBERS)
  const passing = (until: number): void => {
    for (; world.time.now < until; world.time.now += DAY_MS) world.tickAll()
    world.time.now = until
  }
  world.publish(FIRST_TABLE)
  world.join()
  const [first, second] = [true, false].map((isFirst) =>
    told.filter(({ at }) => at < SECOND_FROM === isFirst).toSorted((a, b) => a.at - b.at),
  )
  const live = (steps: readonly Step[] = []): void => {
    for (const { at, news } of steps) {
      passing(Math.max(at, FIRST))
      world.tell(news)
    }
  }
  live(first)
  passing(SECOND_FROM)
  world.publish(SECOND_TABLE)
  live(second)
  passing(END)
  world.tickAll()
  return world.state()
}

/** As it is: nothing came until the end, then all at once, some of it again; the clock was looked at now and then. */
function late(told: readonly Step[], random: () => number) {
  const world = tiersWorld(MEMBERS)
  world.publish(FIRST_TABLE)
  world.join()
  world.time.now = FIRST + 120 * DAY_MS
  if (random() < 0.5) world.tickAll()
  world.time.now = SECOND_FROM
  world.publish(SECOND_TABLE)
  world.time.now = END - DAY_MS
  for (const { news } of told) {
    world.tell(news)
    if (random() < 0.2) world.tickAll()
  }
  world.time.now = END
  world.tickAll()
  world.tickAll()
  return world.state()
}

test(`${RUNS} lives of growth end alike, SEED=${SEED}`, { timeout: 30_000 + RUNS * 400 }, () => {
  const tally = { changes: 0, benefits: 0 }
  const same = ({ purchases, birthdays, seed }: Life) => {
    const random = randomOf(seed)
    const first = onTime(steps(purchases, birthdays, (parts) => parts))
    const other = late(
      growingOnly(
        shuffled(
          steps(purchases, birthdays, (parts) => parts),
          random,
        ),
      ),
      random,
    )
    tally.changes += first.changes.length
    tally.benefits += first.benefits.length
    expect(other).toEqual(first)
  }
  fc.assert(fc.property(life, same), { numRuns: RUNS, seed: SEED })
  expect(tally.changes).toBeGreaterThan(RUNS * 4)
  expect(tally.benefits).toBeGreaterThan(RUNS)
})

/** What is known of a purchase is never less than before: an older telling that comes later says nothing new. */
function growingOnly(told: readonly Step[]): Step[] {
  const known = new Map<string, number>()
  return told.filter(({ news }) => {
    if (news.kind !== 'growth') return true
    const before = known.get(news.key) ?? 0
    known.set(news.key, Math.max(before, news.parts.length))
    return news.parts.length > before
  })
}

describe('a member of the first table', () => {
  const opened = () => {
    const world = tiersWorld(['ann'])
    world.publish(FIRST_TABLE)
    world.join()
    const earn = (key: string, ...parts: [string, number][]) => {
      const growth = parts.map(([day, amount]): [number, number] => [shanghai(`${day}T12:00:00`), amount])
      world.time.now = Math.max(world.time.now, ...growth.map(([at]) => at))
      world.tell({ kind: 'growth', memberId: 'ann', key, parts: growth })
    }
    const waitUntil = (day: string) => {
      world.time.now = shanghai(`${day}T12:00:00`)
      world.tickAll()
    }
    const story = () =>
      world.changes('ann').map(({ change, fromLevel, toLevel }) => `${change} ${fromLevel}>${toLevel}`)
    return { world, earn, waitUntil, story }
  }

  test('one large purchase passes a tier by', () => {
    const { earn, story } = opened()
    earn('p', ['2026-02-01', 2000])

    expect(story()).toEqual(['joined 0>1', 'reached 1>3'])
  })

  test('whoever earns too little is protected, then goes down by one tier', () => {
    const { earn, waitUntil, story } = opened()
    earn('p', ['2026-02-01', 2000])
    waitUntil('2026-08-05')
    expect(story().at(-1)).toBe('protected 3>3')

    waitUntil('2026-09-15')
    expect(story().at(-1)).toBe('dropped 3>2')
  })

  test('growth of the protection keeps the tier', () => {
    const { earn, waitUntil, story } = opened()
    earn('p', ['2026-02-01', 2000])
    waitUntil('2026-08-05')
    earn('q', ['2026-08-10', 1500])

    expect(story().at(-1)).toBe('kept 3>3')
  })

  test('a tier that rests on a refunded purchase alone goes with it, at once', () => {
    const { earn, story } = opened()
    earn('p', ['2026-02-01', 2000], ['2026-02-20', -2000])

    expect(story()).toEqual(['joined 0>1', 'reached 1>3', 'dropped 3>1'])
  })

  test('a deadline that nobody looked at for a year passed at its own time', () => {
    const [late, punctual] = [opened(), opened()]
    for (const { earn } of [late, punctual]) earn('p', ['2026-02-01', 2000])
    for (const month of ['08', '09', '10', '11', '12']) punctual.waitUntil(`2026-${month}-20`)
    for (const { waitUntil } of [late, punctual]) waitUntil('2027-06-01')

    expect(late.world.changes('ann')).toEqual(punctual.world.changes('ann'))
    expect(late.world.state().benefits).toEqual(punctual.world.state().benefits)
  })
})
