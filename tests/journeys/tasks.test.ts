/** Tasks from their review to the points: facts advance them once and in any order, a tap takes the reward once. */
import { mallApi } from '@laurel/shared/mall'
import { type AddOfferInput, offersApi } from '@laurel/shared/offers'
import { type TaskBody, type TaskLine, tasksApi } from '@laurel/shared/tasks'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask, newKey, refusalOf, send } from '../world/ask.ts'
import { databaseKinds } from '../world/databases.ts'
import { openSource, type SourceClient } from '../world/event-sources.ts'
import { openMall } from '../world/mall.ts'
import type { MemberClient } from '../world/members.ts'
import type { Operators } from '../world/operators.ts'
import { type World, world } from '../world/world.ts'

const DAY_MS = 86_400_000
const MORNING = Date.parse('2026-11-18T09:00:00+08:00') // a Wednesday

const TASK = {
  group: 'growth',
  text: '完成后领取奖励',
  period: 'once',
  minLevel: 0,
  after: [],
  claim: 'tap',
  claimDays: null,
  reward: { points: 60, growth: 0 },
  lotDays: 365,
  go: null,
} satisfies Omit<TaskBody, 'kind' | 'args'>
type Task = Partial<TaskBody> & Pick<TaskBody, 'kind' | 'args'>

const purchases = (target: number): Task => ({
  kind: 'sum',
  args: { fact: 'purchase.paid', number: 'amountFen', target },
})
const countOf = (fact: string, target: number): Task => ({ kind: 'count', args: { fact, target } })

