/** An invitation, as two customers live it: one shares, the other reads what it is about, says yes, does what is asked, and both are paid. */
import { mallAdminApi } from '@laurel/shared/mall-admin'
import { referralApi } from '@laurel/shared/referral'
import { expect } from 'vitest'
import { demoMembers } from '../../miniapp/config/demo-members.ts'
import type { DatabaseKind } from '../world/databases.ts'
import { openMall } from '../world/mall.ts'
import { publishProgramme } from '../world/referral.ts'
import { type World, world } from '../world/world.ts'
import { eventually, type Phone } from './phone.ts'

const MINUTE_MS = 60_000
const PHONE = '13900006618'
export const INVITER = 'linzhixia'
/** In the preview an invitation is offered to the last of the demo's members. */
export const INVITEE = (demoMembers.at(-1)?.openid ?? '').replace(/^o|_+$/g, '')

export interface InviteWorld {
  w: World
  code: string
  /** Somebody thinks for a while: only the server's clock moves. */
  think(ms: number): void
}

/** Lin has been a member for a while; a coupon for 10 is on the shelf, and who redeems it first brings 300 to each. */
export async function openInviteWorld(database: DatabaseKind, previewDir?: string): Promise<InviteWorld> {
  const clock = { ahead: -20 * MINUTE_MS }
  const now = (): number => Date.now() + clock.ahead
  const w = await world({ database, clock: now, ...(previewDir ? { previewDir } : {}) })
  await addCoupon(w)
  const rewards = [{ milestone: 'act' as const, inviterPoints: 300, inviteePoints: 300 }]
  const { offerId } = await publishProgramme(w.operators, { body: { headline: '送你一枝新叶', rewards } })
  const lin = await w.member(INVITER)
  await w.name(lin.id, '林知夏')
  const { code } = await lin.ask(referralApi.mint, { offerId, surface: 'friend' })
  w.loginCode(INVITEE)
  w.emulator.control.setPhone(openidOf(INVITEE), PHONE)
  clock.ahead = 0
  return {
    w,
    code,
    think: (ms) => {
      clock.ahead += ms
    },
  }
}

const openidOf = (name: string): string => `o${name}`.padEnd(28, '_')

async function addCoupon(w: World): Promise<void> {
  const { goodsBudget: budgetId } = await openMall(w)
  const sku = { title: '1 张', pricePoints: 10, costFen: 300, limitPerMember: null }
  const words = { title: '美式券', subtitle: '第一杯', art: 'thermos', category: '好物', rules: [] }
  const coupon = { ...words, kind: 'code' as const, budgetId, skus: [sku] }
  const { id } = await w.operators.product(coupon, { codes: ['FIRST-1', 'FIRST-2'] })
  await w.operators.as('editor', mallAdminApi.setShelf, { productIds: [id] })
}

export interface Hands {
  phone: Phone
  loginButton: string
}

/** Both hold a phone: the inviter's is there first, the invitee's opens with the card that was shared. */
export async function liveAnInvitation(
  { w, think }: InviteWorld,
  { inviter, openCard }: { inviter: Hands; openCard: () => Promise<Phone> },
): Promise<void> {
  await share(inviter)
  const phone = await openCard()
  await readFirst(phone)
  await eventually('the arrival is told', async () => ((await arrivals(w)) > 0 ? true : undefined))
  think(MINUTE_MS)
  await accept(phone)
  await doWhatIsAsked(phone)
  await seeThePayment(inviter.phone)
  expect([phone.faults(), inviter.phone.faults()]).toEqual([[], []])
}

const arrivals = async (w: World): Promise<number> =>
  Number((await w.db.all('select count(*) as n from touch'))[0]?.n)

async function share({ phone, loginButton }: Hands): Promise<void> {
  await phone.tap('.login-button')
  await phone.tap('.check-box')
  await phone.tap(loginButton)
  await phone.tap('.entry-invite')
  await phone.sees('.deal-title', '300')
  await phone.sees('.no-friends', '还没有好友')
  await phone.tap('.to-poster')
  await phone.sees('.poster-save', '保存')
  expect(await phone.count('.poster-picture')).toBe(1)
  await phone.back()
  await phone.sees('.share-button', '')
}

/** Everything stands there before anything is agreed to. */
async function readFirst(phone: Phone): Promise<void> {
  await phone.sees('.landing-title', '林*夏 邀请你加入')
  await phone.sees('.gains', '300')
  await phone.sees('.landing', '不接受也可以浏览和注册')
  await phone.sees('.turn-down', '暂不加入')
  await phone.picture('landing')
  await phone.tap('.join')
  await phone.sees('.join-trouble', '请先阅读并勾选同意')
}

async function accept(phone: Phone): Promise<void> {
  await phone.tap('.check-box')
  await phone.sees('.check-on', '') // only then the button asks WeChat for the number
  await phone.tap('.join')
  if (phone.asksPrivacy) await phone.answerPrivacy(true)
  await phone.sees('.joined-title', '已接受邀请')
  await phone.sees('.joined', '已为你预留 300 积分')
  await phone.picture('accepted')
}

async function doWhatIsAsked(phone: Phone): Promise<void> {
  await phone.tab('home')
  await phone.tap('.sign-in-button')
  await phone.sees('.given', '10')
  await phone.tab('mall')
  await phone.tap('.product-tile')
  await phone.sees('.product-title', '美式券')
  await phone.tap('.redeem-button')
  await phone.tap('.confirm-button')
  await phone.sees('.order-code', 'FIRST-1')
  await phone.tab('home')
  await phone.sees('.balance', '300')
  await phone.tab('me')
  await phone.tap('.to-accepted')
  await phone.sees('.accepted-done', '已到账 300 积分')
  await phone.picture('accepted-done')
}

async function seeThePayment(phone: Phone): Promise<void> {
  await phone.tab('me')
  await phone.tap('.to-invite')
  await phone.sees('.friend-done', '300')
  await phone.sees('.month-points', '300')
  await phone.picture('invite-paid')
  await phone.tap('.friend-done')
  await phone.sees('.why-points', '+300')
  await phone.sees('.why-rule', '邀请好友')
  await phone.picture('why-invited')
}
