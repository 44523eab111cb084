/** Fills a new database with demo data: three months of a small mall, lived through over HTTP under a virtual clock. */

import { grant } from '@laurel/server/budget/index'
import { addDays, dayOf, startOfDay } from '@laurel/server/platform/clock'
import { budgetApi } from '@laurel/shared/budget'
import { mallApi } from '@laurel/shared/mall'
import { mallAdminApi } from '@laurel/shared/mall-admin'
import { outreachAdminApi } from '@laurel/shared/outreach'
import { catalogue, templates } from './catalogue.ts'
import { demoCampaigns } from './demo-campaigns.ts'
import { demoInvitations } from './demo-referral.ts'
import { openSource, type SourceClient } from './event-sources.ts'
import { demoOffers } from './growth.ts'
import type { MemberClient } from './members.ts'
import { type World, world } from './world.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
const today = dayOf(Date.now())
let now = Date.now()

/** So many days before today (negative: after), at this time of day in Shanghai. */
const at = (daysAgo: number, time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return startOfDay(addDays(today, -daysAgo)) + (hours * 60 + minutes) * MINUTE_MS
}
const goTo = (daysAgo: number, time: string): void => {
  now = at(daysAgo, time)
}

const wait = (ms: number): void => {
  now += ms
}

async function gift(
  w: World,
  member: MemberClient,
  budgetId: string,
  { points, days }: { points: number; days: number },
): Promise<void> {
  await w.laurel.deps.engine.run(
    (work, input: { id: string }, instant) =>
      grant(
        work,
        {
          id: input.id,
          budgetId,
          memberId: member.id,
          points,
          expiresOn: addDays(today, days),
          because: { reason: 'gift', subject: '新会员礼' },
        },
        instant,
      ),
    { id: `gift/${member.id}/${days}` },
  )
}

interface Opened {
  yearId: string
  points: string
  bySubject: Map<string, string>
}

async function open(w: World): Promise<Opened> {
  const { operators } = w
  const year = await operators.budget({ name: '2026 会员权益', currency: 'points', amount: 2_000_000 })
  const signIn = await operators.budget({
    name: '每日签到',
    currency: 'points',
    amount: 400_000,
    parentId: year.id,
  })
  const gifts = await operators.budget({
    name: '新会员礼',
    currency: 'points',
    amount: 600_000,
    parentId: year.id,
  })
  const goods = await operators.budget({ name: '商城采购', currency: 'fen', amount: 5_000_000 })
  await operators.as('editor', budgetApi.setCaps, {
    budgetId: signIn.id,
    caps: { dayMax: 20_000, monthMax: 200_000, totalMax: null },
  })
  await operators.signInTask({ rewards: [5, 5, 10, 10, 15, 15, 50], budgetId: signIn.id })

  const bySubject = new Map<string, string>()
  for (const { product, stock = 0, codes = 0 } of catalogue) {
    const pool = Array.from(
      { length: codes },
      (_, i) => `DEMO-${product.art.toUpperCase()}-${String(i + 1).padStart(4, '0')}`,
    )
    const { skus } = await operators.product({ ...product, budgetId: goods.id }, { stock, codes: pool })
    bySubject.set(product.art, skus[0]?.id ?? '')
  }
  const productIds = [...bySubject.values()].map((skuId) => skuId.split('.')[0] ?? '')
  await operators.as('editor', mallAdminApi.setShelf, { productIds })
  await publishGrowth(w, { parentId: year.id, giftSku: bySubject.get('americano') ?? '' })
  for (const template of templates) await operators.as('editor', outreachAdminApi.addTemplate, template)
  return { yearId: year.id, points: gifts.id, bySubject }
}

/** The tier table, the earn rule and the tasks, paid from a budget of their own. */
async function publishGrowth(
  { operators }: World,
  { parentId, giftSku }: { parentId: string; giftSku: string },
): Promise<void> {
  const amount = 300_000
  const { id } = await operators.budget({ name: '会员成长', currency: 'points', amount, parentId })
  for (const { givesPoints, ...offer } of demoOffers(giftSku))
    await operators.publish({ ...offer, budgetId: givesPoints ? id : null, endsAt: now + 900 * DAY_MS })
}

/** What the tills of the shops tell, as it happens. */
function tillOf(pos: SourceClient, memberId: string) {
  let told = 0
  const tell = async (type: string, id: string, data: Record<string, unknown>): Promise<string> => {
    const { status, body } = await pos.send(pos.event(type, { id, subject: `member/${memberId}`, data }))
    if (status !== 200 || body.items?.[0]?.state !== 'recorded') throw new Error(JSON.stringify(body))
    return id
  }
  return {
    pay(yuan: number): Promise<string> {
      told += 1
      return tell('purchase.paid', `till-${told}`, { amountFen: yuan * 100, channel: 'store' })
    },
    refund: (undoes: string, yuan: number) =>
      tell('purchase.refunded', `${undoes}-back`, { undoes, amountFen: yuan * 100 }),
  }
}

interface Story {
  budgetId: string
  yearId: string
  skuOf(art: string): string
}