describe.each(databaseKinds)('tasks on %s', (database) => {
  let w: World
  let operators: Operators
  let pos: SourceClient
  let mug: string
  let budgetId: string
  let now = MORNING
  beforeAll(async () => {
    w = await world({ database, clock: () => now })
    operators = w.operators
    pos = await openSource(w, 'pos', { clock: () => now })
    mug = (await openMall(w, { mugs: 50, codes: ['A-1'] })).mug
    budgetId = (await w.operators.budget({ name: '任务', currency: 'points', amount: 100_000 })).id
  })
  afterAll(async () => {
    expect(await w.verify()).toEqual([])
    await w.close()
  })

  async function publish(title: string, task: Task, terms: Partial<AddOfferInput> = {}): Promise<string> {
    const body = { ...TASK, ...task }
    const offer = await operators.publish({ kind: 'task', title, body, budgetId, ...terms })
    expect(offer.state).toBe('live')
    return offer.id
  }
  const told = async ({ id }: MemberClient, type: string, change: Record<string, unknown> = {}) => {
    const event = pos.event(type, { subject: `member/${id}`, ...change })
    expect((await pos.send(event)).body.items).toMatchObject([{ state: 'recorded' }])
    return event.id
  }
  const bought = (member: MemberClient, amountFen: number) =>
    told(member, 'purchase.paid', { data: { amountFen } })
  const refunded = (member: MemberClient, undoes: unknown, amountFen: number) =>
    told(member, 'purchase.refunded', { data: { undoes, amountFen } })
  const lineOf = async (member: MemberClient | null, taskId: string): Promise<TaskLine | undefined> => {
    const board = member ? await member.ask(tasksApi.board, {}) : await ask(w.url, tasksApi.board, {})
    return board.tasks.find((line) => line.taskId === taskId)
  }
  const claim = (member: MemberClient, taskId: string, key?: string) =>
    member.ask(tasksApi.claim, { taskId }, key)

  test('a newcomer signs in for the first time, sees the task done, and takes the reward once', async () => {
    await w.operators.signInTask({ rewards: [5, 5, 5, 5, 5, 5, 5], budgetId })
    const taskId = await publish('第一次签到', { ...countOf('member.signed-in', 1), group: 'newcomer' })
    const lin = await w.member('lin')

    expect(await lineOf(null, taskId)).toMatchObject({ state: 'doing', value: 0, target: 1, points: 60 })
    expect(await refusalOf(claim(lin, taskId))).toBe('TASK_NOT_DONE')

    await lin.signInDaily()

    expect(await lineOf(lin, taskId)).toMatchObject({ state: 'claimable', value: 1, unit: 'times' })

    const key = newKey()
    const first = await claim(lin, taskId, key)
    const again = await claim(lin, taskId, key)

    expect(first).toMatchObject({ points: 60, growth: 0, balance: 65, subject: `grant:${taskId}:claim:once` })
    expect(first.task).toEqual(await lineOf(lin, taskId))
    expect(first.task.state).toBe('claimed')
    expect(again).toEqual(first)
    expect(await refusalOf(claim(lin, taskId))).toBe('TASK_ALREADY_CLAIMED')
    expect(await lin.balance()).toBe(65)
  })

  test('a daily task begins anew each day: yesterday’s reward is taken first, and is over in the end', async () => {
    const taskId = await publish('今日兑换', { ...countOf('order.redeemed', 1), period: 'day', claimDays: 1 })
    const endsAt = now + DAY_MS
    const days = { startsAt: now, endsAt }
    const ending = await publish('一天活动', { ...countOf('order.redeemed', 1), claimDays: 0 }, days)
    const [ann, bob] = [await w.member('ann', 1_000), await w.member('bob', 1_000)]
    await ann.redeem(mug)
    await bob.redeem(mug)
    expect(await lineOf(ann, taskId)).toMatchObject({ state: 'claimable' })
    expect(await lineOf(bob, ending)).toMatchObject({ state: 'claimable', endsAt: endsAt - 1 })

    now += DAY_MS
    const annNext = await w.member('ann')
    await annNext.redeem(mug)

    expect((await claim(annNext, taskId)).subject).toBe(`grant:${taskId}:claim:day/2026-11-18`)
    expect((await claim(annNext, taskId)).subject).toBe(`grant:${taskId}:claim:day/2026-11-19`)
    expect(await refusalOf(claim(annNext, taskId))).toBe('TASK_ALREADY_CLAIMED')

    now += DAY_MS
    const bobLate = await w.member('bob')

    expect(await lineOf(bobLate, taskId)).toMatchObject({ state: 'doing', value: 0 })
    expect(await refusalOf(claim(bobLate, taskId))).toBe('TASK_NOT_DONE')
    expect(await lineOf(bobLate, ending)).toMatchObject({ state: 'barred', bar: 'TASK_CLAIM_OVER' })
    expect(await refusalOf(claim(bobLate, ending))).toBe('TASK_CLAIM_OVER')
    operators = (await w.operatorsNow()).operators
  })

  test('purchases come to a sum; a refund takes progress back, before the claim and after it', async () => {
    const cai = await w.member('cai')
    const taskId = await publish('消费满百元', purchases(10_000))
    const small = await bought(cai, 4_000)
    await bought(cai, 7_000)
    expect(await lineOf(cai, taskId)).toMatchObject({ state: 'claimable', value: 11_000, unit: 'fen' })

    await refunded(cai, small, 2_000)
    expect(await lineOf(cai, taskId)).toMatchObject({ state: 'doing', value: 9_000 })
    expect(await refusalOf(claim(cai, taskId))).toBe('TASK_NOT_DONE')

    const last = await bought(cai, 1_000)
    expect(await claim(cai, taskId)).toMatchObject({ points: 60, balance: 60 })

    await refunded(cai, last, 1_000)
    expect(await cai.balance()).toBe(0)
    expect(await lineOf(cai, taskId)).toMatchObject({ state: 'doing', value: 9_000 })

    await bought(cai, 5_000)
    expect(await cai.balance()).toBe(60)
    expect(await refusalOf(claim(cai, taskId))).toBe('TASK_ALREADY_CLAIMED')
  })

  test('a cancelled order takes an automatic reward back', async () => {
    const eve = await w.member('eve', 1_000)
    const taskId = await publish('兑换有礼', { ...countOf('order.redeemed', 1), claim: 'auto' })
    const before = await eve.balance()
    const { orderId, pricePoints } = await eve.redeem(mug)

    expect(await eve.balance()).toBe(before - pricePoints + 60)
    expect(await lineOf(eve, taskId)).toMatchObject({ state: 'claimed' })

    await eve.ask(mallApi.cancel, { orderId })

    expect(await eve.balance()).toBe(before)
    expect(await lineOf(eve, taskId)).toMatchObject({ state: 'doing', value: 0 })
  })

  test('assets reach a level once, a card is bound, and both together complete the chain', async () => {
    const fay = await w.member('fay')
    const reach: Task = {
      kind: 'reach',
      args: { fact: 'assets.reported', number: 'averageFen', target: 500_000 },
      period: 'month',
      claim: 'auto',
    }
    const signOff = '法务已核：资产口径为月日均，不与存款挂钩'
    const assets = await publish('资产达标', reach, { signOff })
    const card = await publish('绑卡', { ...countOf('card.bound', 1), claim: 'auto' })
    const both = await publish('新客三步', {
      kind: 'chain',
      args: { tasks: [assets, card] },
      claim: 'auto',
      reward: { points: 200, growth: 30 },
    })
    await told(fay, 'assets.reported', { data: { averageFen: 400_000 } })
    await told(fay, 'assets.reported', { data: { averageFen: 500_000 } })
    await told(fay, 'assets.reported', { data: { averageFen: 100_000 } })
    expect(await lineOf(fay, assets)).toMatchObject({ state: 'claimed', value: 500_000 })
    expect(await lineOf(fay, both)).toMatchObject({ state: 'doing', value: 1, target: 2, unit: 'tasks' })

    await told(fay, 'card.bound')

    expect(await lineOf(fay, both)).toMatchObject({ state: 'claimed', value: 2, growth: 30 })
    expect(await fay.balance()).toBe(60 + 60 + 200)
  })

  test('a task after another says which one comes first', async () => {
    const gao = await w.member('gao')
    const first = await publish('先绑卡', countOf('card.bound', 1))
    const second = await publish('再消费', { ...purchases(100), after: [first] })
    await bought(gao, 100)

    expect(await lineOf(gao, second)).toMatchObject({
      state: 'barred',
      bar: 'TASK_NOT_YET',
      barSubject: '先绑卡',
    })
    expect(await refusalOf(claim(gao, second))).toBe('TASK_NOT_YET')

    now += 1_000
    await told(gao, 'card.bound')
    now += 1_000
    await bought(gao, 100)

    expect(await lineOf(gao, second)).toMatchObject({ state: 'claimable', value: 100 })
  })

  test('a task for a tier is barred below it', async () => {
    const hua = await w.member('hua')
    const taskId = await publish('白银专享', { ...purchases(100), minLevel: 2 })
    await bought(hua, 100)

    expect(await lineOf(hua, taskId)).toMatchObject({ state: 'barred', bar: 'TIER_TOO_LOW', value: 0 })
    expect(await refusalOf(claim(hua, taskId))).toBe('TIER_TOO_LOW')
  })

  test('a paused task gives nothing until it goes on', async () => {
    const ivy = await w.member('ivy')
    const offerId = await publish('可暂停', purchases(100))
    await bought(ivy, 100)
    now += 1_000
    await operators.as('approver', offersApi.pause, { offerId, because: '核对' })

    expect(await lineOf(ivy, offerId)).toMatchObject({ state: 'barred', bar: 'OFFER_PAUSED' })
    expect(await refusalOf(claim(ivy, offerId))).toBe('OFFER_PAUSED')

    await operators.as('editor', offersApi.resume, { offerId, because: '核对完成' })

    expect(await claim(ivy, offerId)).toMatchObject({ points: 60 })
  })

  test('what can never be done is not published', async () => {
    const tried = (task: Task, change: Record<string, unknown> = {}) =>
      refusalOf(
        operators.publish({ kind: 'task', title: '错', body: { ...TASK, ...task, ...change }, budgetId }),
      )

    expect(await tried(countOf('purchase.unheard', 1))).toBe('OFFER_BODY_INVALID')
    expect(await tried(countOf('wechat.pushed', 1))).toBe('OFFER_BODY_INVALID')
    expect(await tried(countOf('card.bound', 1), { args: { fact: 'card.bound', target: 0 } })).toBe(
      'OFFER_BODY_INVALID',
    )
    expect(await tried({ kind: 'chain', args: { tasks: ['nobody'] } })).toBe('OFFER_BODY_INVALID')
    expect(await tried(countOf('card.bound', 1), { reward: { points: 0, growth: 0 } })).toBe(
      'OFFER_BODY_INVALID',
    )
  })

  test('50 taps at once give once', async () => {
    const kai = await w.member('kai')
    const taskId = await publish('手快', purchases(100))
    await bought(kai, 100)
    const replies = await Promise.all(
      Array.from({ length: 50 }, () => send(w.url, tasksApi.claim, { taskId }, { token: kai.token })),
    )

    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(replies.filter(({ status }) => status === 409)).toHaveLength(49)
    expect(await kai.balance()).toBe(60)
  })
})
