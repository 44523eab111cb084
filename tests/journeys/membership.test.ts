/** Tiers from their publication to their end: growth reaches one, the clock and refunds take it back, it opens goods and gives gifts. */
import { mallApi } from '@laurel/shared/mall'
import { mallAdminApi } from '@laurel/shared/mall-admin'
import { type Benefit, membershipAdminApi, membershipApi, type TiersBody } from '@laurel/shared/membership'
import { offersApi } from '@laurel/shared/offers'
import { tabsApi } from '@laurel/shared/tabs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask, newKey, paged, refusalOf, send } from '../world/ask.ts'
import { databaseKinds } from '../world/databases.ts'
import { openSource, type SourceClient } from '../world/event-sources.ts'
import { demoOffers } from '../world/growth.ts'
import { type Mall, openMall } from '../world/mall.ts'
import { HOME, type MemberClient } from '../world/members.ts'
import type { Operators } from '../world/operators.ts'
import { type World, world } from '../world/world.ts'

const SOON_MS = 600_000
const shanghai = (text: string): number => Date.parse(`${text}+08:00`)
const BEGIN = shanghai('2026-11-18T09:00:00')
const END = shanghai('2032-01-01T00:00:00')
const LONG = 3_000
const PAID = '2026-11-18'

const MONTHLY: Benefit = {
  id: 'monthly',
  kind: 'monthly-points',
  title: '月月积分',
  points: 50,
  lotDays: LONG,
}
const gift = (id: string, skuId: string): Benefit => ({ id, kind: 'monthly-gift', title: '每月礼', skuId })

/** The ladder of the demo; silver also gives points each month, a cup and the last umbrella. */
function ladderOf(coffee: string, ...more: Benefit[]): TiersBody {
  const body = demoOffers(coffee)[0]?.body as unknown as TiersBody
  const tiers = body.tiers.map((tier) =>
    tier.level === 2 ? { ...tier, benefits: [...tier.benefits, ...more] } : tier,
  )
  return { ...body, tiers }
}

