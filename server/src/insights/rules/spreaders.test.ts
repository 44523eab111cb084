import { expect, test } from 'vitest'
import { type Bond, rankSpreaders } from './spreaders.ts'

const bond = (inviteeId: string, inviterId: string | null, isComplete = false): Bond => ({
  inviteeId,
  inviterId,
  isComplete,
})

test('everybody below counts, through whomever he came; the biggest tree stands first', () => {
  const ranked = rankSpreaders([
    bond('bob', 'ann'),
    bond('cat', 'bob', true),
    bond('dan', 'bob'),
    bond('fay', 'eve'),
  ])

  expect(ranked).toEqual([
    { memberId: 'ann', below: 3, direct: 1, depth: 2, complete: 1 },
    { memberId: 'bob', below: 2, direct: 2, depth: 1, complete: 1 },
    { memberId: 'eve', below: 1, direct: 1, depth: 1, complete: 0 },
  ])
})

test('the order in which they were brought does not matter: who brings may be brought later', () => {
  const bonds = [bond('bob', 'ann'), bond('cat', 'bob'), bond('ann', 'zoe')]

  expect(rankSpreaders(bonds)).toEqual(rankSpreaders(bonds.toReversed()))
  expect(rankSpreaders(bonds)[0]).toMatchObject({ memberId: 'zoe', below: 3, depth: 3 })
})

test('a chain of thousands is no deeper than the memory', () => {
  const chain = Array.from({ length: 5_000 }, (_, i) => bond(`m${i + 1}`, `m${i}`))

  expect(rankSpreaders(chain)[0]).toMatchObject({ memberId: 'm0', below: 5_000, depth: 5_000 })
})

test('what comes round in a circle ends, and who came by nobody spreads nothing', () => {
  expect(
    rankSpreaders([bond('ann', 'bob'), bond('bob', 'ann'), bond('cat', null)]).map((one) => one.below),
  ).toEqual([0, 0])
})
