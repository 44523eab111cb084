import type { EarnBody } from '@laurel/shared/earning'
import { expect, test } from 'vitest'
import { POINT_PER_YUAN } from '../testing.ts'
import { faultInEarn } from './body.ts'

const cap = (points: number | null, growth: number | null) => ({
  cap: { window: 'day' as const, points, growth },
})
const per = (number: string) => ({ amount: 1, per: { number, of: 100 } })

test.each<[string | null, Partial<EarnBody>]>([
  [null, {}],
  [null, { where: { channel: 'app' }, multiplied: true, ...cap(100, null) }],
  [null, { fact: 'member.birthday', points: { amount: 88, per: null }, growth: null }],
  ['/fact', { fact: 'moon.risen' }],
  ['/fact', { fact: 'wechat.pushed' }],
  ['/fact', { fact: 'purchase.refunded' }],
  ['/fact', { fact: 'tier.changed' }],
  ['/where/colour', { where: { colour: 'red' } }],
  ['/where/a~1b', { where: { 'a/b': 'red' } }],
  ['/points', { points: null, growth: null }],
  ['/points/per/number', { points: per('weight') }],
  ['/growth/per/number', { growth: per('channel') }],
  ['/multiplied', { points: null, multiplied: true }],
  ['/cap/points', { points: null, ...cap(10, null) }],
  ['/cap/growth', { growth: null, ...cap(null, 10) }],
  ['/cap', cap(null, null)],
  ['/cap', { fact: 'task.completed', points: { amount: 1, per: null }, growth: null, ...cap(10, null) }],
])('%s: %j', (fault, change) => {
  expect(faultInEarn({ ...POINT_PER_YUAN, ...change })).toBe(fault)
})
