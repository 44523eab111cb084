import { expect, test } from 'vitest'
import { type OrderAct, orderCan, stateAfter } from './order-states.ts'

const STATES = ['placed', 'fulfilling', 'shipped', 'received', 'cancelled'] as const
const lawful = (act: OrderAct) => STATES.filter((state) => orderCan[act](state))

test('an order goes forward by one step, and back only before it is shipped', () => {
  expect(lawful('fulfil')).toEqual(['placed'])
  expect(lawful('ship')).toEqual(['fulfilling'])
  expect(lawful('receive')).toEqual(['shipped'])
  expect(lawful('cancel')).toEqual(['placed', 'fulfilling'])
})

test('each act leads to a state of its own, and nothing leads out of the last two', () => {
  expect(Object.values(stateAfter)).toEqual(['fulfilling', 'shipped', 'received', 'cancelled'])
  for (const act of Object.keys(stateAfter) as OrderAct[]) {
    expect(orderCan[act]('received')).toBe(false)
    expect(orderCan[act]('cancelled')).toBe(false)
  }
})
