import { randomInt } from 'node:crypto'
import { expect, test } from 'vitest'
import { newRefreshToken, readRefreshToken } from './refresh-token.ts'

test('a token is read back to its family and to the hash that was kept', () => {
  const { token, hash } = newRefreshToken('0abc', randomInt)

  expect(token).toMatch(/^0abc\.[\w-]{43}$/)
  expect(readRefreshToken(token)).toEqual({ family: '0abc', hash })
  expect(hash).not.toContain(token.slice(5))
})

test.each([
  '',
  '.',
  '0abc',
  '0abc.short',
  `.${'a'.repeat(43)}`,
  `0ABC.${'a'.repeat(43)}`,
  `0abc.${'a'.repeat(44)}`,
])('what was never ours is not read: %s', (token) => {
  expect(readRefreshToken(token)).toBeNull()
})
