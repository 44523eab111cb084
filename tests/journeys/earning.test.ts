/** Purchases come from a shop's system, refunds too: points and growth follow them, whatever was done with the points meanwhile. */
import type { EarnBody } from '@laurel/shared/earning'
import { offersApi } from '@laurel/shared/offers'
import { pointsApi } from '@laurel/shared/points'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refusalOf } from '../world/ask.ts'
import { databaseKinds } from '../world/databases.ts'
import { openSource, type SourceClient } from '../world/event-sources.ts'
import { openMall } from '../world/mall.ts'
import type { MemberClient } from '../world/members.ts'
import { type World, world } from '../world/world.ts'

const DAY_MS = 86_400_000
const PER_YUAN = { amount: 1, per: { number: 'amountFen', of: 100 } }
const SHOP: EarnBody = {
  fact: 'purchase.paid',
  points: PER_YUAN,
  growth: PER_YUAN,
  multiplied: false,
  cap: null,
  lotDays: 365,
}

describe.each(databaseKinds)('earning on %s, over HTTP', (database) => {
  let w: World
  let pos: SourceClient
  let mug: string
  let now = Date.parse('2026-11-21T12:00:00+08:00')
  beforeAll(async () => {
    w = await world({ database, clock: () => now })
    pos = await openSource(w, 'pos', { clock: () => now })
    mug = (await openMall(w, { mugs: 200, codes: ['A-1'] })).mug
    const budget = await w.operators.budget({ name: 'spring', currency: 'points', amount: 1_000_000 })
    await w.operators.publish({ kind: 'earn', title: '消费奖励', body: { ...SHOP }, budgetId: budget.id })
    now += 1000
  })
  afterAll(async () => {
    expect(await w.verify()).toEqual([])
    await w.close()
  })

  const of = (member: MemberClient) => ({ subject: `member/${member.id}` })
  const paid = (member: MemberClient, amountFen: number, change: Record<string, unknown> = {}) =>
    pos.event('purchase.paid', { ...of(member), data: { amountFen }, ...change })
  const refund = (member: MemberClient, undoes: unknown, amountFen: number) =>
    pos.event('purchase.refunded', { ...of(member), data: { undoes, amountFen } })
  const tell = async (...events: Record<string, unknown>[]): Promise<void> => {
    const { status, body } = await pos.send(events)
    expect([status, ...(body.items ?? []).map(({ state }) => state)]).toEqual([
      200,
      ...events.map(() => 'recorded'),
    ])
  }
  const balanceOf = async (path: string): Promise<number> =>
    Number((await w.db.all(`select balance from account where path = '${path}'`))[0]?.balance ?? 0)
  const growthOf = ({ id }: MemberClient) => balanceOf(`member/${id}/growth`)
  /** Points, growth, debt. */
  const standing = async (member: MemberClient): Promise<number[]> => {
    const { balance, debt } = await member.ask(pointsApi.summary, {})
    return [balance, await growthOf(member), debt]
  }

  test('a purchase gives points and growth; refunds take their share back, and no more than there was', async () => {
    const lin = await w.member('lin')
    const tea = paid(lin, 12_850)

    await tell(tea)
    expect(await standing(lin)).toEqual([128, 128, 0])
    const [entry] = (await lin.ask(pointsApi.history, {})).items
    expect(entry).toMatchObject({ points: 128, reason: 'purchase', subject: '消费奖励' })

    await tell(refund(lin, tea.id, 6425))
    expect(await standing(lin)).toEqual([64, 64, 0])

    await tell(refund(lin, tea.id, 99_999))
    expect(await standing(lin)).toEqual([0, 0, 0])
  })

  test('a refund that comes before its purchase, told five times each, leaves what is left of it', async () => {
    const mo = await w.member('mo')
    const tea = paid(mo, 10_000)
    const back = refund(mo, tea.id, 2500)

    for (let times = 0; times < 5; times += 1) {
      await pos.send([back])
      await pos.send([tea])
    }

    expect(await standing(mo)).toEqual([75, 75, 0])
  })

  test('Y1, the silent clawback: points that were spent are owed after the refund, and the next purchase pays first', async () => {
    const zhou = await w.member('zhou')
    const tea = paid(zhou, 1500)
    await tell(tea)
    await zhou.redeem(mug)
    expect(await standing(zhou)).toEqual([5, 15, 0])

    await tell(refund(zhou, tea.id, 1500))
    expect(await standing(zhou)).toEqual([0, 0, 10])

    await tell(paid(zhou, 3000))
    expect(await standing(zhou)).toEqual([20, 30, 0])
  })

  test('C1, the lost update: 50 purchases at once are all counted', async () => {
    const an = await w.member('an')
    const events = Array.from({ length: 50 }, () => paid(an, 1000))

    await Promise.all(events.map((event) => tell(event)))

    expect(await standing(an)).toEqual([500, 500, 0])
  })

  test('C2, the stale count: purchases at once never take more out of a budget than it holds', async () => {
    const bo = await w.member('bo')
    const { id: budgetId } = await w.operators.budget({ name: 'small', currency: 'points', amount: 100 })
    const body = { ...SHOP, where: { channel: 'kiosk' }, growth: null }
    await w.operators.publish({ kind: 'earn', title: '自助机', body, budgetId })
    now += 1000
    const data = { amountFen: 3000, channel: 'kiosk' }
    const events = Array.from({ length: 10 }, () => paid(bo, 0, { data }))

    await Promise.all(events.map((event) => tell(event)))

    expect(await balanceOf(`budget/${budgetId}/points`)).toBe(10)
    expect(await standing(bo)).toEqual([390, 300, 0])
  })

  test('C3, the log that lies: the history adds up to balance and debt, after spending and refunds', async () => {
    const ke = await w.member('ke')
    const [tea, pot] = [paid(ke, 2500), paid(ke, 1999)]
    await tell(tea, pot)
    await ke.redeem(mug)
    await ke.redeem(mug)
    await tell(refund(ke, tea.id, 2500), refund(ke, pot.id, 999))

    const { items } = await ke.ask(pointsApi.history, { limit: 50 })
    const [balance, , debt] = await standing(ke)

    const moved = items.reduce((sum, { points }) => sum + points, 0)
    expect([balance, moved, debt]).toEqual([0, 0, 11])
  })

  test('C4 and Y2, the unguarded decrement: earning, spending and refunds at once, and no point is made or lost', async () => {
    const pei = await w.member('pei')
    const first = paid(pei, 10_000)
    await tell(first)

    const orders = Array.from({ length: 20 }, () => refusalOf(pei.redeem(mug)))
    const told = [...Array.from({ length: 10 }, () => paid(pei, 1000)), refund(pei, first.id, 5000)]
    const [outcomes] = await Promise.all([Promise.all(orders), Promise.all(told.map((event) => tell(event)))])

    const spent = 10 * outcomes.filter((outcome) => outcome === null || outcome === undefined).length
    const [balance = 0, growth, debt = 0] = await standing(pei)
    expect([balance - debt, growth]).toEqual([150 - spent, 150])
    expect(balance).toBeGreaterThanOrEqual(0)
  })

  test('a rule that is paused gives nothing, takes back all the same, and gives what was held back afterwards', async () => {
    const gu = await w.member('gu')
    const budget = await w.operators.budget({ name: 'app', currency: 'points', amount: 1000 })
    const body = { ...SHOP, where: { channel: 'app' }, growth: null }
    const offer = { kind: 'earn', title: '线上加赠', body, budgetId: budget.id } as const
    const { id: offerId } = await w.operators.publish(offer)
    now += 1000
    const inApp = (amountFen: number) => paid(gu, amountFen, { data: { amountFen, channel: 'app' } })
    const [before, late] = [inApp(1000), inApp(2000)]
    await tell(before)
    now += 1000
    await w.operators.as('approver', offersApi.pause, { offerId, because: '核对' })

    await tell(late, refund(gu, before.id, 1000), inApp(5000))

    // 20 + 50 of the rule that is not paused.
    expect(await standing(gu)).toEqual([70, 70, 0])
  })

  test('a full refund after the points have lapsed: nothing is taken twice, and the books close', async () => {
    const yu = await w.member('yu')
    const tea = paid(yu, 1000)
    await tell(tea)
    now += 370 * DAY_MS
    await w.run('expiry')
    const later = await w.member('yu')
    expect(await standing(later)).toEqual([0, 10, 0])

    await tell(refund(yu, tea.id, 1000))

    expect((await standing(later)).slice(0, 2)).toEqual([0, 0])
    expect(await w.verify()).toEqual([])
  })
})
