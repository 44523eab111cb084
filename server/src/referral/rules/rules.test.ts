import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bodyOf } from '../testing.ts'
import { factsOf, leftOf, milestoneOf } from './acts.ts'
import { refuseBinding } from './binding.ts'
import { faultInReferral } from './body.ts'
import { type Act, asksOf, nextOf, reachedBy, stageOf } from './milestones.ts'
import { moveOf, partsOf, promisesOf, sumOf } from './promises.ts'
import { topicsTold } from './told.zh.ts'

const DUE = { boundAt: 100, dueBy: 1_000 }
const ASKED = { firstAct: { fact: 'purchase.paid', minFen: 5 }, asksCustody: true } as const

const acts = fc.array(
  fc.record({
    milestone: fc.constantFrom('phone', 'act', 'custody'),
    at: fc.integer({ min: 0, max: 1_200 }),
    source: fc.constantFrom('pos', 'laurel'),
    key: fc.string({ minLength: 1, maxLength: 3 }),
    amount: fc.integer({ min: 0, max: 9 }),
  }),
  { maxLength: 12 },
) as fc.Arbitrary<Act[]>

describe('milestones', () => {
  test('come in their order and in time, whatever the order of the news', () => {
    fc.assert(
      fc.property(acts, (some) => {
        const { reached, by } = reachedBy(some, DUE, ASKED)
        expect(reachedBy(some.toReversed(), DUE, ASKED)).toEqual({ reached, by })
        let last = DUE.boundAt
        let open = true
        for (const milestone of asksOf(ASKED)) {
          const at = reached[milestone]
          if (at === undefined) open = false
          else {
            expect(open && at >= last && at <= DUE.dueBy).toBe(true)
            last = at
          }
        }
      }),
    )
  })

  test('more news never takes one away', () => {
    fc.assert(
      fc.property(acts, acts, (some, more) => {
        const few = Object.keys(reachedBy(some, DUE, ASKED).reached)
        expect(Object.keys(reachedBy([...some, ...more], DUE, ASKED).reached)).toEqual(
          expect.arrayContaining(few),
        )
      }),
    )
  })

  test('say what was reached last and what is asked next', () => {
    expect([stageOf({}, ASKED), nextOf({}, ASKED)]).toEqual([null, 'registered'])
    const all = { registered: 1, phone: 2, act: 3, custody: 4 }
    expect([stageOf(all, ASKED), nextOf(all, ASKED)]).toEqual(['custody', null])
  })
})

describe('facts', () => {
  test('are milestones where the programme asks for them', () => {
    expect(factsOf(ASKED)).toEqual(['member.phone-verified', 'purchase.paid', 'custody.confirmed'])
    expect(factsOf({ firstAct: null, asksCustody: false })).toEqual(['member.phone-verified'])
    expect(milestoneOf('purchase.paid', ASKED)).toBe('act')
    expect(milestoneOf('custody.confirmed', ASKED)).toBe('custody')
    expect(milestoneOf('custody.confirmed', { ...ASKED, asksCustody: false })).toBeNull()
    expect(milestoneOf('order.redeemed', ASKED)).toBeNull()
  })

  test('count for what is left of them', () => {
    const paid = { type: 'purchase.paid', data: { amountFen: 10 } }
    expect(leftOf(paid, [])).toBe(10)
    expect(leftOf(paid, [{ data: { amountFen: 4 } }, { data: {} }])).toBe(6)
    expect(leftOf(paid, [{ data: { amountFen: 40 } }])).toBe(0)
    expect(leftOf({ type: 'task.completed', data: {} }, [])).toBe(1)
    expect(leftOf({ type: 'task.completed', data: {} }, [{ data: {} }])).toBe(0)
  })
})

describe('promises', () => {
  const parts = partsOf(bodyOf({}), { hasInviter: true, surface: 'friend' })

  test('are whole or none, and never to the inviter beyond his cap', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.integer({ min: 0, max: 120 }), (isCapped, room) => {
        const made = promisesOf(parts, { isCapped, fits: (points) => points <= room })
        const kept = made.filter(({ state }) => state === 'promised')
        expect(sumOf(kept)).toBeLessThanOrEqual(room)
        expect(kept.length === 0 || kept.length === (isCapped ? 2 : 4)).toBe(true)
        expect(made.filter(({ state }) => state === 'capped')).toHaveLength(isCapped ? 2 : 0)
      }),
    )
  })

  test.each([
    ['promised', undefined, true, true, 'pay'],
    ['promised', undefined, false, true, 'keep'],
    ['promised', undefined, true, false, 'keep'],
    ['paid', 'ann', true, true, 'keep'],
    ['paid', 'ann', false, false, 'take-back'],
    ['returned', 'ann', true, true, 'pay'],
    ['returned', undefined, true, true, 'keep'],
    ['capped', undefined, true, true, 'keep'],
    ['exhausted', undefined, true, true, 'keep'],
  ] as const)('%s to %s, reached %s, may be paid %s: %s', (...[state, to, isReached, mayPay, move]) => {
    const part = { who: 'inviter', milestone: 'phone', points: 1, state, ...(to ? { to } : {}) } as const
    expect(moveOf(part, { isReached, mayPay })).toBe(move)
  })
})

describe('a body', () => {
  const rewards = (milestone: 'phone' | 'custody', inviterPoints = 1) => ({
    milestone,
    inviterPoints,
    inviteePoints: 0,
  })
  test.each([
    [{}, null],
    [{ rewards: [rewards('custody')] }, '/rewards/0/milestone'],
    [{ rewards: [rewards('custody')], asksCustody: true }, null],
    [{ rewards: [rewards('phone'), rewards('phone')] }, '/rewards/1/milestone'],
    [{ rewards: [rewards('phone', 0)] }, '/rewards/0'],
    [{ firstAct: { fact: 'order.redeemed', minFen: 2 } as const }, '/firstAct/minFen'],
    [{ surfaces: ['friend', 'friend'] as ('friend' | 'group')[] }, '/surfaces/1'],
  ])('%j: %s', (body, fault) => expect(faultInReferral(bodyOf(body))).toBe(fault))

  test('tells by itself what its pages show; of the end of the budget only its rules can', () => {
    expect(topicsTold(['每位好友仅计一次'])).not.toContain('exhausted')
    expect(topicsTold(['每位好友仅计一次', '奖励发完即止'])).toContain('exhausted')
  })
})

describe('a binding', () => {
  const honest = {
    ...{ memberId: 'bob', inviterId: 'ann', touchedAt: 50, joinedAt: 60 },
    ...{ wasBound: false, hasLeft: false, isRing: false, ofLead: false },
    invitees: 'new' as const,
  }
  test.each([
    [{}, null],
    [{ inviterId: 'bob' }, 'SELF_REFERRAL'],
    [{ wasBound: true }, 'INVITEE_BOUND'],
    [{ joinedAt: 49 }, 'INVITEE_MEMBER'],
    [{ joinedAt: 49, invitees: 'anyone' }, null],
    [{ hasLeft: true }, 'INVITEE_REJOINED'],
    [{ isRing: true }, 'REFERRAL_RING'],
    [{ touchedAt: 60 - 86_400_000 }, 'TOUCH_OVER'],
    [{ touchedAt: 60 - 86_400_000, ofLead: true }, null],
  ] as const)('%j: %s', (odd, refusal) =>
    expect(refuseBinding({ ...honest, ...odd }, { windowDays: 1 }, 60)).toBe(refusal),
  )
})
