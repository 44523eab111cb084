import { randomInt } from 'node:crypto'
import { expect, test } from 'vitest'
import { idMaker } from './ids.ts'

const noon = Date.parse('2026-11-21T12:00:00+08:00')
const many = (newId: () => string, count: number): string[] => Array.from({ length: count }, newId)

test('ids made within one millisecond are in the order of their making, and no two are alike', () => {
  const ids = many(
    idMaker(() => noon, randomInt),
    20_000,
  )

  expect(ids).toEqual(ids.toSorted())
  expect(new Set(ids).size).toBe(20_000)
})

test('ids of a later millisecond come behind, whatever chance says', () => {
  let now = noon
  const newId = idMaker(
    () => now,
    (bound) => (now % 2 ? 0 : bound - 1),
  )
  const ids = Array.from({ length: 100 }, () => {
    now += 1
    return newId()
  })

  expect(ids).toEqual(ids.toSorted())
})

test('a clock that is set back does not set back the ids', () => {
  let now = noon
  const newId = idMaker(() => now, randomInt)
  const before = newId()
  now -= 3_600_000
  const after = newId()

  expect(after > before).toBe(true)
})

test('every id is 16 small letters and digits that no one misreads', () => {
  for (const id of many(idMaker(Date.now, randomInt), 1_000)) expect(id).toMatch(/^[0-9a-hjkmnp-tv-z]{16}$/)
  const most = idMaker(
    () => noon,
    (bound) => bound - 1,
  )
  // A million more in the same millisecond still fit in their seven characters.
  expect(many(most, 1_048_577).at(-1)).toMatch(/zzzzzzz$/)
})

test('two processes in the same millisecond make different ids', () => {
  const [one, other] = [idMaker(() => noon, randomInt), idMaker(() => noon, randomInt)]
  const ids = [...many(one, 1_000), ...many(other, 1_000)]

  expect(new Set(ids).size).toBe(2_000)
})
