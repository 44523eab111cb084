import { expect, test } from 'vitest'
import { hopName, inOrder, placeBelow } from './chain.ts'
import { drawCode } from './code.ts'
import { nextAsked, overAt, paysInviter, pointsOfOne, standingOf, versionShown } from './deal.ts'

test('a hop stands one below its parent, under the same root; the first is its own root', () => {
  expect(placeBelow(null, 'a')).toEqual({ parent: null, root: 'a', depth: 1 })
  expect(placeBelow({ code: 'b', root: 'a', depth: 2 }, 'c')).toEqual({ parent: 'b', root: 'a', depth: 3 })
})

test('links of one sharer differ by surface, parent and material', () => {
  const hops = [
    hopName({ surface: 'friend', parent: null, material: null }),
    hopName({ surface: 'group', parent: null, material: null }),
    hopName({ surface: 'friend', parent: 'x', material: null }),
    hopName({ surface: 'friend', parent: null, material: 'x' }),
  ]
  expect(new Set(hops).size).toBe(4)
  const arrivals = [
    { at: 2, seq: 1 },
    { at: 1, seq: 9 },
    { at: 1, seq: 3 },
  ].sort(inOrder)
  expect(arrivals.map(({ seq }) => seq)).toEqual([3, 9, 1])
})

test('a code is fourteen letters that nobody confuses, each drawn of 58', () => {
  const bounds: number[] = []
  const last = drawCode((bound) => bounds.push(bound) && bound - 1)
  expect(last).toBe('z'.repeat(14))
  expect(bounds).toEqual(Array(14).fill(58))
  expect(drawCode(() => 0)).toBe('1'.repeat(14))
})

test('a programme is live in its spans; before the first nothing of it is shown', () => {
  const offer = { spans: [[1, 10, 20]] as [number, number, number][], pausedAt: null, endedAt: null }
  expect([9, 10, 19, 20].map((at) => standingOf(offer, at))).toEqual(['ended', 'live', 'live', 'ended'])
  expect(standingOf({ ...offer, spans: [[1, 10, null]] }, 99)).toBe('live')
  expect(standingOf({ ...offer, pausedAt: 12 }, 15)).toBe('paused')
  expect(standingOf({ ...offer, pausedAt: 12, endedAt: 13 }, 15)).toBe('ended')
  expect([9, 10, 99].map((at) => versionShown(offer, [1], at))).toEqual([null, 1, 1])
  expect([overAt(offer), overAt({ ...offer, endedAt: 15 }), overAt({ ...offer, spans: [] })]).toEqual([
    20,
    15,
    null,
  ])
})

test('one that was stopped in the instant in which it began is shown all the same', () => {
  const none = { spans: [], pausedAt: null, endedAt: null }
  expect(versionShown({ ...none, pausedAt: 5 }, [1, 2], 5)).toBe(2)
  expect(versionShown({ ...none, endedAt: 5 }, [1], 5)).toBe(1)
  expect(versionShown(none, [1], 5)).toBeNull()
  expect(versionShown({ ...none, endedAt: 5 }, [], 5)).toBeNull()
})

test('what one friend can cost, and when his inviter has a part in it', () => {
  const rewards = [
    { milestone: 'phone' as const, inviterPoints: 0, inviteePoints: 20 },
    { milestone: 'act' as const, inviterPoints: 300, inviteePoints: 300 },
  ]
  const body = { rewards, firstAct: { fact: 'order.redeemed', minFen: 1 }, asksCustody: false }
  const programme = body as unknown as Parameters<typeof pointsOfOne>[0]
  expect(pointsOfOne(programme)).toBe(620)
  expect([paysInviter(programme, 'friend'), paysInviter(programme, 'moments')]).toEqual([true, false])
  expect(paysInviter({ ...programme, rewards: rewards.slice(0, 1) }, 'friend')).toBe(false)
  const reached = { registered: 1 }
  expect(nextAsked({ state: 'open', reached }, programme)).toBe('phone')
  expect(nextAsked({ state: 'held', reached: { registered: 1, phone: 2 } }, programme)).toBe('act')
  expect(nextAsked({ state: 'lapsed', reached }, programme)).toBeNull()
})
