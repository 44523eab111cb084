import { beforeEach, describe, expect, test } from 'vitest'
import { cut } from '../../offers/rules/spans.ts'
import { DAY_MS, earnWorld, POINT_PER_YUAN } from '../testing.ts'

const capped = (points: number | null, growth: number | null = null) => ({
  ...POINT_PER_YUAN,
  cap: { window: 'day' as const, points, growth },
})
let world: ReturnType<typeof earnWorld>
let noon: number
beforeEach(() => {
  world = earnWorld()
  noon = world.time.now
  world.time.now += 10 * DAY_MS
})
const publish = (body = POINT_PER_YUAN, id = 'shop') => {
  const { now } = world.time
  world.time.now = noon - DAY_MS
  world.publish(body, id)
  world.time.now = now
}

describe('a purchase', () => {
  test('gives for each full yuan, in whole points and growth', () => {
    publish()

    world.paid('p1', 12_399, noon)

    expect([world.points(), world.growth(), world.left()]).toEqual([123, 123, 999_877])
    expect(world.grants()).toMatchObject([
      { rule: 'fact', occasion: 'pos/p1', points: 123, growth: [[noon, 123]], expiresOn: '2027-11-21' },
    ])
  })

  test('told twice is given for once', () => {
    publish()

    world.paid('p1', 5000, noon)
    world.paid('p1', 5000, noon)

    expect([world.points(), world.grants().length]).toEqual([50, 1])
  })

  test('from before the rule, or of another kind than it asks for, gives nothing', () => {
    publish({ ...POINT_PER_YUAN, where: { channel: 'app' } })

    world.paid('early', 5000, noon - 2 * DAY_MS)
    world.paid('shop', 5000, noon)
    world.tell({ key: 'app', data: { amountFen: 5000, channel: 'app' }, at: noon })

    expect(world.grants().map(({ factKey }) => factKey)).toEqual(['app'])
  })

  test('too small for a point leaves no grant', () => {
    publish()

    world.paid('p1', 99, noon)

    expect(world.grants()).toEqual([])
  })
})

describe('a cap', () => {
  test('goes to the earliest of a day, whichever was told first', () => {
    publish(capped(100))

    world.paid('late', 8000, noon + 2)
    world.paid('early', 7000, noon + 1)

    const given = world.grants().map(({ factKey, points }) => [factKey, points])
    expect(Object.fromEntries(given)).toEqual({ late: 30, early: 70 })
    expect(world.points()).toBe(100)
  })

  test('holds by the business day in Shanghai', () => {
    publish(capped(100))
    const midnight = Date.parse('2026-11-25T00:00:00+08:00')

    world.paid('before', 20_000, midnight - 1)
    world.paid('after', 20_000, midnight)

    expect(world.points()).toBe(200)
  })

  test('is used up by what a refund takes back later', () => {
    publish(capped(100))
    world.paid('p1', 10_000, noon)
    world.refunded('r1', 'p1', 10_000, noon + 5)

    world.paid('p2', 10_000, noon + 9)

    expect(world.points()).toBe(0)
  })

  test('is that of the version in force when the fact happened', () => {
    publish(capped(100))
    const { now } = world.time
    world.time.now = noon + 10
    world.publish(capped(150))
    world.time.now = now

    world.paid('new', 20_000, noon + 20)
    world.paid('old', 20_000, noon + 5)

    const given = world.grants().map(({ factKey, points, version }) => [factKey, points, version])
    expect(given).toEqual(
      expect.arrayContaining([
        ['old', 100, 1],
        ['new', 50, 2],
      ]),
    )
  })

  test('on growth leaves points alone', () => {
    publish(capped(null, 30))

    world.paid('p1', 5000, noon)
    world.paid('p2', 5000, noon + 1)

    expect([world.points(), world.growth()]).toEqual([100, 30])
  })
})

describe('a refund', () => {
  test('takes back in proportion, never more than there was, and growth when it happened', () => {
    publish()
    world.paid('p1', 1000, noon)

    world.refunded('r1', 'p1', 333, noon + 5)
    expect([world.points(), world.growth(), world.left()]).toEqual([6, 6, 999_994])
    expect(world.grants()[0]?.growth).toEqual([
      [noon, 10],
      [noon + 5, -4],
    ])

    world.refunded('r2', 'p1', 5000, noon + 6)
    expect([world.points(), world.growth(), world.left()]).toEqual([0, 0, 1_000_000])
    expect(world.grants()).toMatchObject([{ state: 'reversed' }])
  })

  test('may come before its purchase, and happened no earlier', () => {
    publish()

    world.refunded('r1', 'p1', 400, noon - 5)
    world.paid('p1', 1000, noon)

    expect([world.points(), world.growth()]).toEqual([6, 6])
    expect(world.grants()[0]?.growth).toEqual([[noon, 6]])
  })

  test('finds its purchase though the rule was stopped since', () => {
    publish()
    world.paid('p1', 1000, noon + 3)
    world.did((w) => {
      const offer = w.get('offer', 'shop')
      if (offer) w.set('offer', offer, { spans: cut(offer.spans, noon), pausedAt: noon })
    })

    world.refunded('r1', 'p1', 1000, noon + 5)

    expect(world.points()).toBe(0)
  })

  test('of spent points leaves a debt that the next purchase fills', () => {
    publish()
    world.paid('p1', 1000, noon)
    world.spend(8)

    world.refunded('r1', 'p1', 1000, noon + 5)
    expect([world.points(), world.debt()]).toEqual([0, -8])

    world.paid('p2', 1000, noon + 6)
    expect([world.points(), world.debt()]).toEqual([2, 0])
  })
})

test('a refund of growth is counted against the purchase it takes back, for why', () => {
  publish()
  world.paid('p1', 1000, noon)

  world.refunded('r1', 'p1', 400, noon + 5)

  expect(world.grants()[0]?.because).toMatchObject({
    type: 'purchase.paid',
    steps: [
      { step: 'base', value: 10, unit: 'points' },
      { step: 'base', value: 10, unit: 'growth' },
      { step: 'refunded', value: 400, unit: 'fen' },
    ],
  })
})
