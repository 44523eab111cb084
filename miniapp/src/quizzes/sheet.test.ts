import { beforeEach, expect, test, vi } from 'vitest'
import { phone } from '../../test/taro.ts'
import { depart } from '../platform/departure.ts'
import { unsent } from './answers.ts'
import { closeSheet, mark, marksOf, openSheet } from './sheet.ts'
import { openAttempt, question, signInAs } from './testing.ts'

const [one = question(1), two = question(2)] = openAttempt().questions

beforeEach(() => {
  vi.useRealTimers()
  phone.reset()
  signInAs('m1')
  closeSheet('a1')
  openSheet(openAttempt())
})

test('a tap is in storage at once: a kill right after it loses nothing', async () => {
  mark('a1', one, 'B')
  vi.resetModules()
  const relaunched = await import('./sheet.ts')
  relaunched.openSheet(openAttempt())
  expect(unsent(relaunched.marksOf('a1'))).toEqual([{ token: 't1', chosen: ['B'], seq: 1 }])
})

test('opened again, the phone’s newer answers stand beside what another device answered', () => {
  mark('a1', one, 'B')
  mark('a1', two, 'A')
  openSheet(openAttempt({ questions: [question(1), question(2, { chosen: ['C'], seq: 5 }), question(3)] }))
  expect(Object.keys(marksOf('a1'))).toEqual(['t1'])
})

test('two attempts have a sheet each', () => {
  mark('a1', one, 'B')
  openSheet(openAttempt({ attemptId: 'a2' }))
  mark('a2', one, 'C')
  expect([marksOf('a1').t1?.chosen, marksOf('a2').t1?.chosen]).toEqual([['B'], ['C']])
})

test('scored, its sheet is gone; so is that of a member who leaves', () => {
  mark('a1', one, 'B')
  closeSheet('a1')
  expect([...phone.storage.keys()].filter((key) => key.includes('sheet'))).toEqual([])
  openSheet(openAttempt())
  mark('a1', one, 'B')
  depart()
  expect([...phone.storage.keys()].filter((key) => key.includes('sheet'))).toEqual([])
})

test('a sheet that nobody comes back for is thrown away', () => {
  mark('a1', one, 'B')
  vi.useFakeTimers({ toFake: ['Date'] })
  vi.setSystemTime(Date.now() + 3 * 86_400_000)
  openSheet(openAttempt({ attemptId: 'a2' }))
  expect([...phone.storage.keys()].filter((key) => key.includes('sheet/a1'))).toEqual([])
})
