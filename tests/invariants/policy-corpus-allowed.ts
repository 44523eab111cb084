/** Allowed, and near what is not: each of these is published without a word from the check. */

import { assetsReached, earnRule, growthTask, PER_ASSET, tierTable } from './policy-corpus-law.ts'
import { type Case, chanceIn, draw, drawn, given, invitation, lets, link, offer } from './policy-offers.ts'

const SIGNED = '法律合规部 2026-11-02 出具意见：可行'
const invited = 'invitee.phone-verified'
const worth = (valueFen: number) => [{ weight: 1, valueFen }]
const odds = (...weights: number[]) => weights.map((weight) => ({ weight, valueFen: 100 }))
const count = (fact: string, target: number) => ({ kind: 'count' as const, args: { fact, target } })
const some = { points: 10, growth: 5 }

export const allowed: readonly Case[] = [
  lets('the daily sign-in', growthTask('签到', signIn())),
  lets('the first redemption', growthTask('首兑', { ...count('order.redeemed', 1), reward: some })),
  lets('three purchases a month', growthTask('三笔', { ...count('purchase.paid', 3), reward: some })),
  lets('a sum of purchases', growthTask('满额', purchasesSum())),
  lets('a chain of two tasks', ...newcomers()),
  lets(
    'a point for each two yuan',
    earnRule('purchase.paid', { points: { amount: 1, per: { number: 'amountFen', of: 200 } } }),
  ),
  lets('growth for binding a card', earnRule('card.bound', { growth: { amount: 50, per: null } })),
  lets('points for a birthday', earnRule('member.birthday', { points: { amount: 100, per: null } })),
  lets('tiers that multiply points', tierTable({ kind: 'multiplier', bps: 12_000 })),
  lets(
    'tiers that give points for a birthday',
    tierTable({ kind: 'birthday-points', points: 100, lotDays: 90 }),
  ),
  lets('tiers that give points each month', tiers('points')),
  lets(
    'purchases to growth to points by tier',
    earnRule('purchase.paid', { growth: { amount: 1, per: null } }),
    tiers('points'),
  ),
  lets(
    'growth for assets, and tiers that give service',
    earnRule('assets.reported', { growth: PER_ASSET }),
    tiers('service'),
  ),
  lets('assets for growth alone', growthTask('资产成长', assetsReached({ points: 0, growth: 100 }))),
  lets('assets for points, signed', earnRule('assets.reported', { points: PER_ASSET }, SIGNED)),
  lets(
    'assets for growth, signed, and points by tier',
    earnRule('assets.reported', { growth: PER_ASSET }, SIGNED),
    tiers('points'),
  ),
  lets('a quiz for points', offer('答题', [link('quiz.passed', given('points'))], { kind: 'quiz' })),
  lets('a quiz for a chance', draw(), offer('答题', [link('quiz.passed', chanceIn('大转盘'))])),
  lets('a purchase for a chance', draw(), offer('消费抽奖', [link('purchase.paid', chanceIn('大转盘'))])),
  lets('a visit that unlocks the quiz', offer('进门', [link('page.visited', given('access'))])),
  lets('a share that leads nowhere', offer('海报', [link('share.made', null)])),
  lets('a form for a coupon', offer('问卷', [link('form.filled', given('coupon'))])),
  lets('a visit of a branch for goods', offer('到店礼', [link('branch.visited', given('goods'))])),
  lets('the compliant invitation', invitation()),
  lets(
    'an invitation that pays by purchase',
    invitation({}, [link('invitee.purchase-paid', given('points', { by: 'rate' }))]),
  ),
  lets('a lead that waits for custody', invitation({}, [link('custody.confirmed', given('points'))])),
  lets('a team of four', invitation({ team: 4 })),
  lets('a team of five', invitation({ team: 5 })),
  lets('four friends make five', invitation({}, [link(invited, given('coupon'), { times: 4, overDays: 7 })])),
  lets('a disclosed hold of 7 days', invitation({ holdDays: 7, holdDisclosed: true })),
  lets(
    'waiting as long as the disclosed hold',
    invitation({ holdDays: 3, holdDisclosed: true }, [link(invited, given('points', { waitDays: 3 }))]),
  ),
  lets(
    'two friends in seven days',
    invitation({}, [link(invited, given('coupon'), { times: 2, overDays: 7 })]),
  ),
  lets(
    'one friend in a whole season',
    invitation({}, [link(invited, given('coupon'), { times: 1, overDays: 90 })]),
  ),
  lets('two programmes that know nothing of each other', invitation(), {
    ...invitation(),
    offerId: '转介',
    title: '转介',
  }),
  lets(
    'a thank-you after the invitation',
    invitation(),
    offer('谢礼', [link('offer:邀请有礼', given('coupon'))]),
  ),
  lets(
    'waiting where nobody was invited',
    offer('次月返', [link('purchase.paid', given('points', { waitDays: 30 }))]),
  ),
  lets(
    'ten purchases in a season',
    offer('常客', [link('purchase.paid', given('goods'), { times: 10, overDays: 90 })]),
  ),
  lets('odds of exactly one', draw({ odds: odds(1, 99, 9_900), total: 10_000 })),
  lets('a prize of exactly 50,000 CNY', draw({ odds: worth(5_000_000), total: 1 })),
  lets('a release the rules page tells of', draw({ releaseScheduled: true, releaseDisclosed: true })),
  lets('goods for money are a sale', offer('加价购', [link('money.paid', given('goods'))])),
  lets('votes for a quiz', offer('投票', [link('quiz.passed', given('votes'))])),
  lets(
    'a gate by tier and days',
    offer('金卡专享', [link('order.received', given('points'))], {
      gates: ['tier', 'window', 'audience', 'task'],
    }),
  ),
  lets('a circle that nobody forbidden enters', ...circle()),
  lets(
    'points spent for a chance in a published draw',
    draw(),
    offer('积分抽奖', [link('points.spent', chanceIn('大转盘'))]),
  ),
  lets('a drawn amount with its odds, for a quiz', drawnWithOdds()),
]

function signIn() {
  return {
    kind: 'sign-in' as const,
    args: { rewards: [5, 5, 5, 5, 5, 5, 30] },
    reward: { points: 0, growth: 0 },
  }
}

function purchasesSum() {
  const args = { fact: 'purchase.paid', number: 'amountFen', target: 100_000 }
  return { kind: 'sum' as const, args, reward: some }
}

function newcomers() {
  const last = { kind: 'chain' as const, args: { tasks: ['首兑', '绑卡'] }, reward: some }
  return [
    growthTask('首兑', { ...count('order.redeemed', 1), reward: some }),
    growthTask('绑卡', { ...count('card.bound', 1), reward: some }),
    growthTask('新手礼', last),
  ]
}

function tiers(what: 'points' | 'service') {
  return tierTable(
    what === 'service' ? { kind: 'service' } : { kind: 'monthly-points', points: 100, lotDays: 90 },
  )
}

function circle() {
  const next = offer('乙', [link('offer:甲', null)])
  return [offer('甲', [link('offer:乙', null), link('quiz.passed', given('points'))]), next]
}

function drawnWithOdds() {
  return draw({}, [link('quiz.passed', drawn('points'))])
}
