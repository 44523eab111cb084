/** Forbidden by law or by us: draws, deposits, hidden switches, and what nobody did. */
import { earnKind } from '@laurel/server/earning/kind'
import { tiersKind } from '@laurel/server/membership/kind'
import type { Declaration } from '@laurel/server/offers/rules/policy-graph'
import { taskKind } from '@laurel/server/tasks/kind'
import type { EarnBody } from '@laurel/shared/earning'
import type { Benefit, TiersBody } from '@laurel/shared/membership'
import type { TaskBody } from '@laurel/shared/tasks'
import { bans, type Case, draw, drawn, given, link, offer } from './policy-offers.ts'

const TERMS = {
  budgetId: null,
  startsAt: 0,
  endsAt: 1,
  rules: ['按月均资产发放，次月到账，预算用完即止。'],
  goal: { metric: 'members', target: 1, days: 1 },
} as const

/** Through the kind itself, as an operator would publish it. */
export const earnRule = (
  fact: string,
  gives: Partial<Pick<EarnBody, 'points' | 'growth'>>,
  signOff: string | null = null,
): Declaration => {
  const body: EarnBody = {
    fact,
    points: null,
    growth: null,
    multiplied: false,
    cap: null,
    lotDays: 365,
    ...gives,
  }
  return earnKind.declare({
    ...TERMS,
    rules: [...TERMS.rules],
    offerId: fact,
    title: fact,
    body: { ...body },
    signOff,
  })
}

const TASK = {
  group: 'growth',
  text: '按月完成',
  period: 'month',
  minLevel: 0,
  after: [],
  claim: 'tap',
  claimDays: null,
  lotDays: 90,
  go: null,
} as const

/** Two levels; the upper one gives this. */
export const tierTable = (benefit: Omit<Benefit, 'id' | 'title'>): Declaration => {
  const level = (at: number, benefits: Benefit[]): TiersBody['tiers'][number] => ({
    ...{ level: at, name: `${at} 级`, look: 'gold', benefits },
    ...{ reachGrowth: (at - 1) * 500, keepGrowth: (at - 1) * 500 },
  })
  const tiers = [level(1, []), level(2, [{ id: 'b', title: '礼遇', ...benefit }])]
  const body = { tiers, validMonths: 12, protectionDays: 30 }
  return tiersKind.declare({
    ...{ ...TERMS, rules: [...TERMS.rules], offerId: '等级表', title: '等级表', body, signOff: null },
  })
}

type Counted = Pick<TaskBody, 'kind' | 'args' | 'reward'>
export const growthTask = (offerId: string, counted: Counted, signOff: string | null = null): Declaration => {
  const body = { ...TASK, ...counted } as unknown as Record<string, unknown>
  return taskKind.declare({ ...TERMS, rules: [...TERMS.rules], offerId, title: offerId, body, signOff })
}

export const assetsReached = (reward: TaskBody['reward']): Counted => ({
  kind: 'reach',
  args: { fact: 'assets.reported', number: 'averageFen', target: 5_000_000 },
  reward,
})
export const PER_ASSET = { amount: 1, per: { number: 'averageFen', of: 1_000_000 } }

const odds = (...weights: number[]) => weights.map((weight) => ({ weight, valueFen: 100 }))
const worth = (valueFen: number) => [{ weight: 1, valueFen }]

export const lawful: readonly Case[] = [
  bans('odds one part short', ['law/odds'], draw({ odds: odds(1, 99, 9_899), total: 10_000 })),
  bans('odds one part over', ['law/odds'], draw({ odds: odds(1, 99, 9_901), total: 10_000 })),
  bans(
    'a negative weight that makes the sum right',
    ['law/odds'],
    draw({ odds: odds(-1, 10_001), total: 10_000 }),
  ),
  bans('half a part', ['law/odds'], draw({ odds: odds(0.5, 9_999.5), total: 10_000 })),
  bans('no odds', ['law/odds'], draw({ odds: [], total: 0 })),
  bans('odds that nobody published', ['law/odds'], draw({ oddsPublished: false })),
  bans(
    'a lucky bag without a word of odds',
    ['law/odds'],
    offer('福袋', [link('quiz.passed', drawn('goods'))]),
  ),
  bans('a prize of 50,001 CNY (W9)', ['law/prize-50000'], draw({ odds: worth(5_000_100), total: 1 })),
  bans('a prize one fen too large', ['law/prize-50000'], draw({ odds: worth(5_000_001), total: 1 })),
  bans('prizes changed after launch', ['law/frozen'], draw({ changedAfterLaunch: true })),
  bans('prizes released in secret', ['law/release'], draw({ releaseScheduled: true })),
  bans('cash for a deposit (W6)', ['law/deposit'], offer('存款返现', [link('deposit.made', given('cash'))])),
  bans(
    'points for deposits, as an earn rule (W6)',
    ['law/deposit'],
    earnRule('assets.reported', { points: PER_ASSET }),
  ),
  bans(
    'a blank sign-off signs nothing',
    ['law/deposit'],
    earnRule('assets.reported', { points: PER_ASSET }, '  '),
  ),
  bans(
    'points for assets, as a task',
    ['law/deposit'],
    growthTask('资产达标', assetsReached({ points: 500, growth: 0 })),
  ),
  bans(
    'a deposit for a draw',
    ['law/deposit'],
    draw(),
    offer('存款抽奖', [link('deposit.made', given('chance', { in: '大转盘' }))]),
  ),
  bans('a gift for a deposit, two tasks on', ['law/deposit'], ...giftAfterDeposit()),
  bans('growth for assets that a tier turns into points', ['law/deposit'], ...pointsByTier()),
  bans(
    'growth for assets that a tier turns into gifts',
    ['law/deposit'],
    earnRule('assets.reported', { growth: PER_ASSET }),
    tierTable({ kind: 'monthly-gift', skuId: 'p.1' }),
  ),
  bans(
    'reviewers see another page (5.19)',
    ['5.19'],
    offer('两面', [link('quiz.passed', given('points'))], { gates: ['reviewer'] }),
  ),
  bans(
    'a hidden switch',
    ['5.19'],
    offer('开关', [link('quiz.passed', given('points'))], { gates: ['tier', 'switch'] }),
  ),
  bans(
    'points for expired points',
    ['laurel/act'],
    earnRule('points.expired', { points: { amount: 1, per: null } }),
  ),
  bans(
    'points for cancelling',
    ['laurel/act'],
    earnRule('order.cancelled', { points: { amount: 1, per: null } }),
  ),
  bans('a cause nobody knows', ['laurel/cause'], offer('笔误', [link('share.mades', given('points'))])),
]

function giftAfterDeposit() {
  const task = growthTask('存款达标', assetsReached({ points: 0, growth: 0 }))
  return [
    task,
    growthTask('达标礼', {
      kind: 'chain',
      args: { tasks: ['存款达标'] },
      reward: { points: 300, growth: 0 },
    }),
  ]
}

function pointsByTier() {
  const growth = growthTask('资产成长', assetsReached({ points: 0, growth: 100 }))
  return [growth, tierTable({ kind: 'monthly-points', points: 100, lotDays: 90 })]
}
