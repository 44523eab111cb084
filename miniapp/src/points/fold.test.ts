import { expect, test } from 'vitest'
import { foldLots } from './fold.ts'

const lots = (count: number) =>
  Array.from({ length: count }, (_, place) => ({ expiresOn: `2027-01-0${place + 1}`, points: 5 }))

test('up to four lots are all shown', () => {
  expect(foldLots(lots(4), false)).toEqual({ first: lots(4), later: null })
})

test('of more, three are shown and the others counted, so that nothing of the balance is missing', () => {
  expect(foldLots(lots(9), false)).toEqual({ first: lots(3), later: { count: 6, points: 30 } })
})

test('when asked, all are shown', () => {
  expect(foldLots(lots(9), true)).toEqual({ first: lots(9), later: null })
})
