import { expect, test } from 'vitest'
import { chanceId, factOf } from './chance-id.ts'

test('of a chance the fact is found again, whatever its key', () => {
  for (const key of ['a7/passed', 'plain', 't1/2026-11-21/done'])
    expect(factOf(chanceId({ source: 'laurel', key }, 12))).toEqual({ source: 'laurel', key })
})
