import type { Benefit, Tier } from '@laurel/shared/membership'
import { expect, test } from 'vitest'
import { faultInTiers } from './body.ts'

const tier = (level: number, reachGrowth: number, more: Partial<Tier> = {}): Tier => ({
  ...{ level, name: `${level}`, look: 'bronze', reachGrowth, keepGrowth: reachGrowth, benefits: [] },
  ...more,
})
const faultIn = (...tiers: Tier[]): string | null =>
  faultInTiers({ tiers, validMonths: 12, protectionDays: 30 })
const withBenefits = (...benefits: Benefit[]): string | null => faultIn(tier(1, 0, { benefits }))
const double: Benefit = { id: 'double', kind: 'multiplier', title: '双倍', bps: 20_000 }

test('a whole table has no fault', () => {
  const monthly: Benefit = { id: 'm', kind: 'monthly-points', title: '月月', points: 5, lotDays: 30 }
  const gift: Benefit = { id: 'g', kind: 'monthly-gift', title: '咖啡', skuId: 'coffee.1' }
  const care: Benefit = { id: 's', kind: 'service', title: '专属客服' }

  expect(
    faultIn(tier(1, 0, { benefits: [double, monthly, gift, care] }), tier(2, 500), tier(3, 900)),
  ).toBeNull()
})

test.each<[string, string | null, string]>([
  ['levels begin at 1', faultIn(tier(2, 0)), '/tiers/0/level'],
  ['no level is left out', faultIn(tier(1, 0), tier(3, 500)), '/tiers/1/level'],
  ['the first is reached by 0', faultIn(tier(1, 1)), '/tiers/0/reachGrowth'],
  ['thresholds rise', faultIn(tier(1, 0), tier(2, 500), tier(3, 500)), '/tiers/2/reachGrowth'],
  [
    'a higher tier is not kept more easily',
    faultIn(tier(1, 0), tier(2, 500), tier(3, 900, { keepGrowth: 499 })),
    '/tiers/2/keepGrowth',
  ],
  [
    'a multiplier says how much',
    withBenefits({ id: 'x', kind: 'multiplier', title: '多倍' }),
    '/tiers/0/benefits/0/bps',
  ],
  [
    'points say how long they last',
    withBenefits({ id: 'x', kind: 'birthday-points', title: '生日', points: 5 }),
    '/tiers/0/benefits/0/lotDays',
  ],
  [
    'a gift is of the mall',
    withBenefits({ id: 'x', kind: 'monthly-gift', title: '礼' }),
    '/tiers/0/benefits/0/skuId',
  ],
  ['a benefit stands once', withBenefits(double, double), '/tiers/0/benefits/1/id'],
  ['one multiplier is in force', withBenefits(double, { ...double, id: 'triple' }), '/tiers/0/benefits'],
])('%s', (_rule, found, fault) => {
  expect(found).toBe(fault)
})