describe.each(databaseKinds)('tiers on %s', (database) => {
  let w: World
  let operators: Operators
  let pos: SourceClient
  let mall: Mall
  let tiersId: string
  let rareProduct: string
  let rare: string
  let last: string
  const names: string[] = []
  let now = BEGIN

  beforeAll(async () => {
    w = await world({ database, clock: () => now })
    operators = w.operators
    pos = await openSource(w, 'pos', { clock: () => now })
    mall = await openMall(w, { mugs: 20, codes: Array.from({ length: 30 }, (_, i) => `C-${i}`) })
    const words = { subtitle: '礼', art: 'umbrella', category: '出行', rules: [], budgetId: mall.goodsBudget }
    const terms = { title: '标准款', pricePoints: 10, costFen: 700, limitPerMember: null }
    const goods = { ...words, kind: 'goods' as const, skus: [terms] }
    last = (await operators.product({ ...goods, title: '晴雨伞' }, { stock: 1 })).skus[0]?.id ?? ''
    const gated = await operators.product({ ...goods, title: '白银专享', minLevel: 2 }, { stock: 9 })
    rareProduct = gated.id
    rare = gated.skus[0]?.id ?? ''
    const budgetId = (await operators.budget({ name: '成长', currency: 'points', amount: 1_000_000 })).id
    const term = { budgetId, endsAt: END }
    const body = ladderOf(mall.coupon, MONTHLY, gift('cup', mall.mug), gift('last', last))
    const ladder = { kind: 'tiers', title: '会员等级', body: { ...body } } as const
    tiersId = (await operators.publish({ ...ladder, ...term, startsAt: now + SOON_MS })).id
    const earn = demoOffers(mall.coupon)[1]?.body ?? {}
    await operators.publish({ kind: 'earn', title: '消费奖励', body: earn, ...term })
  })
  afterAll(async () => {
    expect(await w.verify()).toEqual([])
    await w.close()
  })

  /** Signed in at this time of the clock. */
  async function member(name: string): Promise<MemberClient> {
    if (!names.includes(name)) names.push(name)
    return w.member(name)
  }
  const job = () => w.run('tiers')
  /** A moment later: growth of one instant counts together. */
  async function told(type: string, { id }: MemberClient, data: Record<string, unknown>): Promise<unknown> {
    now += 1_000
    const event = pos.event(type, { subject: `member/${id}`, data })
    expect((await pos.send(event)).body.items).toMatchObject([{ state: 'recorded' }])
    return event.id
  }
  const bought = (who: MemberClient, yuan: number) => told('purchase.paid', who, { amountFen: yuan * 100 })
  const refunded = (who: MemberClient, undoes: unknown, yuan: number) =>
    told('purchase.refunded', who, { undoes, amountFen: yuan * 100 })
  async function silver(name: string): Promise<MemberClient> {
    const one = await member(name)
    await bought(one, 500)
    return one
  }
  const standingOf = async (who: MemberClient) => (await who.ask(tabsApi.me, {})).standing
  const changesOf = async (who: MemberClient) =>
    (await who.ask(membershipApi.changes, {})).items
      .map(({ change, at: instant, toLevel }) => [change, instant, toLevel])
      .reverse()
  const benefitOf = async (who: MemberClient, id: string) =>
    (await who.ask(membershipApi.tiers, {})).tiers
      .find(({ level }) => level === 2)
      ?.benefits.find((benefit) => benefit.id === id)
  const take = (who: MemberClient, benefitId: string) =>
    who.ask(mallApi.claimGift, { benefitId, address: HOME })
  const grantsOf = async ({ id }: MemberClient, rule: string): Promise<string[]> =>
    (
      await w.db.all(
        `select occasion from offer_grant where member_id = '${id}' and rule = '${rule}' and state = 'granted' order by occasion`,
      )
    ).map(({ occasion }) => String(occasion))
  const piecesOf = async (skuId: string): Promise<number> => {
    const productId = skuId.split('.')[0] ?? ''
    const page = await operators.as('editor', mallAdminApi.product, { productId })
    return page.skus.find(({ id }) => id === skuId)?.stock ?? Number.NaN
  }

  test('before the table starts nobody stands anywhere, and what asks for a tier is closed', async () => {
    const ahn = await member('ahn')
    await bought(ahn, 600)

    expect(await standingOf(ahn)).toBeNull()
    expect((await ahn.ask(tabsApi.home, {})).standing).toBeNull()
    expect(await ahn.ask(membershipApi.tiers, {})).toMatchObject({ standing: null, tiers: [] })
    expect(await refusalOf(take(ahn, 'coffee'))).toBe('GIFT_UNKNOWN')
    const page = await ahn.ask(mallApi.product, { productId: rareProduct })
    expect(page).toMatchObject({ gate: { level: 2 }, skus: [{ bar: 'TIER_TOO_LOW' }] })
    expect(await refusalOf(ahn.redeem(rare))).toBe('TIER_TOO_LOW')

    now += SOON_MS

    // Growth from before is shown, and decides nothing.
    expect(await standingOf(ahn)).toMatchObject({ level: 1, growth: 0, lifetimeGrowth: 600 })
  })

  test('growth reaches silver at once, and home and me say so', async () => {
    const lin = await member('lin')
    expect(await standingOf(lin)).toMatchObject({
      level: 1,
      keep: null,
      next: { level: 2, missing: 500, until: '2027-11-18' },
    })

    await bought(lin, 499)
    expect(await standingOf(lin)).toMatchObject({ level: 1, growth: 499, next: { missing: 1 } })
    await bought(lin, 1)

    const silverNow = {
      level: 2,
      name: '白银',
      look: 'silver',
      growth: 0,
      lifetimeGrowth: 500,
      next: { level: 3, name: '黄金', look: 'gold', reachGrowth: 2_000, missing: 2_000, until: '2027-11-18' },
      keep: { keepGrowth: 1_200, missing: 1_200, until: '2027-11-18', isProtected: false },
      multiplierBps: 12_000,
    }
    expect(await standingOf(lin)).toEqual(silverNow)
    expect((await lin.ask(tabsApi.home, {})).standing).toEqual(silverNow)
    expect((await lin.ask(membershipApi.tiers, {})).tiers.map(({ state }) => state)).toEqual([
      ...['passed', 'current', 'ahead', 'ahead', 'ahead'],
    ])
    expect(await benefitOf(lin, 'monthly')).toMatchObject({ state: 'given', period: '2026-11' })
  })

  test('a refund takes the tier back that its purchase brought; one that was reached without it stays', async () => {
    const mo = await member('mo')
    await bought(mo, 300)
    const tea = await bought(mo, 300)
    expect(await standingOf(mo)).toMatchObject({ level: 2, growth: 0 })

    await refunded(mo, tea, 50)
    expect(await standingOf(mo)).toMatchObject({ level: 2 })
    await refunded(mo, tea, 200)

    expect(await standingOf(mo)).toMatchObject({ level: 1, growth: 350, next: { missing: 150 } })
    expect((await changesOf(mo)).map(([change]) => change)).toEqual(['joined', 'reached', 'dropped'])
    expect(await refusalOf(take(mo, 'coffee'))).toBe('GIFT_UNKNOWN')
  })

  test('goods for silver say so on the tile and the page, and open when silver is reached', async () => {
    const an = await member('an')
    await w.give(an.id, 100, '2031-12-31')
    await bought(an, 120)
    const tileOf = async () =>
      (await an.ask(mallApi.shelf, {})).items.find(({ productId }) => productId === rareProduct)
    const pageOf = () => an.ask(mallApi.product, { productId: rareProduct })
    const gate = { level: 2, name: '白银', look: 'silver', missing: 380 }

    expect(await tileOf()).toMatchObject({ gate })
    expect(await pageOf()).toMatchObject({ gate, skus: [{ bar: 'TIER_TOO_LOW' }] })
    const home = await an.ask(tabsApi.home, {})
    expect(home.tiles.find(({ productId }) => productId === rareProduct)).toMatchObject({ gate })
    const guest = await ask(w.url, mallApi.product, { productId: rareProduct })
    expect(guest.gate).toEqual({ ...gate, missing: null })
    const refused = await send(
      w.url,
      mallApi.redeem,
      { skuId: rare, address: HOME },
      {
        token: an.token,
        key: newKey(),
      },
    )
    expect(refused.body).toMatchObject({
      code: 'TIER_TOO_LOW',
      details: { level: 2, name: '白银', missing: 380 },
    })

    await bought(an, 380)

    expect(await tileOf()).toMatchObject({ gate: null })
    expect(await pageOf()).toMatchObject({ gate: null, skus: [{ bar: null }] })
    expect(await an.redeem(rare)).toMatchObject({ pricePoints: 10 })
  })

  test('20 taps at once take one gift of the month, which stands among the orders', async () => {
    const bo = await silver('bo')
    const before = await bo.balance()
    expect(await benefitOf(bo, 'coffee')).toMatchObject({ state: 'claimable', period: '2026-11' })
    const input = { benefitId: 'coffee' }
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => send(w.url, mallApi.claimGift, input, { token: bo.token })),
    )

    const codes = replies.map(({ status, body }) =>
      status === 201 ? 'taken' : (body as { code: string }).code,
    )
    expect(codes.toSorted()).toEqual([...Array.from({ length: 19 }, () => 'GIFT_TAKEN'), 'taken'])
    const { items } = await bo.ask(mallApi.orders, {})
    expect(items).toMatchObject([{ skuId: mall.coupon, pricePoints: 0, state: 'received' }])
    expect(await bo.balance()).toBe(before)
    expect(await benefitOf(bo, 'coffee')).toMatchObject({ state: 'given' })
  })

  test('a cancelled gift goes back with its piece and its cost, and can be taken once more', async () => {
    const ke = await silver('ke')
    const [pieces, fen] = [await piecesOf(mall.mug), await mall.remaining(mall.goodsBudget)]
    const { orderId } = await take(ke, 'cup')
    expect([await piecesOf(mall.mug), await mall.remaining(mall.goodsBudget)]).toEqual([
      pieces - 1,
      fen - 500,
    ])
    expect(await refusalOf(take(ke, 'cup'))).toBe('GIFT_TAKEN')

    await ke.ask(mallApi.cancel, { orderId })

    expect([await piecesOf(mall.mug), await mall.remaining(mall.goodsBudget)]).toEqual([pieces, fen])
    expect(await benefitOf(ke, 'cup')).toMatchObject({ state: 'claimable' })
    await take(ke, 'cup')
    expect(await refusalOf(take(ke, 'cup'))).toBe('GIFT_TAKEN')
  })

  test('the last piece goes to one of two; the other keeps the right to it', async () => {
    const [pei, gu] = [await silver('pei'), await silver('gu')]
    const taps = [pei, gu].map((who) => refusalOf(take(who, 'last')))

    const outcomes = await Promise.all(taps)

    expect(outcomes.toSorted()).toEqual(['STOCK_EMPTY', undefined])
    expect(await piecesOf(last)).toBe(0)
    const loser = outcomes[0] === 'STOCK_EMPTY' ? pei : gu
    await operators.as('editor', mallAdminApi.restock, { skuId: last, pieces: 1, because: '补货' })
    await take(loser, 'last')
    expect(await piecesOf(last)).toBe(0)
  })

  test('a pause stops gifts and no tier; after it they go on', async () => {
    const yu = await silver('yu')
    await operators.as('approver', offersApi.pause, { offerId: tiersId, because: '核对' })

    expect(await refusalOf(take(yu, 'cup'))).toBe('OFFER_PAUSED')
    expect(await standingOf(yu)).toMatchObject({ level: 2 })

    await operators.as('editor', offersApi.resume, { offerId: tiersId, because: '核对完成' })
    await take(yu, 'cup')
  })

  test('a new month brings its points once, however often the job runs, and another gift', async () => {
    const zhou = await silver('zhou')
    await take(zhou, 'coffee')
    const before = await zhou.balance()
    now = shanghai('2026-12-02T10:00:00')
    await Promise.all([job(), job()])
    await job()

    const later = await member('zhou')

    expect(await later.balance()).toBe(before + 50)
    expect(await grantsOf(later, 'benefit:monthly')).toEqual(['2026-11', '2026-12'])
    await take(later, 'coffee')
    expect(await refusalOf(take(later, 'coffee'))).toBe('GIFT_TAKEN')
  })

  test('a birthday brings its points once a year', async () => {
    const qi = await silver('qi')
    const before = await qi.balance()
    await told('member.birthday', qi, {})
    now = shanghai('2026-12-03T10:00:00')
    const nextDay = await member('qi')
    await told('member.birthday', nextDay, {})
    expect(await nextDay.balance()).toBe(before + 200)

    now = shanghai('2027-01-05T10:00:00')
    await told('member.birthday', await member('qi'), {})

    const given = await grantsOf(qi, 'benefit:birthday')
    expect(given).toEqual(['2026', '2027'])
  })

  test('growth and changes come page by page, the newest first, none twice', async () => {
    const ru = await member('ru')
    for (const yuan of [100, 200, 200, 700, 1_300]) await bought(ru, yuan)
    const growth = await paged((page) => ru.ask(membershipApi.growth, { ...page, limit: 2 }))
    const changes = await paged((page) => ru.ask(membershipApi.changes, { ...page, limit: 1 }))

    expect(growth.map(({ amount }) => amount)).toEqual([1_300, 700, 200, 200, 100])
    expect(changes.map(({ number }) => number)).toEqual([3, 2, 1])
    expect(await standingOf(ru)).toMatchObject({ level: 3, lifetimeGrowth: 2_500 })
  })

  test('a cycle ends, is protected, and drops: read at once though the job is late, written at its own instants', async () => {
    const vera = await silver('vera')
    await silver('wu')
    const reachedAt = (await changesOf(vera)).at(-1)?.[1]
    const [protectedAt, droppedAt] = [shanghai('2028-01-06T00:00:00'), shanghai('2028-02-05T00:00:00')]
    now = protectedAt - 1
    expect(await standingOf(await member('vera'))).toMatchObject({ level: 2, keep: { isProtected: false } })

    now = protectedAt + SOON_MS
    const protectedWu = await member('wu')
    expect(await standingOf(await member('vera'))).toMatchObject({
      level: 2,
      keep: { isProtected: true, missing: 1_200, until: '2028-02-04' },
    })
    await bought(protectedWu, 1_200)
    expect(await standingOf(protectedWu)).toMatchObject({ level: 2, keep: { isProtected: false } })

    now = droppedAt - 1
    expect(await standingOf(await member('vera'))).toMatchObject({ level: 2, keep: { isProtected: true } })
    now = shanghai('2028-04-10T10:00:00')
    const late = await member('vera')
    expect(await standingOf(late)).toMatchObject({ level: 1, keep: null, multiplierBps: 10_000 })
    expect(await refusalOf(late.redeem(rare))).toBe('TIER_TOO_LOW')
    expect(await refusalOf(take(late, 'coffee'))).toBe('GIFT_UNKNOWN')

    await Promise.all([job(), job()])

    expect((await changesOf(late)).slice(1)).toEqual([
      ['reached', reachedAt, 2],
      ['protected', protectedAt, 2],
      ['dropped', droppedAt, 1],
    ])
    expect((await changesOf(await member('wu'))).map(([change]) => change)).toEqual([
      ...['joined', 'reached', 'protected', 'kept'],
    ])
    const months = await grantsOf(late, 'benefit:monthly')
    expect([months.length, months[0], months.at(-1)]).toEqual([14, '2027-01', '2028-02'])
  })

  test('the flow between tiers comes from where members stood to where they stand', async () => {
    operators = (await w.operatorsNow()).operators
    await job() // whoever was there before the table, and did nothing since, joins with it
    const today = '2028-04-10'
    const stand = new Map<number, number>()
    for (const name of names) {
      const level = (await standingOf(await member(name)))?.level ?? 0
      stand.set(level, (stand.get(level) ?? 0) + 1)
    }
    const flowOf = (from: string, to: string) => operators.as('editor', membershipAdminApi.flow, { from, to })
    const whole = await flowOf(PAID, today)
    const [first, rest] = [await flowOf(PAID, '2026-12-31'), await flowOf('2027-01-01', today)]

    for (const { levels } of [whole, first, rest])
      for (const { start, joined, up, down, leftUp, leftDown, end } of levels)
        expect(end).toBe(start + joined + up + down - leftUp - leftDown)
    expect(whole.levels.map(({ level, end }) => [level, end])).toEqual(
      whole.levels.map(({ level }) => [level, stand.get(level) ?? 0]),
    )
    expect(whole.levels.reduce((sum, { joined }) => sum + joined, 0)).toBe(names.length)
    expect(rest.levels.map(({ start }) => start)).toEqual(first.levels.map(({ end }) => end))
    expect(whole.protected).toBeGreaterThan(0)
    expect(await w.verify()).toEqual([])
  })
})
