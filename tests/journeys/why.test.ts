/** For every point, every bit of growth and every refusal there is an answer to why: the facts, the rule, the reckoning, what is missing. */
import type { EarnBody } from '@laurel/shared/earning'
import { mallApi } from '@laurel/shared/mall'
import { offersApi } from '@laurel/shared/offers'
import { pointsApi } from '@laurel/shared/points'
import type { TaskBody } from '@laurel/shared/tasks'
import { tasksApi } from '@laurel/shared/tasks'
import { type Why, whyApi } from '@laurel/shared/why'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refusalOf } from '../world/ask.ts'
import { databaseKinds } from '../world/databases.ts'
import { openSource, type SourceClient } from '../world/event-sources.ts'
import { openMall } from '../world/mall.ts'
import type { MemberClient } from '../world/members.ts'
import { type World, world } from '../world/world.ts'

const RULES = ['每消费 2 元得 1 积分,每日最多 100 积分。', '退款按比例收回。']
const purchase: EarnBody = {
  fact: 'purchase.paid',
  points: { amount: 1, per: { number: 'amountFen', of: 200 } },
  growth: { amount: 1, per: { number: 'amountFen', of: 100 } },
  multiplied: false,
  cap: { window: 'day', points: 100, growth: null },
  lotDays: 365,
}
const twoPurchases: TaskBody = {
  kind: 'count',
  args: { fact: 'purchase.paid', target: 2 },
  group: 'growth',
  text: '本月消费两笔',
  period: 'month',
  minLevel: 0,
  after: [],
  claim: 'tap',
  claimDays: 7,
  reward: { points: 60, growth: 20 },
  lotDays: 90,
  go: null,
}

