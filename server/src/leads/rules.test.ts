import type { LeadState } from '@laurel/shared/leads'
import { expect, test } from 'vitest'
import { isOpen, nextInTurn, refuseConfirm, refuseMove } from './rules.ts'

const allowed = (state: LeadState, isAsked = false): LeadState[] =>
  (['contacted', 'met', 'lost'] as const).filter((to) => refuseMove({ state, isAsked }, to) === null)

test('a lead moves forward, is lost, and a lost one is taken up again', () => {
  expect(allowed('new')).toEqual(['contacted', 'met', 'lost'])
  expect(allowed('contacted')).toEqual(['met', 'lost'])
  expect(allowed('met')).toEqual(['lost'])
  expect(allowed('lost')).toEqual(['contacted'])
})

test('what is confirmed or over stays so, and nothing moves while a second operator is asked', () => {
  expect([allowed('confirmed'), allowed('expired'), allowed('confirming', true)]).toEqual([[], [], []])
  expect(allowed('confirming')).toEqual(['met', 'lost'])
})

test('custody is confirmed for a member, once somebody is asked no more', () => {
  const met = { state: 'met', isAsked: false, memberId: 'lin' } as const
  expect(refuseConfirm(met)).toBeNull()
  expect(refuseConfirm({ ...met, memberId: null })).toBe('LEAD_UNJOINED')
  expect(refuseConfirm({ ...met, isAsked: true })).toBe('LEAD_STATE')
  expect(refuseConfirm({ ...met, state: 'lost' })).toBe('LEAD_STATE')
  expect(refuseConfirm({ ...met, state: 'confirming' })).toBeNull()
  expect(isOpen('expired')).toBe(false)
})

test('managers take turns, and who is not at work is passed over', () => {
  const branch = { managerIds: ['a', 'b', 'c'], turn: 0 }
  const always = () => true
  const taken: string[] = []
  for (let turn = 0, n = 0; n < 6; n++) {
    const next = nextInTurn({ ...branch, turn }, always)
    taken.push(next?.managerId ?? 'nobody')
    turn = next?.turn ?? 0
  }
  expect(taken).toEqual(['a', 'b', 'c', 'a', 'b', 'c'])
  expect(nextInTurn({ ...branch, turn: 1 }, (id) => id !== 'b')).toEqual({ managerId: 'c', turn: 0 })
  expect(nextInTurn(branch, () => false)).toBeNull()
  expect(nextInTurn({ managerIds: [], turn: 3 }, always)).toBeNull()
  // A list that was cut short meanwhile.
  expect(nextInTurn({ managerIds: ['a'], turn: 5 }, always)).toEqual({ managerId: 'a', turn: 0 })
})
