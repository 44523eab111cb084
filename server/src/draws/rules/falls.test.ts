import { pickPrize } from '@laurel/shared/drawing'
import type { DrawPrize } from '@laurel/shared/draws'
import { describe, expect, test } from 'vitest'
import { chanceId, chancesFor, factOfChance } from './chances.ts'
import { fallOf } from './falls.ts'

const SEED = 'ab'.repeat(32)
const plain = { points: 0, skuId: null, valueFen: 0, releases: [], lapsePoints: 0 }
const prizes: DrawPrize[] = [
  {
    ...plain,
    key: 'mug',
    title: '杯',
    kind: 'goods',
    weight: 500_000,
    pieces: 2,
    releases: [{ at: 50, pieces: 2 }],
  },
  { ...plain, key: 'thanks', title: '谢谢', kind: 'nothing', weight: 500_000, pieces: null },
]
const body = {
  prizes,
  fallback: 'thanks',
  subtitle: '',
  chances: [],
  drawsADay: null,
  claimDays: 1,
  pointsLastDays: 1,
}

test('a number brings what it falls on; where that is not there, the fallback', () => {
  const numbers = Array.from({ length: 40 }, (_, i) => i + 1)
  const nonce = '0'.repeat(32)
  const onMug = numbers.filter(
    (number) => pickPrize(prizes, SEED, { drawId: 'd', number, nonce }).key === 'mug',
  )
  expect(onMug.length).toBeGreaterThan(5)
  for (const number of onMug) {
    const fall = (at: number, won: number): string[] => {
      const ticket = { drawId: 'd', number, nonce, seed: SEED }
      const { picked, prize } = fallOf(body, { ...ticket, at, wonOf: () => won })
      return [picked.key, prize.key]
    }
    expect([fall(49, 0), fall(50, 1), fall(50, 2)]).toEqual([
      ['mug', 'thanks'],
      ['mug', 'mug'],
      ['mug', 'thanks'],
    ])
  }
})

describe('chances', () => {
  const source = { by: 'quiz', offerId: 'q', stage: null, count: 1 } as const
  const chances = [
    source,
    { ...source, stage: 2, count: 3 },
    { ...source, by: 'task' as const, offerId: 't' },
  ]
  test('are given by every source that names the deed', () => {
    const of = (by: 'quiz' | 'task', offerId: string, stage: number | null) =>
      chancesFor({ chances }, { by, offerId, stage })
    expect([
      of('quiz', 'q', 1),
      of('quiz', 'q', 2),
      of('quiz', 'other', 2),
      of('task', 't', null),
      of('task', 'q', null),
    ]).toEqual([1, 4, 0, 1, 0])
  })
  test('name the fact they were given for', () => {
    const fact = { source: 'laurel', key: 'task/m1/o1/once/1' }
    expect(factOfChance(chanceId(fact, 12))).toEqual(fact)
  })
})