describe.each(databaseKinds)('on %s', (database) => {
  let w: World
  let pos: SourceClient
  let now = Date.parse('2026-11-10T04:00:00Z')
  let budgetId: string
  let earnId: string
  let taskId: string

  beforeAll(async () => {
    w = await world({ database, clock: () => now })
    pos = await openSource(w, 'pos', { clock: () => now })
    budgetId = (await w.operators.budget({ name: '成长', currency: 'points', amount: 100_000 })).id
    const earn = { kind: 'earn', title: '消费积分', body: { ...purchase }, budgetId, rules: RULES } as const
    earnId = (await w.operators.publish(earn)).id
    taskId = (
      await w.operators.publish({ kind: 'task', title: '月度两笔', body: { ...twoPurchases }, budgetId })
    ).id
    now += 1_000
  })
  afterAll(async () => {
    expect(await w.verify()).toEqual([])
    await w.close()
  })

  const why = (member: MemberClient, subject: string): Promise<Why> => member.ask(whyApi.mine, { subject })
  const paid = async (member: MemberClient, amountFen: number): Promise<string> => {
    now += 20_000
    const event = pos.event('purchase.paid', {
      subject: `member/${member.id}`,
      data: { amountFen, channel: 'app' },
    })
    await pos.send(event)
    return String(event.id)
  }
  const refunded = async (member: MemberClient, undoes: string, amountFen: number): Promise<void> => {
    now += 20_000
    const data = { undoes, amountFen }
    await pos.send(pos.event('purchase.refunded', { subject: `member/${member.id}`, data }))
  }

  test('a purchase gave points: the amount, the rate, the rule as published', async () => {
    const lin = await w.member('lin')
    const key = await paid(lin, 8_600)

    const told = await why(lin, `grant:${earnId}:fact:pos/${key}`)

    expect(told).toMatchObject({
      title: '消费积分',
      state: 'granted',
      gave: { points: 43, growth: 86 },
      refusal: null,
      rule: { offerId: earnId, version: 1, title: '消费积分', rules: RULES },
      missing: [],
    })
    expect(told.facts).toMatchObject([
      { type: 'purchase.paid', source: 'pos', numbers: { amountFen: 8_600 }, words: { channel: 'app' } },
    ])
    expect(told.steps).toContainEqual({ step: 'base', value: 43, unit: 'points' })
    expect(told.steps).toContainEqual({ step: 'base', value: 86, unit: 'growth' })
  })

  test('the cap of the day is a step of the reckoning', async () => {
    const mei = await w.member('mei')
    await paid(mei, 18_000)

    const told = await why(mei, `grant:${earnId}:fact:pos/${await paid(mei, 18_000)}`)

    expect(told.gave).toEqual({ points: 10, growth: 180 })
    expect(told.steps).toContainEqual({ step: 'base', value: 90, unit: 'points' })
    expect(told.steps).toContainEqual({ step: 'cap', value: 10, unit: 'points' })
  })

  test('after a refund both facts are told, in the order of time', async () => {
    const zhou = await w.member('zhou')
    const key = await paid(zhou, 10_000)
    await refunded(zhou, key, 4_000)

    const told = await why(zhou, `grant:${earnId}:fact:pos/${key}`)

    expect(told.state).toBe('granted')
    expect(told.gave).toEqual({ points: 30, growth: 60 })
    expect(told.facts.map(({ type }) => type)).toEqual(['purchase.paid', 'purchase.refunded'])
    expect(told.steps).toContainEqual({ step: 'refunded', value: 4_000, unit: 'fen' })

    await refunded(zhou, key, 6_000)
    expect(await why(zhou, `grant:${earnId}:fact:pos/${key}`)).toMatchObject({
      state: 'reversed',
      gave: { points: 0, growth: 0 },
    })
  })

  test('each line of the history can be asked, and tells of its own amount', async () => {
    const hua = await w.member('hua', 50)
    const key = await paid(hua, 2_000)
    await refunded(hua, key, 1_000)

    const { items } = await hua.ask(pointsApi.history, {})
    const told = await Promise.all(items.map(({ id }) => why(hua, `points:${id}`)))

    expect(told.map(({ gave }) => gave.points)).toEqual(items.map(({ points }) => points))
    expect(told.map(({ at }) => at)).toEqual(items.map(({ at }) => at))
    expect(told.map(({ state }) => state)).toEqual(['reversed', 'granted', 'granted'])
    expect(told[0]?.rule?.offerId).toBe(earnId)
    expect(told[2]).toMatchObject({
      rule: null,
      facts: [],
      steps: [{ step: 'balance', value: 50, unit: 'points' }],
    })
  })

  test('a claimed task tells how far it came, and by which purchases', async () => {
    const ann = await w.member('ann')
    await paid(ann, 300)
    await paid(ann, 500)

    const { subject } = await ann.ask(tasksApi.claim, { taskId })
    const told = await why(ann, subject)

    expect(told).toMatchObject({ title: '月度两笔', state: 'granted', gave: { points: 60, growth: 20 } })
    expect(told.facts.map(({ numbers }) => numbers.amountFen)).toEqual([300, 500])
    expect(told.steps).toContainEqual({ step: 'progress', value: 2, unit: 'times' })
    expect(told.steps).toContainEqual({ step: 'target', value: 2, unit: 'times' })
  })

  test('an open task tells what is counted, and what is missing by when', async () => {
    const ida = await w.member('ida')
    expect(await why(ida, `task:${taskId}`)).toMatchObject({
      title: '月度两笔',
      state: 'open',
      facts: [],
      missing: [{ what: 'times', amount: 2 }],
    })

    await paid(ida, 400)
    const told = await why(ida, `task:${taskId}`)

    expect(told).toMatchObject({ state: 'open', refusal: null, gave: { points: 0, growth: 0 } })
    expect(told.rule).toMatchObject({ offerId: taskId, version: 1 })
    expect(told.facts).toMatchObject([{ type: 'purchase.paid', numbers: { amountFen: 400 } }])
    expect(told.steps).toEqual([
      { step: 'base', value: 60, unit: 'points' },
      { step: 'base', value: 20, unit: 'growth' },
      { step: 'progress', value: 1, unit: 'times' },
      { step: 'target', value: 2, unit: 'times' },
    ])
    expect(told.missing).toEqual([
      { what: 'times', amount: 1, subject: null, until: Date.parse('2026-12-01T00:00:00+08:00') - 1 },
    ])
  })

  test('a task that comes after another names it; claimed, it answers with its grant', async () => {
    const { operators } = w
    const body = { ...twoPurchases, args: { ...twoPurchases.args, target: 1 }, after: [taskId] }
    const next = await operators.publish({ kind: 'task', title: '再来一笔', body, budgetId })
    now += 1_000
    const jo = await w.member('jo')

    expect(await why(jo, `task:${next.id}`)).toMatchObject({
      state: 'refused',
      refusal: 'TASK_NOT_YET',
      missing: [
        { what: 'task', subject: '月度两笔' },
        { what: 'times', amount: 1 },
      ],
    })
    await paid(jo, 100)
    await paid(jo, 100)
    const { subject } = await jo.ask(tasksApi.claim, { taskId })
    const claimed = await why(jo, `task:${taskId}`)
    expect(claimed).toEqual({ ...(await why(jo, subject)), subject: `task:${taskId}` })
    expect(claimed.state).toBe('granted')
  })

  test('a product tells everything that bars it', async () => {
    const { mug } = await openMall(w, { mugs: 1, codes: ['W-1'] })
    const [rich, poor] = [await w.member('rich', 100), await w.member('poor', 3)]

    expect(await why(rich, `product:${mug}`)).toMatchObject({ state: 'open', refusal: null, missing: [] })
    expect(await why(poor, `product:${mug}`)).toMatchObject({
      state: 'refused',
      refusal: 'BALANCE_TOO_LOW',
      missing: [{ what: 'points', amount: 7 }],
      steps: [
        { step: 'price', value: 10 },
        { step: 'balance', value: 3 },
      ],
    })

    const { orderId } = await rich.redeem(mug)
    expect(await why(poor, `product:${mug}`)).toMatchObject({
      refusal: 'STOCK_EMPTY',
      missing: [{ what: 'stock' }, { what: 'points', amount: 7 }],
    })
    expect(await refusalOf(why(poor, 'product:none.1'))).toBe('WHY_UNKNOWN')

    const [spent] = (await rich.ask(pointsApi.history, {})).items
    expect(await why(rich, `${spent?.why}`)).toMatchObject({
      state: 'changed',
      gave: { points: -10 },
      facts: [{ type: 'order.redeemed', numbers: { pricePoints: 10 } }],
      steps: [
        { step: 'price', value: 10 },
        { step: 'balance', value: 90 },
      ],
    })
    await rich.ask(mallApi.cancel, { orderId })
    const [back] = (await rich.ask(pointsApi.history, {})).items
    expect(await why(rich, `${back?.why}`)).toMatchObject({ state: 'reversed', gave: { points: 10 } })
  })

  test('while the offer is paused what is due is withheld, and why says so', async () => {
    const bo = await w.member('bo')
    const { operators } = w
    const event = pos.event('purchase.paid', { subject: `member/${bo.id}`, data: { amountFen: 600 } })
    now += 1_000
    await operators.as('editor', offersApi.pause, { offerId: earnId, because: '核对规则' })
    now += 1_000
    await pos.send(event)

    expect(await why(bo, `grant:${earnId}:fact:pos/${event.id}`)).toMatchObject({
      state: 'withheld',
      gave: { points: 0, growth: 0 },
      refusal: 'OFFER_PAUSED',
      missing: [{ what: 'offer', amount: null }],
    })
    await operators.as('editor', offersApi.resume, { offerId: earnId, because: '核对完毕' })
  })

  test('growth is told by the grant behind it', async () => {
    const kai = await w.member('kai')
    await paid(kai, 700)
    const [news] = await w.db.all(
      `select "key" from fact where type = 'growth.earned' and member_id = '${kai.id}'`,
    )

    expect(await why(kai, `growth:${news?.key}`)).toMatchObject({
      title: '消费积分',
      state: 'granted',
      gave: { points: 0, growth: 7 },
      facts: [{ type: 'purchase.paid' }],
      steps: [{ step: 'base', value: 7, unit: 'growth' }],
    })
  })

  test('what is another’s is as unknown as what never was', async () => {
    const [eva, fei] = [await w.member('eva'), await w.member('fei', 20)]
    const key = await paid(eva, 900)
    const { items } = await eva.ask(pointsApi.history, {})
    const of = `grant:${earnId}:fact:pos/${key}`

    await why(eva, of)
    for (const subject of [
      of,
      `points:${items[0]?.id}`,
      'grant:x',
      'points:',
      'tier:1',
      'tier:x',
      'odd',
      'odd:x',
    ]) {
      expect([subject, await refusalOf(why(fei, subject))]).toEqual([subject, 'WHY_UNKNOWN'])
    }
  })

  test('an operator sees what the member sees; nobody is asked about who is nobody', async () => {
    const gao = await w.member('gao')
    const subject = `grant:${earnId}:fact:pos/${await paid(gao, 900)}`
    const { operators } = w

    expect(await operators.as('editor', whyApi.of, { memberId: gao.id, subject })).toEqual(
      await why(gao, subject),
    )
    const nobody = operators.as('editor', whyApi.of, { memberId: 'nobody', subject })
    expect(await refusalOf(nobody)).toBe('MEMBER_UNKNOWN')
  })
})
