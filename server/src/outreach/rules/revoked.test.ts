import { expect, test } from 'vitest'
import { revokedKinds } from './revoked.ts'

test.each([
  [[2], ['address']],
  [[8], ['phone']],
  [[6], ['profile']],
  [[19, 20], ['profile']],
  [
    [6, 8, 7],
    ['profile', 'phone', 'other'],
  ],
  [[], ['profile']],
])('%j is %j', (numbers, kinds) => {
  expect(revokedKinds(numbers)).toEqual(kinds)
})