/** Weeks before she hears of invitations. */
async function spend(till: ReturnType<typeof tillOf>): Promise<void> {
  goTo(75, '18:20')
  await till.pay(520)
  goTo(60, '11:45')
  await till.pay(860)
  goTo(34, '15:30')
  const coat = await till.pay(400)
  goTo(33, '10:05')
  await till.refund(coat, 40)
}

async function playInAutumn(campaigns: ReturnType<typeof demoCampaigns>): Promise<void> {
  goTo(26, '09:30')
  await campaigns.openAutumn(at(18, '00:00'))
  goTo(24, '19:20')
  await campaigns.liveAutumn()
}

async function liveAsLin(w: World, { budgetId, yearId, skuOf }: Story): Promise<void> {
  goTo(80, '10:12')
  let lin = await w.member('linzhixia')
  await w.name(lin.id, '林知夏')
  const { operators } = await w.operatorsNow()
  const pos = await openSource({ url: w.url, operators }, 'pos', { clock: () => now })
  const till = tillOf(pos, lin.id)
  const stage = { w, clock: () => now, wait }
  const invitations = demoInvitations(stage)
  const campaigns = demoCampaigns({ ...stage, parentId: yearId, skuOf })
  await gift(w, lin, budgetId, { points: 1_300, days: 40 })
  await gift(w, lin, budgetId, { points: 860, days: 221 })
  await gift(w, lin, budgetId, { points: 1_800, days: 405 })

  const onDay = async (daysAgo: number, time: string): Promise<void> => {
    goTo(daysAgo, time)
    lin = await w.member('linzhixia') // an access token lives for minutes, the story for months
  }
  const signInOn = async (...days: number[]): Promise<void> => {
    for (const daysAgo of days) {
      await onDay(daysAgo, '08:40')
      await lin.signInDaily()
    }
  }
  await spend(till)
  goTo(30, '09:00')
  await invitations.publish(yearId)
  await playInAutumn(campaigns)
  await onDay(14, '20:10')
  const code = await invitations.link(lin)
  goTo(14, '21:02')
  const he = await invitations.join(friends.paid, code)
  goTo(13, '01:10')
  await campaigns.closeAutumn()
  goTo(13, '18:31')
  await invitations.pay(pos, he, 58)
  await signInOn(12, 11, 10)
  await onDay(9, '12:06')
  await lin.redeem(skuOf('americano'))
  goTo(8, '18:12')
  await till.pay(374)
  await onDay(8, '20:31')
  const bag = await lin.redeem(skuOf('tote-bag'))
  await onDay(7, '09:20')
  await lin.ask(mallApi.cancel, { orderId: bag.orderId })
  await signInOn(5, 4)
  goTo(5, '10:00')
  await campaigns.openSnow(at(-14, '00:00'))
  await onDay(4, '19:05')
  const book = await lin.redeem(skuOf('notebook'))
  await signInOn(3)
  goTo(3, '11:00')
  await sendOff(w, book.orderId)
  goTo(3, '15:20')
  await invitations.join(friends.underWay, code)
  await signInOn(2)
  goTo(2, '18:40')
  await campaigns.liveSnow()
  await onDay(2, '20:42')
  await campaigns.playAs(lin)
  await signInOn(1)
  goTo(1, '12:26')
  await till.pay(86)
  await onDay(1, '12:40')
  await campaigns.drawAs(lin, 'tea')
  await closeYesterday(invitations, { inviterId: lin.id, code })
}

async function closeYesterday(
  invitations: ReturnType<typeof demoInvitations>,
  { inviterId, code }: { inviterId: string; code: string },
): Promise<void> {
  goTo(1, '15:00')
  await invitations.atTheBranch(inviterId)
  for (const [i, visitor] of ['qian', 'sun'].entries()) {
    goTo(1, `17:${10 + 17 * i}`)
    await invitations.arrive(visitor, code)
  }
  goTo(1, '20:05')
  await invitations.join(friends.doubtful, code)
}

const friends = {
  paid: { name: 'hejiahe', called: '何嘉禾', phone: '13600002210' },
  underWay: { name: 'wangsiyuan', called: '王思远', phone: '13600003347' },
  doubtful: { name: 'zhaoqinghe', called: '赵清和', phone: '13600004482', isRisky: true },
}

async function sendOff(w: World, orderId: string): Promise<void> {
  const { operators } = await w.operatorsNow()
  await operators.as('editor', mallAdminApi.fulfil, { orderId })
  await operators.as('editor', mallAdminApi.ship, {
    orderId,
    carrier: '顺丰速运',
    trackingNumber: 'SF1420338265071',
  })
}

const url = process.env.DATABASE_URL ?? 'file:.data/laurel.db'
goTo(90, '09:00')
const w = await world({ at: { url, drop: async () => undefined }, clock: () => now })
try {
  const { items } = await w.operators.as('editor', mallAdminApi.products, { limit: 1 })
  if (!items.length) {
    const { yearId, points, bySubject } = await open(w)
    const skuOf = (art: string): string => bySubject.get(art) ?? ''
    await liveAsLin(w, { budgetId: points, yearId, skuOf })
    const violations = await w.verify()
    if (violations.length) throw new Error(`the demo books do not balance: ${JSON.stringify(violations)}`)
  }
} finally {
  await w.close()
}
