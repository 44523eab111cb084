/** Growth, as a customer lives it: where I stand, what each change rests on, a product for a higher tier, a gift of mine. */

import { mallAdminApi } from '@laurel/shared/mall-admin'
import type { Benefit, TiersBody } from '@laurel/shared/membership'
import { expect } from 'vitest'
import type { DatabaseKind } from '../world/databases.ts'
import { type Mall, openMall } from '../world/mall.ts'
import { type World, world } from '../world/world.ts'
import type { Phone } from './phone.ts'

const REWARDS = [10, 10, 15, 15, 20, 20, 50]
const GOLD = 3

const coffeeOf = (skuId: string): Benefit => ({
  id: 'coffee',
  kind: 'monthly-gift',
  title: '每月咖啡券 1 张',
  skuId,
})

/** The first sign-in gives 20 growth, which is all that silver asks for. */
const tiersOf = (skuId: string): TiersBody => ({
  validMonths: 12,
  protectionDays: 30,
  tiers: [
    { level: 1, name: '青铜', look: 'bronze', reachGrowth: 0, keepGrowth: 0, benefits: [] },
    { level: 2, name: '白银', look: 'silver', reachGrowth: 20, keepGrowth: 20, benefits: [coffeeOf(skuId)] },
    {
      level: GOLD,
      name: '黄金',
      look: 'gold',
      reachGrowth: 100,
      keepGrowth: 80,
      benefits: [coffeeOf(skuId)],
    },
  ],
})

/** A mall whose first tile is for gold, and whose coupons silver takes each month. */
export async function openGrowthWorld(database: DatabaseKind, previewDir?: string): Promise<World> {
  const w = await world({ database, ...(previewDir ? { previewDir } : {}) })
  const mall = await openMall(w)
  await w.operators.signInTask({ rewards: REWARDS, growth: 20, budgetId: mall.signInBudget })
  await w.operators.publish({ kind: 'tiers', title: '会员等级', body: tiersOf(mall.coupon) })
  await addGoldenCup(w, mall)
  return w
}

async function addGoldenCup({ operators }: World, mall: Mall): Promise<void> {
  const { id } = await operators.product(
    {
      title: '金杯',
      subtitle: '黄金会员专属',
      art: 'thermos',
      category: '好物',
      rules: [],
      minLevel: GOLD,
      kind: 'goods',
      budgetId: mall.goodsBudget,
      skus: [{ title: '金', pricePoints: 5, costFen: 500, limitPerMember: null }],
    },
    { stock: 3 },
  )
  const others = [mall.mug, mall.coupon].map((skuId) => skuId.split('.')[0] ?? '')
  await operators.as('editor', mallAdminApi.setShelf, { productIds: [id, ...others] })
}

/** `loginButton`: what signs in on this platform. */
export async function liveWithGrowth(phone: Phone, loginButton: string): Promise<void> {
  await join(phone, loginButton)
  await seeWhereIStand(phone)
  await askWhy(phone)
  await takeTheGift(phone)
  await meetTheGate(phone)
  await askWhyOfPoints(phone)
  expect(phone.faults()).toEqual([])
}

async function join(phone: Phone, loginButton: string): Promise<void> {
  await phone.tap('.login-button')
  await phone.sees('.sign-in', '我已阅读并同意')
  await phone.tap('.check-box')
  await phone.tap(loginButton)
  await phone.sees('.balance', '0')
  await phone.sees('.tier-name', '青铜会员')
  await phone.tap('.sign-in-button')
  await phone.sees('.given', '10')
}

async function seeWhereIStand(phone: Phone): Promise<void> {
  await phone.tab('me')
  await phone.sees('.to-tiers', '白银权益')
  await phone.tap('.to-tiers')
  await phone.sees('.standing', '白银会员')
  await phone.sees('.standing-missing', '100')
  expect(await phone.count('.rung')).toBe(3)
  await phone.sees('.rung-current', '白银会员')
  await phone.sees('.rung-ahead', '100 成长值')
  await phone.sees('.keep', '还差 20')
  await phone.sees('.tiers', '等级规则')
  await phone.picture('tiers')
}

/** What lifted the tier, and the sign-in behind it. */
async function askWhy(phone: Phone): Promise<void> {
  await phone.sees('.recent .change-row', '升级白银会员')
  await phone.tap('.recent .change-row')
  await phone.sees('.why-title', '白银会员')
  await phone.sees('.why-words', '本期成长值 20，达到要求的 20')
  await phone.sees('.why-steps', '20 成长值')
  await phone.sees('.why-facts', '签到')
  await phone.sees('.why-rule', '会员等级')
  await phone.picture('why-tier')
  await phone.back()
  await phone.tap('.recent .growth-row')
  await phone.sees('.why-growth', '+20')
  await phone.sees('.why-facts', '签到')
  await phone.sees('.why-rule', '每日签到')
  await phone.picture('why-growth')
  await phone.back()
  await readTheHistory(phone)
}

async function readTheHistory(phone: Phone): Promise<void> {
  await phone.tap('.section-more')
  await phone.sees('.history-lines', '每日签到')
  await phone.sees('.history-lines', '+20')
  await phone.picture('growth')
  await phone.tap('.segment', 1)
  await phone.sees('.history-lines', '升级白银会员')
  await phone.picture('changes')
  await phone.back()
}

async function takeTheGift(phone: Phone): Promise<void> {
  await phone.sees('.benefit-claimable', '每月咖啡券')
  await phone.tap('.claim-gift')
  await phone.sees('.gift-button', '领取礼遇')
  await phone.sees('.gift', '领取后立即显示券码')
  await phone.picture('gift')
  await phone.tap('.gift-button')
  await phone.sees('.news', '礼遇已领取')
  await phone.sees('.order-code', 'COUPON-1')
  await phone.picture('gift-order')
  await phone.back()
  await phone.sees('.benefit-given', '已领')
  expect(await phone.count('.claim-gift')).toBe(0)
  await phone.tab('me')
  await phone.tap('.to-orders')
  await phone.sees('.order-row', '咖啡券')
  await phone.sees('.order-row', '不用积分')
  expect(await phone.count('.order-row')).toBe(1)
  await phone.picture('gift-in-orders')
}

/** Enough points, too low a tier: the tile, the page and the reason say so, and lead on. */
async function meetTheGate(phone: Phone): Promise<void> {
  await phone.tab('mall')
  await phone.sees('.product-tile', '黄金会员可换')
  await phone.picture('mall-gate')
  await phone.tap('.product-tile')
  await phone.sees('.product-title', '金杯')
  await phone.sees('.gate-missing', '还差 100 成长值')
  await phone.sees('.raise-tier', '黄金会员')
  expect(await phone.count('.redeem-button')).toBe(0)
  await phone.picture('product-gate')
  await phone.tap('.gate')
  await phone.sees('.why-title', '金杯')
  await phone.sees('.why-words', '当前会员等级还不够')
  await phone.sees('.why-missing', '还差 100 成长值升级黄金会员')
  await phone.picture('why-gate')
  await phone.tap('.why-next')
  await phone.sees('.tasks', '签到')
}

async function askWhyOfPoints(phone: Phone): Promise<void> {
  await phone.tab('me')
  await phone.tap('.to-points')
  await phone.tap('.entry')
  await phone.sees('.why-points', '+10')
  await phone.sees('.why-facts', '签到')
  await phone.sees('.why-steps', '连签')
  await phone.sees('.why-rule', '每日签到')
  await phone.picture('why-points')
  await phone.tap('.why-next')
  await phone.sees('.standing', '白银会员')
}
