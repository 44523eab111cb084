/** What the demo publishes so that members grow: a tier table, earn rules, growth tasks. */
import type { EarnBody } from '@laurel/shared/earning'
import type { Benefit, TiersBody } from '@laurel/shared/membership'
import type { AddOfferInput } from '@laurel/shared/offers'
import type { TaskBody } from '@laurel/shared/tasks'

type Terms = Pick<AddOfferInput, 'kind' | 'title' | 'rules'> & { givesPoints: boolean }
export type DemoOffer = Terms & { body: AddOfferInput['body'] }

const multiplier = (bps: number, title: string): Benefit => ({
  id: 'multiplier',
  kind: 'multiplier',
  title,
  bps,
})
const courtesy = (id: string, title: string): Benefit => ({ id, kind: 'service', title })
const birthday = (points: number): Benefit => ({
  id: 'birthday',
  kind: 'birthday-points',
  title: '生日礼',
  points,
  lotDays: 90,
})

/** `giftSku`: the coupon that silver members take each month. */
const tiersOf = (giftSku: string): TiersBody => {
  const coffee: Benefit = { id: 'coffee', kind: 'monthly-gift', title: '每月咖啡券 1 张', skuId: giftSku }
  return {
    validMonths: 12,
    protectionDays: 30,
    tiers: [
      {
        level: 1,
        name: '青铜',
        look: 'bronze',
        reachGrowth: 0,
        keepGrowth: 0,
        benefits: [multiplier(10_000, '积分 1 倍')],
      },
      {
        level: 2,
        name: '白银',
        look: 'silver',
        reachGrowth: 500,
        keepGrowth: 1_200,
        benefits: [multiplier(12_000, '积分 1.2 倍'), coffee, birthday(200)],
      },
      {
        level: 3,
        name: '黄金',
        look: 'gold',
        reachGrowth: 2_000,
        keepGrowth: 1_800,
        benefits: [
          multiplier(15_000, '积分 1.5 倍'),
          coffee,
          birthday(500),
          courtesy('lounge', '贵宾厅兑换'),
          courtesy('care', '专属客服'),
        ],
      },
      {
        level: 4,
        name: '铂金',
        look: 'platinum',
        reachGrowth: 6_000,
        keepGrowth: 5_000,
        benefits: [
          multiplier(18_000, '积分 1.8 倍'),
          coffee,
          birthday(1_000),
          courtesy('checkup', '年度体检 1 次'),
          courtesy('returns', '免邮退换'),
        ],
      },
      {
        level: 5,
        name: '钻石',
        look: 'diamond',
        reachGrowth: 15_000,
        keepGrowth: 12_000,
        benefits: [
          multiplier(20_000, '积分 2 倍'),
          coffee,
          birthday(2_000),
          courtesy('transfer', '机场接送 2 次'),
          courtesy('tasting', '私享品鉴会'),
        ],
      },
    ],
  }
}

const purchase: EarnBody = {
  fact: 'purchase.paid',
  points: { amount: 1, per: { number: 'amountFen', of: 200 } },
  growth: { amount: 1, per: { number: 'amountFen', of: 100 } },
  multiplied: true,
  cap: { window: 'day', points: 2_000, growth: null },
  lotDays: 365,
}

const task = (body: Pick<TaskBody, 'kind' | 'args' | 'group' | 'text' | 'period' | 'reward' | 'go'>) => ({
  minLevel: 0,
  after: [] as string[],
  claim: 'tap' as const,
  claimDays: 7,
  lotDays: 180,
  ...body,
})

const tasks = [
  {
    title: '完成第一次兑换',
    body: task({
      kind: 'count',
      args: { fact: 'order.redeemed', target: 1 },
      group: 'newcomer',
      text: '在商城兑换任意一件商品',
      period: 'once',
      reward: { points: 60, growth: 20 },
      go: 'mall',
    }),
  },
  {
    title: '绑定银行卡到微信支付',
    body: task({
      kind: 'count',
      args: { fact: 'card.bound', target: 1 },
      group: 'newcomer',
      text: '在微信支付里绑定本行卡',
      period: 'once',
      reward: { points: 100, growth: 50 },
      go: null,
    }),
  },
  {
    title: '今天消费一笔',
    body: task({
      kind: 'count',
      args: { fact: 'purchase.paid', target: 1 },
      group: 'daily',
      text: '任意门店或线上消费一笔',
      period: 'day',
      reward: { points: 10, growth: 0 },
      go: null,
    }),
  },
  {
    title: '本周消费满 100 元',
    body: task({
      kind: 'sum',
      args: { fact: 'purchase.paid', number: 'amountFen', target: 10_000 },
      group: 'growth',
      text: '周一至周日累计，退款会相应扣回',
      period: 'week',
      reward: { points: 80, growth: 40 },
      go: null,
    }),
  },
  {
    title: '本月签到 15 天',
    body: task({
      kind: 'count',
      args: { fact: 'member.signed-in', target: 15 },
      group: 'growth',
      text: '每天签到一次，不要求连续',
      period: 'month',
      reward: { points: 120, growth: 30 },
      go: 'home',
    }),
  },
  {
    title: '黄金会员月度好礼',
    body: {
      ...task({
        kind: 'count',
        args: { fact: 'order.redeemed', target: 2 },
        group: 'growth',
        text: '每月兑换两件商品',
        period: 'month',
        reward: { points: 200, growth: 0 },
        go: 'mall',
      }),
      minLevel: 3,
    },
  },
]

const taskRules = (text: string): string[] => [
  `${text}。每个周期限领一次，完成后请在七天内领取。`,
  '退货、取消或退款会相应减少进度；已领取的奖励按规则退回。',
  '奖励从本活动预算发放，发完即止，并在本页公示。',
]

export const demoOffers = (giftSku: string): DemoOffer[] => [
  {
    kind: 'tiers',
    title: '会员等级',
    rules: [
      '一个周期内的成长值达到门槛，当即升级，并开始十二个月的新周期。',
      '周期结束时成长值达到保级线就保住等级；没有达到，有三十天保护期，期内仍可补足，之后降一级。',
      '积分兑换不影响成长值和等级。',
    ],
    givesPoints: true,
    body: tiersOf(giftSku),
  },
  {
    kind: 'earn',
    title: '消费得积分和成长值',
    rules: [
      '每消费 2 元记 1 积分，按消费时的会员等级加倍；每消费 1 元记 1 成长值。',
      '每人每天最多 2,000 积分（加倍后计）。退款按比例退回。',
    ],
    givesPoints: true,
    body: purchase,
  },
  ...tasks.map(({ title, body }) => ({
    kind: 'task' as const,
    title,
    rules: taskRules(body.text),
    givesPoints: true,
    body,
  })),
]
