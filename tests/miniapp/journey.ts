/** The main job, as a customer lives it: sign in, be rewarded, browse, redeem, see the order, see where each point went. */
import { mallAdminApi } from '@laurel/shared/mall-admin'
import { expect } from 'vitest'
import type { DatabaseKind } from '../world/databases.ts'
import { demoOffers } from '../world/growth.ts'
import { type Mall, openMall } from '../world/mall.ts'
import { type World, world } from '../world/world.ts'
import type { Phone } from './phone.ts'

/** A mall whose first tile is a mug for 10, which the first daily sign-in pays. */
export async function openJourneyWorld(
  database: DatabaseKind,
  previewDir?: string,
): Promise<{ w: World; mall: Mall }> {
  const w = await world({ database, ...(previewDir ? { previewDir } : {}) })
  const mall = await openMall(w)
  const productIds = [mall.mug, mall.lamp, mall.coupon].map((skuId) => skuId.split('.')[0] ?? '')
  await w.operators.as('editor', mallAdminApi.setShelf, { productIds })
  await publishGrowth(w, mall)
  return { w, mall }
}

/** A tier table, a task that the first redemption completes, and one for a tier that nobody here has. */
async function publishGrowth({ operators }: World, { coupon }: Mall): Promise<void> {
  const { id } = await operators.budget({ name: 'tasks', currency: 'points', amount: 10_000 })
  for (const { givesPoints, ...offer } of demoOffers(coupon))
    if (['会员等级', '完成第一次兑换', '黄金会员月度好礼'].includes(offer.title))
      await operators.publish({ ...offer, budgetId: givesPoints ? id : null })
}

/** `loginButton`: what signs in on this platform. */
export async function liveTheMainJob(phone: Phone, loginButton: string): Promise<void> {
  await browseAsGuest(phone)
  await signIn(phone, loginButton)
  await earn(phone)
  await redeem(phone)
  await claim(phone)
  await lookBack(phone)
  expect(phone.faults()).toEqual([])
}

async function browseAsGuest(phone: Phone): Promise<void> {
  await phone.sees('.home', '登录')
  await phone.picture('home-guest')
  await phone.tab('mall')
  await phone.sees('.product-tile', '马克杯')
  expect(await phone.count('.product-tile')).toBe(3)
  await phone.picture('mall-guest')
  await phone.tab('home')
}

async function signIn(phone: Phone, loginButton: string): Promise<void> {
  await phone.tap('.login-button')
  await phone.sees('.sign-in', '我已阅读并同意')
  await phone.picture('sign-in')
  await phone.tap(loginButton)
  await phone.sees('.sign-in-refused', '同意')
  expect(await phone.path()).toContain('identity/pages/sign-in')
  await phone.tap('.check-box')
  await phone.tap(loginButton)
  await phone.sees('.balance', '0')
  await phone.sees('.tier-name', '青铜会员')
}

async function earn(phone: Phone): Promise<void> {
  await phone.picture('home-member')
  await phone.tap('.sign-in-button')
  await phone.sees('.given', '10')
  await phone.picture('signed-in')
  await phone.sees('.balance', '10')
  await phone.tab('tasks')
  await phone.sees('.streak-days', '1')
  await phone.sees('.task-doing', '完成第一次兑换')
  expect(await phone.text('.group-newcomer')).not.toContain('领取')
  await phone.sees('.task-barred', '升级黄金会员后可做')
  await phone.picture('tasks')
}

async function redeem(phone: Phone): Promise<void> {
  await phone.tab('mall')
  await phone.sees('.balance-line', '10')
  await phone.picture('mall')
  await phone.tap('.product-tile')
  await phone.sees('.product-title', '马克杯')
  await phone.sees('.price', '10')
  await phone.picture('product')
  await phone.tap('.redeem-button')
  await phone.tap('.address')
  await phone.answerPrivacy(true)
  await phone.sees('.address', '文三路')
  await phone.picture('confirm')
  await phone.tap('.confirm-button')
  await phone.sees('.order-state', '待发货')
  await phone.sees('.order-address', '138****2046')
  await phone.picture('order')
}

/** What one tap may send to the view: WeChat's phones stutter beyond it. */
const CALLS_MAX = 3
const BYTES_MAX = 32 * 1024

async function claim(phone: Phone): Promise<void> {
  await phone.tab('home')
  await phone.sees('.entry-tasks', '1 项可领取')
  await phone.tap('.entry-tasks')
  await phone.sees('.task-claimable', '完成第一次兑换')
  await phone.picture('task-done')
  const before = phone.drawn()
  await phone.tap('.claim-button')
  await phone.sees('.given', '已领取 60 积分、20 成长值')
  await phone.sees('.given', '余额 60')
  const after = phone.drawn()
  expect(after.calls - before.calls).toBeLessThanOrEqual(CALLS_MAX)
  expect(after.bytes - before.bytes).toBeLessThanOrEqual(BYTES_MAX)
  await phone.picture('claimed')
  await phone.tab('home')
  await phone.sees('.balance', '60')
  await phone.sees('.member-card', '还差480成长值升级白银会员')
  await phone.picture('home-after')
}

async function lookBack(phone: Phone): Promise<void> {
  await phone.tab('me')
  await phone.sees('.me', '积分')
  await phone.sees('.me .to-tiers', '青铜权益')
  await phone.picture('me')
  await phone.tap('.to-points')
  await phone.sees('.entries', '马克杯')
  await phone.sees('.entries', '每日签到')
  await phone.sees('.entries', '任务奖励')
  expect(await phone.count('.entry')).toBe(3)
  await phone.picture('points')
  await phone.back()
  await phone.tap('.to-orders')
  await phone.sees('.order-row', '马克杯')
  await phone.picture('orders')
}
