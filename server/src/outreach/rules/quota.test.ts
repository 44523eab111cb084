import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  isUnknownDelivery,
  mayTell,
  noAccepts,
  withAccept,
  withHold,
  withMute,
  withNone,
  withRelease,
  withSend,
} from './quota.ts'

type Counts = typeof noAccepts
const following = (quota: Counts, ...steps: ((quota: Counts) => Counts)[]): Counts =>
  steps.reduce((counts, step) => step(counts), quota)
const told = (quota: Counts) => withAccept(quota, 'told', 100)
const pushed = (quota: Counts) => withAccept(quota, 'pushed', 100)

describe('one tap', () => {
  test('that both the mini program and WeChat tell of is one accept, in either order', () => {
    expect(following(noAccepts, told, pushed)).toMatchObject({ accepted: 1, left: 1 })
    expect(following(noAccepts, pushed, told)).toMatchObject({ accepted: 1, left: 1 })
  })

  test('of which one of them never tells counts all the same', () => {
    expect(following(noAccepts, told)).toMatchObject({ left: 1 })
    expect(following(noAccepts, pushed)).toMatchObject({ left: 1 })
  })

  test('each of two of which another one is lost counts as one: too few, never too many', () => {
    expect(following(noAccepts, told, pushed, pushed)).toMatchObject({ accepted: 2, left: 2 })
  })
})

describe('turning a template off in WeChat', () => {
  test('makes all accepts from before worthless, and late news of them too', () => {
    const muted = following(noAccepts, told, (quota) => withMute(quota, 200), pushed, pushed)

    expect(muted).toMatchObject({ accepted: 2, left: 0, lapsed: 2, mutedAt: 200 })
  })

  test('is over with the next accept, and old news of it changes nothing', () => {
    const again = following(
      noAccepts,
      (quota) => withMute(quota, 200),
      (quota) => withAccept(quota, 'told', 300),
    )

    expect(again).toMatchObject({ left: 1, mutedAt: null })
    expect(following(again, (quota) => withMute(quota, 250))).toMatchObject({ left: 0, lapsed: 1 })
  })

  test('leaves a message on its way alone, but gives nothing back', () => {
    const held = following(noAccepts, told, withHold, (quota) => withMute(quota, 200))

    expect(held).toMatchObject({ held: 1, left: 0 })
    expect(withRelease(held)).toMatchObject({ held: 0, left: 0, lapsed: 1 })
  })
})

describe('a message', () => {
  test('takes an accept, and uses it up, gives it back, or learns that there was none', () => {
    const held = following(noAccepts, told, (quota) => withAccept(quota, 'told', 101), withHold)

    expect(held).toMatchObject({ left: 1, held: 1 })
    expect(withSend(held)).toMatchObject({ left: 1, held: 0, sent: 1 })
    expect(withRelease(held)).toMatchObject({ left: 2, held: 0, sent: 0 })
    expect(withNone(held)).toMatchObject({ left: 0, held: 0, sent: 0, lapsed: 2 })
  })

  test('is for whoever wants it and has an accept left', () => {
    expect(mayTell(noAccepts)).toBe(false)
    expect(mayTell(told(noAccepts))).toBe(true)
    expect(mayTell({ ...told(noAccepts), isWanted: false })).toBe(false)
  })

  test('that got no answer arrived when there are more receipts than known messages', () => {
    const sent = following(noAccepts, told, withHold, withSend)

    expect(isUnknownDelivery({ ...sent, receipts: 1 }, 0)).toBe(false)
    expect(isUnknownDelivery({ ...sent, receipts: 2 }, 0)).toBe(true)
    expect(isUnknownDelivery({ ...sent, receipts: 2 }, 1)).toBe(false)
  })
})

test('whatever comes in whatever order: no more is sent than was accepted, and every accept is somewhere', () => {
  const steps: ((quota: Counts, at: number) => Counts)[] = [
    (quota, at) => withAccept(quota, 'told', at),
    (quota, at) => withAccept(quota, 'pushed', at),
    (quota, at) => withMute(quota, at),
    (quota) => (mayTell(quota) ? withHold(quota) : quota),
    (quota) => (quota.held > 0 ? withSend(quota) : quota),
    (quota) => (quota.held > 0 ? withRelease(quota) : quota),
    (quota) => (quota.held > 0 ? withNone(quota) : quota),
  ]
  const step = fc.tuple(fc.constantFrom(...steps), fc.nat(100))

  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (story) => {
      let quota: Counts = noAccepts
      for (const [change, at] of story) {
        quota = change(quota, at)
        const { accepted, sent, held, lapsed, left, told, pushed } = quota
        expect(accepted).toBe(sent + held + lapsed + left)
        expect(Math.min(sent, held, lapsed, left)).toBeGreaterThanOrEqual(0)
        expect(accepted).toBe(Math.max(told, pushed))
      }
    }),
    { numRuns: 2_000 },
  )
})
