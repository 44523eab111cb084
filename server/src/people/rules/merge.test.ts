import { describe, expect, test } from 'vitest'
import { type Party, refuseMerge, refuseUnmerge } from './merge.ts'

const lin: Party = { id: 'lin', state: 'active', debt: 0 }
const zhou: Party = { id: 'zhou', state: 'active', debt: 0 }

describe('two members', () => {
  test('become one when both are there and owe nothing', () => expect(refuseMerge(zhou, lin)).toBeNull())

  test('are two', () => expect(refuseMerge(lin, lin)).toBe('MEMBER_SAME'))

  test.each([
    [{ state: 'closed' }, 'MEMBER_CLOSED'],
    [{ state: 'merged' }, 'MEMBER_MERGED'],
    [{ state: 'blocked' }, 'MEMBER_BLOCKED'],
    [{ debt: 1 }, 'MEMBER_IN_DEBT'],
  ] as const)('with %j stay two, from either side', (change, refusal) => {
    expect(refuseMerge({ ...zhou, ...change }, lin)).toBe(refusal)
    expect(refuseMerge(zhou, { ...lin, ...change })).toBe(refusal)
  })
})

describe('a merge', () => {
  const holds = { undoneAt: null }

  test('is undone once', () => {
    expect(refuseUnmerge(holds, lin)).toBeNull()
    expect(refuseUnmerge({ undoneAt: 1 }, lin)).toBe('MERGE_UNDONE')
    expect(refuseUnmerge(undefined, lin)).toBe('MERGE_UNKNOWN')
    expect(refuseUnmerge(holds, undefined)).toBe('MERGE_UNKNOWN')
  })

  test('stays while the one merged into is merged on, or closed', () => {
    expect(refuseUnmerge(holds, { state: 'merged' })).toBe('MEMBER_MERGED')
    expect(refuseUnmerge(holds, { state: 'closed' })).toBe('MEMBER_CLOSED')
  })
})
