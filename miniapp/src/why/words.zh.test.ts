import type { WhyFact } from '@laurel/shared/why'
import { describe, expect, test } from 'vitest'
import {
  factNote,
  factTitle,
  missingTitle,
  stepTitle,
  stepValue,
  untilWords,
  verdictWords,
  whyTitle,
} from './words.zh.ts'

const at = (time: string): number => Date.parse(`${time}+08:00`)
const purchase: WhyFact = {
  type: 'purchase.paid',
  at: at('2026-11-20T18:30:00'),
  recordedAt: at('2026-11-20T18:32:00'),
  source: '门店收银',
  numbers: { amountFen: 8650 },
  words: { store: '西湖店' },
}

describe('the sentence of a verdict', () => {
  test('of a refusal says that nothing was taken, once', () => {
    expect(verdictWords({ state: 'refused', refusal: 'TIER_TOO_LOW', steps: [] })).toBe(
      '当前会员等级还不够，没有扣除任何积分。',
    )
    expect(verdictWords({ state: 'refused', refusal: 'STOCK_EMPTY', steps: [] })).toBe(
      '已换完，没有扣除任何积分。',
    )
  })

  test('of what is withheld says that it comes by itself', () => {
    expect(verdictWords({ state: 'withheld', refusal: 'BUDGET_EXHAUSTED', steps: [] })).toContain(
      '补充后自动补发',
    )
    expect(verdictWords({ state: 'withheld', refusal: 'OFFER_PAUSED', steps: [] })).toContain(
      '恢复后自动补发',
    )
  })

  test('of a tier holds the growth against what was asked', () => {
    const change = (growth: number, threshold: number) =>
      verdictWords({
        state: 'changed',
        refusal: null,
        steps: [
          { step: 'cycle-growth', value: growth, unit: 'growth' },
          { step: 'threshold', value: threshold, unit: 'growth' },
        ],
      })

    expect(change(523, 500)).toBe('本期成长值 523，达到要求的 500。')
    expect(change(500, 500)).toBe('本期成长值 500，达到要求的 500。')
    expect(change(1_199, 1_200)).toBe('本期成长值 1,199，没有达到要求的 1,200。')
    expect(change(0, 0)).toBe('')
    expect(whyTitle({ state: 'changed', title: '白银' })).toBe('白银会员')
    expect(whyTitle({ state: 'granted', title: '每日签到' })).toBe('每日签到')
  })
})

describe('a fact', () => {
  test('is told in yuan, with the place', () => {
    expect(factTitle(purchase)).toBe('消费 86.5 元 · 西湖店')
    expect(factNote(purchase)).toBe('2026-11-20 18:30 · 门店收银')
  })

  test('that came on a later day says when it came', () => {
    const late = { ...purchase, recordedAt: at('2026-11-23T09:00:00') }
    expect(factNote(late)).toBe('2026-11-20 18:30 · 门店收银 · 11 月 23 日收到')
  })

  test('of a kind that this version does not know is still a sentence', () => {
    expect(factTitle({ ...purchase, type: 'moon.rose' })).toBe('系统记录')
  })
})

test('the reckoning names each number with its unit', () => {
  const told = (step: Parameters<typeof stepTitle>[0] & { value: number }) => [
    stepTitle(step),
    stepValue(step),
  ]

  expect(told({ step: 'base', value: 86, unit: 'points' })).toEqual(['基础积分', '86 积分'])
  expect(told({ step: 'multiplier', value: 12_000, unit: 'bps' })).toEqual(['等级倍数', '1.2 倍'])
  expect(told({ step: 'refunded', value: 4000, unit: 'fen' })).toEqual(['已退款', '40 元'])
})

describe('what is missing', () => {
  test('is counted, and named where it has a name', () => {
    expect(missingTitle({ what: 'growth', amount: 320, subject: '黄金' })).toBe('还差 320 成长值升级黄金会员')
    expect(missingTitle({ what: 'fen', amount: 3200, subject: null })).toBe('再消费 32 元')
    expect(missingTitle({ what: 'task', amount: null, subject: '完善资料' })).toBe('先完成“完善资料”')
  })

  test('by when: midnight belongs to the day that ends', () => {
    expect(untilWords(at('2027-04-01T00:00:00'))).toBe('截至 2027-03-31')
    expect(untilWords(at('2026-11-30T18:00:00'))).toBe('截至 2026-11-30 18:00')
    expect(untilWords(null)).toBe('')
  })
})
