import type { BenefitLine, Standing, TierChange, TierLine } from '@laurel/shared/membership'
import { describe, expect, test } from 'vitest'
import {
  benefitNote,
  benefitStateWords,
  changeNote,
  changeTitle,
  dayLabel,
  gainWords,
  growthNote,
  growthTitle,
  keepWords,
  leafWords,
  protectedWords,
} from './words.zh.ts'

const NOON = Date.parse('2026-11-20T12:06:00+08:00')

const benefit = (changes: Partial<BenefitLine>): BenefitLine => ({
  id: 'coffee',
  kind: 'monthly-gift',
  title: '每月咖啡券 1 张',
  points: null,
  bps: null,
  skuId: null,
  state: 'locked',
  period: null,
  subject: null,
  ...changes,
})
const tier = (level: number, titles: string[], state: TierLine['state']): TierLine => ({
  level,
  name: '黄金',
  look: 'gold',
  reachGrowth: 2000,
  keepGrowth: 1800,
  state,
  benefits: titles.map((title) => benefit({ id: title, title })),
})
const next: Standing['next'] = {
  level: 3,
  name: '黄金',
  look: 'gold',
  reachGrowth: 2000,
  missing: 320,
  until: '2027-03-31',
}
const keep: Standing['keep'] = { keepGrowth: 1200, missing: 0, until: '2027-03-31', isProtected: false }

describe('the wreath in words', () => {
  test('tells what a leaf is worth and what the whole is', () => {
    expect(leafWords({ next, name: '白银' }, 20)).toEqual(['一片叶是 100 成长值，', '20 片结成黄金桂冠'])
  })

  test('leaves out a leaf that has no short number', () => {
    expect(leafWords({ next: { ...next, reachGrowth: 333 }, name: '白银' }, 20)).toEqual([
      '20 片结成黄金桂冠',
    ])
  })

  test('is whole at the top', () => {
    expect(leafWords({ next: null, name: '钻石会员' }, 20)).toEqual(['20 片叶已结成钻石桂冠'])
  })
})

describe('what a tier gives', () => {
  const silver = tier(2, ['咖啡券', '生日礼'], 'current')

  test('a tier ahead names what it adds to the one below', () => {
    expect(gainWords(tier(3, ['咖啡券', '生日礼', '贵宾厅'], 'ahead'), silver)).toBe('加贵宾厅')
  })

  test('the lowest names all it has, and one without any says so', () => {
    expect(gainWords(silver, undefined)).toBe('咖啡券、生日礼')
    expect(gainWords(tier(1, [], 'passed'), undefined)).toBe('基础权益')
  })

  test('a tier that adds nothing names what it has', () => {
    expect(gainWords(tier(3, ['咖啡券', '生日礼'], 'ahead'), silver)).toBe('咖啡券、生日礼')
  })

  test('each benefit says how it stands, and for which period', () => {
    expect(benefitStateWords(benefit({ state: 'given', period: '2026-11' }))).toBe('11 月已领')
    expect(
      benefitStateWords(benefit({ kind: 'birthday-points', state: 'given', period: '2026', points: 200 })),
    ).toBe('2026 年已到账')
    expect(benefitStateWords(benefit({ kind: 'birthday-points', state: 'waiting' }))).toBe('等待生日')
    expect(benefitStateWords(benefit({ state: 'locked' }))).toBe('升级后享有')
  })

  test('a benefit of points says how many', () => {
    expect(benefitNote(benefit({ kind: 'monthly-points', points: 1200 }))).toBe('每月 1,200 积分，自动到账')
    expect(benefitNote(benefit({ kind: 'multiplier', bps: 12_000 }))).toBe('消费得积分按 1.2 倍计')
  })
})

describe('keeping the tier', () => {
  test('what has come is said, what has not is counted', () => {
    expect(keepWords({ keep, next, name: '白银' })).toEqual({
      lead: '保级：',
      rest: '截至 2027-03-31 满 1,200 保住白银，',
      done: '已满足',
    })
    expect(keepWords({ keep: { ...keep, missing: 280 }, next, name: '白银' })?.rest).toBe(
      '截至 2027-03-31 满 1,200 保住白银，还差 280',
    )
  })

  test('nobody loses the lowest tier, so it says what lifts it', () => {
    expect(keepWords({ keep: null, next, name: '青铜' })?.rest).toBe(
      '截至 2027-03-31 满 2,000 升黄金，还差 320',
    )
    expect(keepWords({ keep: null, next: null, name: '青铜' })).toBeNull()
  })

  test('in protection it says what saves the tier and what follows else', () => {
    const words = protectedWords({ ...keep, missing: 280, isProtected: true }, '白银', '青铜')
    expect(words.title).toBe('保护期到 2027-03-31')
    expect(words.words).toBe('再得 280 成长值保住白银会员；到期没有满足，调整为青铜会员')
  })
})

describe('a line of the history', () => {
  test('names the act, and the rule by which it counted', () => {
    const purchase = { at: NOON, reason: 'purchase', title: '每消费 1 元记 1 成长值' }
    expect(growthTitle(purchase)).toBe('消费')
    expect(growthNote(purchase)).toBe('规则：每消费 1 元记 1 成长值')
  })

  test('of a task is the task itself', () => {
    const task = { at: NOON, reason: 'task', title: '完善资料' }
    expect([growthTitle(task), growthNote(task)]).toEqual(['完善资料', '任务奖励 · 12:06'])
  })

  test('of a tier says what was held against what', () => {
    const change: TierChange = {
      number: 2,
      at: NOON,
      change: 'dropped',
      fromName: '黄金',
      toName: '白银',
      fromLevel: 3,
      toLevel: 2,
      cycleGrowth: 900,
      threshold: 1800,
      subject: 'tier:2',
    }
    expect(changeTitle(change)).toBe('黄金会员调整为白银会员')
    expect(changeNote(change)).toBe('本期成长值 900，没有满 1,800')
    expect(changeTitle({ ...change, change: 'reached', fromName: '青铜' })).toBe('升级白银会员')
  })

  test('of another year names it', () => {
    expect(dayLabel(NOON, NOON)).toEqual({ day: '11-20', year: '' })
    expect(dayLabel(NOON, Date.parse('2027-01-02T00:00:00+08:00')).year).toBe('2026')
  })
})
