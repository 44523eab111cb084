/** Draws from their approval to the log: what may be won is set aside, a chance is used once, and anybody draws all of it anew. */

import { budgetApi } from '@laurel/shared/budget'
import {
  type ChanceSource,
  type DrawBody,
  type DrawPrize,
  drawsAdminApi,
  drawsApi,
} from '@laurel/shared/draws'
import { mallApi } from '@laurel/shared/mall'
import { mallAdminApi } from '@laurel/shared/mall-admin'
import { offersApi } from '@laurel/shared/offers'
import { approvalApi } from '@laurel/shared/operators'
import { pointsApi } from '@laurel/shared/points'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask, newKey, refusalOf, send } from '../world/ask.ts'
import { databaseKinds } from '../world/databases.ts'
import {
  drawBody,
  drawOnce,
  faultIn,
  newNonce,
  prizeOf,
  publishDraw,
  signInSource,
  wholeLog,
} from '../world/draws.ts'
import { type Mall, openMall } from '../world/mall.ts'
import { fillBank, play, publishQuiz } from '../world/quizzes.ts'
import { type World, world } from '../world/world.ts'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
const MORNING = Date.parse('2026-11-18T09:00:00+08:00')
const ALL = 1_000_000

describe.each(databaseKinds)('draws on %s', (database) => {
  let w: World
  let mall: Mall
  let now = MORNING
  let budgetId: string
  beforeAll(async () => {
    w = await world({ database, clock: () => now })
    mall = await openMall(w, { mugs: 50, codes: ['A-1', 'A-2', 'A-3', 'A-4'] })
    budgetId = (await w.operators.budget({ name: '抽奖', currency: 'points', amount: 100_000 })).id
  })
  afterAll(async () => {
    expect(await w.verify()).toEqual([])
    await w.close()
  })

  /** Operators sign in anew: their tokens live for an hour of the clock. */
  async function later(at: number): Promise<void> {
    now = at
    w = { ...w, ...(await w.operatorsNow()) }
  }
  const thanks = prizeOf({ key: 'thanks', kind: 'nothing', title: '谢谢参与' })
  type Only = Parameters<typeof prizeOf>[0]
  /** Every number falls on this one. */
  const only = (prize: Only, source: ChanceSource, change: Partial<DrawBody> = {}): DrawBody =>
    drawBody({ prizes: [prizeOf({ weight: ALL, ...prize }), thanks], chances: [source], ...change })
  const points = (change: Partial<DrawPrize> = {}): Only => ({
    ...{ key: 'ten', kind: 'points', title: '10 积分', points: 10, pieces: 3 },
    ...change,
  })
  const remaining = async (of = budgetId): Promise<number> => {
    const { items } = await w.operators.as('editor', budgetApi.list, {})
    return items.find(({ id }) => id === of)?.remaining ?? 0
  }
  const stockOf = async (skuId: string) => {
    const { skus } = await w.operators.as('editor', mallAdminApi.product, {
      productId: skuId.split('.')[0] ?? '',
    })
    const { stock, setAside } = skus.find(({ id }) => id === skuId) ?? {}
    return { stock, setAside }
  }
  /** A draw of its own, fed by a task of its own; whoever comes has so many chances in it. */
  async function stage(prize: Only, { chances = 1, ...change }: { chances?: number } & Stage = {}) {
    const source = await signInSource(w.operators, Math.min(chances, 10))
    const { body, ...terms } = change
    const drawId = await publishDraw(w.operators, only(prize, source, body), { budgetId, ...terms })
    const comer = async (name: string) => {
      const member = await w.member(name)
      await member.signInDaily()
      return member
    }
    return { drawId, comer, source }
  }
  type Stage = { body?: Partial<DrawBody>; startsAt?: number; endsAt?: number }

  async function submit(offerId: string) {
    const { id } = await w.operators.as('editor', offersApi.submit, { offerId, because: '活动' })
    return id
  }
  async function draft(body: DrawBody, more: { startsAt?: number; endsAt?: number } = {}) {
    const terms = {
      ...{ kind: 'draw' as const, title: '秋日抽奖', budgetId, startsAt: now, endsAt: now + 30 * DAY_MS },
      ...{ rules: ['完成任务得机会，概率与奖品见下。'], signOff: null },
      ...{ goal: { metric: 'members', target: 10, days: 30 } as const },
    }
    return w.operators.as('editor', offersApi.add, { ...terms, ...more, body: { ...body } })
  }

  test('an approval sets aside all that may be won, and publishes the commitment before the first draw', async () => {
    const source = await signInSource(w.operators)
    const mug = { key: 'mug', kind: 'goods', skuId: mall.mug, valueFen: 3_900, pieces: 2 } as const
    const coupon = { key: 'coupon', kind: 'code', skuId: mall.coupon, valueFen: 3_000, pieces: 1 } as const
    const body = drawBody({
      prizes: [
        prizeOf({ ...mug, weight: 100_000 }),
        prizeOf({ ...coupon, weight: 200_000 }),
        prizeOf({ ...points(), weight: 300_000 }),
        { ...thanks, weight: 400_000 },
      ],
      chances: [source],
    })
    const { id: drawId } = await draft(body)
    expect(await refusalOf(ask(w.url, drawsApi.page, { drawId }))).toBe('DRAW_UNKNOWN')
    const approvalId = await submit(drawId)
    expect(await refusalOf(w.operators.as('editor', approvalApi.approve, { approvalId }))).toBeDefined()
    const [before, fen, mugs, coupons] = await Promise.all([
      remaining(),
      remaining(mall.goodsBudget),
      stockOf(mall.mug),
      stockOf(mall.coupon),
    ])
    await w.operators.as('approver', approvalApi.approve, { approvalId })

    expect(await remaining()).toBe(before - 30)
    expect(await remaining(mall.goodsBudget)).toBe(fen - 2 * 500 - 300)
    expect(await stockOf(mall.mug)).toEqual({ stock: (mugs.stock ?? 0) - 2, setAside: 2 })
    expect(await stockOf(mall.coupon)).toEqual({ stock: (coupons.stock ?? 0) - 1, setAside: 1 })
    const page = await ask(w.url, drawsApi.page, { drawId })
    expect(page).toMatchObject({ state: 'live', drawn: 0, seed: null, chances: 0, mine: [] })
    expect(page.commitment).toMatch(/^[0-9a-f]{64}$/)
    expect(page.prizes.map(({ key, weight, left }) => [key, weight, left])).toEqual([
      ['mug', 100_000, 2],
      ['coupon', 200_000, 1],
      ['ten', 300_000, 3],
      ['thanks', 400_000, null],
    ])
    expect(page.prizes.map(({ art }) => art)).toEqual(['thermos', 'thermos', null, null])
    expect(page.sources).toEqual([{ ...source, title: '签到得机会' }])
  })

  test('too little stock or budget refuses the approval, and keeps nothing', async () => {
    const source = await signInSource(w.operators)
    const [before, mugs] = [await remaining(), await stockOf(mall.mug)]
    const tooMany = [
      [{ key: 'mug', kind: 'goods', skuId: mall.mug, pieces: 51 }, 'STOCK_EMPTY'],
      [{ key: 'rich', kind: 'points', points: 1_000_000, pieces: 1 }, 'BUDGET_EXHAUSTED'],
    ] as const
    for (const [prize, refusal] of tooMany) {
      const body = drawBody({
        prizes: [prizeOf(points()), prizeOf({ ...prize, weight: ALL }), thanks],
        chances: [source],
      })
      const { id } = await draft(body)
      const approvalId = await submit(id)
      expect(await refusalOf(w.operators.as('approver', approvalApi.approve, { approvalId }))).toBe(refusal)
      expect(await refusalOf(ask(w.url, drawsApi.page, { drawId: id }))).toBe('DRAW_UNKNOWN')
    }
    expect([await remaining(), await stockOf(mall.mug)]).toEqual([before, mugs])
  })

  test('what the law forbids is not even reviewed; once launched, prizes and odds stay as they are', async () => {
    const source = await signInSource(w.operators)
    const findings = async (body: DrawBody): Promise<string[]> => {
      const { id: offerId } = await draft(body)
      expect(await refusalOf(w.operators.as('editor', offersApi.submit, { offerId, because: '活动' }))).toBe(
        'POLICY_VIOLATED',
      )
      return (await w.operators.as('editor', offersApi.check, { offerId })).items.map(({ code }) => code)
    }
    expect(await findings(only(points({ weight: 999_999 }), source))).toEqual(['ODDS_WRONG'])
    expect(await findings(only(points({ valueFen: 5_000_001 }), source))).toEqual(['PRIZE_LARGE'])

    const { drawId, source: own } = await stage(points())
    const again = (body: DrawBody) =>
      w.operators.as('editor', offersApi.edit, {
        ...{ offerId: drawId, title: '秋日抽奖', budgetId, startsAt: now, endsAt: now + 60 * DAY_MS },
        ...{ rules: ['延长到年底。'], signOff: null, goal: { metric: 'members', target: 10, days: 30 } },
        body: { ...body },
      })
    for (const change of [{ weight: 999_999 }, { pieces: 4 }, { points: 11 }, { title: '十积分' }] as const) {
      await again(only(points(change), own))
      const { items } = await w.operators.as('editor', offersApi.check, { offerId: drawId })
      expect(items.map(({ code }) => code)).toContain('PRIZES_CHANGED')
    }
    await again(only(points(), own, { drawsADay: 5 }))
    const before = await remaining()
    await w.operators.as('approver', approvalApi.approve, { approvalId: await submit(drawId) })
    expect(await remaining()).toBe(before) // nothing is set aside twice
    expect((await ask(w.url, drawsApi.page, { drawId })).rules).toEqual(['延长到年底。'])
  })

  test('a task gives its chances once; each draws once, and a retry is the same result', async () => {
    const { drawId, comer } = await stage(points(), { chances: 2 })
    const lin = await comer('lin')
    await lin.signInDaily(newKey()).catch(() => undefined)
    expect((await lin.ask(drawsApi.page, { drawId })).chances).toBe(2)
    expect((await lin.ask(drawsApi.list, {})).items.find((card) => card.drawId === drawId)?.chances).toBe(2)
    const before = await lin.balance()

    const [key, nonce] = [newKey(), newNonce()]
    const first = await drawOnce(lin, drawId, { key, nonce })
    const retried = await send(w.url, drawsApi.draw, { drawId, nonce }, { token: lin.token, key })
    expect(retried.body).toEqual(first)
    expect(first).toMatchObject({
      ...{ number: 1, nonce, picked: 'ten', state: 'given', chancesLeft: 1, claimBy: null, orderId: null },
      prize: { key: 'ten', left: 2 },
    })
    expect(await lin.balance()).toBe(before + 10)
    const { items } = await lin.ask(pointsApi.history, {})
    expect(items.find(({ reason }) => reason === 'draw')).toMatchObject({ points: 10, subject: '秋日抽奖' })

    expect((await drawOnce(lin, drawId)).number).toBe(2)
    expect(await refusalOf(drawOnce(lin, drawId))).toBe('CHANCE_NONE')
    expect(await refusalOf(drawOnce(lin, 'nowhere'))).toBe('DRAW_UNKNOWN')
    const mine = await lin.ask(drawsApi.results, { drawId, limit: 1 })
    expect(mine.items.map(({ number }) => number)).toEqual([2])
    const older = await lin.ask(drawsApi.results, { drawId, limit: 1, cursor: String(mine.next) })
    expect([older.items.map(({ number }) => number), older.next]).toEqual([[1], null])
  })

  test('one that is paused, not begun or over gives nothing, and says which it is', async () => {
    const { drawId, comer } = await stage(points(), { endsAt: now + DAY_MS })
    const soon = await stage(points(), { startsAt: now + HOUR_MS })
    const yu = await comer('yu')
    expect(await refusalOf(drawOnce(yu, soon.drawId))).toBe('OFFER_NOT_LIVE')
    expect(await yu.ask(drawsApi.page, { drawId: soon.drawId })).toMatchObject({ state: 'soon', chances: 0 })
    await w.operators.as('approver', offersApi.pause, { offerId: drawId, because: '核查' })
    expect(await refusalOf(drawOnce(yu, drawId))).toBe('OFFER_PAUSED')
    expect(await yu.ask(drawsApi.page, { drawId })).toMatchObject({ state: 'paused', chances: 1 })
    expect((await yu.ask(drawsApi.list, {})).items.map((card) => card.drawId)).not.toContain(drawId)
    await w.operators.as('editor', offersApi.resume, { offerId: drawId, because: '继续' })
    expect((await drawOnce(yu, drawId)).state).toBe('given')
    await w.operators.as('editor', offersApi.end, { offerId: drawId, because: '结束' })
    expect(await refusalOf(drawOnce(yu, drawId))).toBe('OFFER_NOT_LIVE')
    expect((await yu.ask(drawsApi.page, { drawId })).state).toBe('over')
  })

  test('what is not there (any more) gives way to the fallback, and a release brings more', async () => {
    const at = now + 2 * HOUR_MS
    const releases = [
      { at: now, pieces: 1 },
      { at, pieces: 1 },
    ]
    const { drawId, comer } = await stage(points({ pieces: 2, releases }), { chances: 4 })
    let chen = await comer('chen')
    const drawn = async () => {
      const { picked, prize } = await drawOnce(chen, drawId)
      return [picked, prize.key]
    }
    expect(await drawn()).toEqual(['ten', 'ten'])
    expect(await drawn()).toEqual(['ten', 'thanks'])
    await later(at)
    chen = await w.member('chen')
    expect(await drawn()).toEqual(['ten', 'ten'])
    expect(await drawn()).toEqual(['ten', 'thanks'])
    const page = await chen.ask(drawsApi.page, { drawId })
    expect(page.prizes.map(({ left }) => left)).toEqual([0, null])
    expect(page.mine.map(({ number, key }) => [number, key])).toEqual([
      [4, 'thanks'],
      [3, 'ten'],
      [2, 'thanks'],
      [1, 'ten'],
    ])
    expect(await faultIn(w.url, drawId)).toBeNull()
  })

  test('so many draws a day, by the business day', async () => {
    await later(Date.parse('2026-11-20T23:59:59.500+08:00'))
    const { drawId, comer } = await stage(points({ pieces: null }), {
      chances: 3,
      body: { drawsADay: 2 },
    })
    const wu = await comer('wu')
    await drawOnce(wu, drawId)
    expect((await wu.ask(drawsApi.page, { drawId })).leftToday).toBe(1)
    await drawOnce(wu, drawId)
    expect(await refusalOf(drawOnce(wu, drawId))).toBe('DRAWS_SPENT')
    now += 500
    expect((await wu.ask(drawsApi.page, { drawId })).leftToday).toBe(2)
    expect((await drawOnce(wu, drawId)).number).toBe(3)
  })

  test('a code is there at once, goods wait to be claimed, and nobody sees what another won', async () => {
    const code = await stage({ key: 'coupon', kind: 'code', skuId: mall.coupon, pieces: 1 })
    const goods = await stage({ key: 'mug', kind: 'goods', skuId: mall.mug, pieces: 1 })
    const he = await code.comer('he')
    const won = await drawOnce(he, code.drawId)
    expect(won).toMatchObject({ state: 'given', claimBy: null, prize: { kind: 'code', art: 'thermos' } })
    const order = await he.ask(mallApi.order, { orderId: String(won.orderId) })
    expect(order).toMatchObject({ kind: 'code', pricePoints: 0, state: 'received' })
    expect(order.code).toMatch(/^A-/)

    const mug = await drawOnce(he, goods.drawId)
    expect(mug).toMatchObject({ state: 'open', orderId: null })
    expect(mug.claimBy).toBe(Date.parse('2026-11-28T23:59:59.999+08:00'))
    const named = { drawId: goods.drawId, number: mug.number }
    expect(await he.ask(drawsApi.result, named)).toEqual(mug)
    const jia = await w.member('jia')
    expect(await refusalOf(jia.ask(drawsApi.result, named))).toBe('RESULT_UNKNOWN')
    expect((await jia.ask(drawsApi.results, { drawId: goods.drawId })).items).toEqual([])
    expect((await jia.ask(drawsApi.page, { drawId: goods.drawId })).mine).toEqual([])
    expect(JSON.stringify(await wholeLog(w.url, goods.drawId))).not.toContain(he.id)

    const figures = await w.operators.as('editor', drawsAdminApi.figures, { drawId: goods.drawId })
    expect(figures).toMatchObject({ drawn: 1, chancesUsed: 1, closedAt: null })
    expect(figures.prizes[0]).toMatchObject({ won: 1, open: 1, heldFen: 500, heldPoints: 0 })
    const listed = await w.operators.as('editor', drawsAdminApi.results, {
      drawId: goods.drawId,
      state: 'open',
    })
    expect(listed.items).toMatchObject([{ memberId: he.id, number: 1, key: 'mug', state: 'open' }])
  })

  test('points that the budget can’t give now are withheld, and come when it is filled', async () => {
    const poor = await w.operators.budget({ name: '小额', currency: 'points', amount: 5 })
    const source = await signInSource(w.operators)
    const body = only(points({ pieces: null }), source)
    const drawId = await publishDraw(w.operators, body, { budgetId: poor.id })
    const qiu = await w.member('qiu')
    await qiu.signInDaily()
    const { number, state } = await drawOnce(qiu, drawId)
    expect(state).toBe('withheld')
    const listed = async (wanted: 'withheld' | 'given') =>
      (await w.operators.as('editor', drawsAdminApi.results, { drawId, state: wanted })).items.length
    expect([await listed('withheld'), await listed('given')]).toEqual([1, 0])
    const more = { budgetId: poor.id, amount: 100, because: '追加' }
    const asked = await w.operators.as('editor', budgetApi.askTopUp, more)
    await w.operators.as('approver', approvalApi.approve, { approvalId: asked.id })
    await w.run('withheld')
    expect((await qiu.ask(drawsApi.result, { drawId, number })).state).toBe('given')
    expect([await listed('withheld'), await listed('given')]).toEqual([0, 1])
  })

  test('a stage of a quiz gives chances to who passes it, and the page of the quiz says so', async () => {
    await fillBank(w, '理财', 12)
    const { quizId } = await publishQuiz(w.operators)
    const any: ChanceSource = { by: 'quiz', offerId: quizId, stage: null, count: 1 }
    const second: ChanceSource = { by: 'quiz', offerId: quizId, stage: 2, count: 2 }
    const body = only(points({ pieces: null }), any, { chances: [any, second] })
    const drawId = await publishDraw(w.operators, body, { budgetId, title: '答题抽奖' })
    const su = await w.member('su')
    const think = () => {
      now += 60_000
    }
    const open = async (): Promise<number> => (await su.ask(drawsApi.page, { drawId })).chances
    await play(su, { quizId, right: 1, think })
    expect(await open()).toBe(0)
    const passed = await play(su, { quizId, right: 3, think })
    expect(passed.chances).toEqual([{ drawId, title: '答题抽奖', count: 1 }])
    expect(await open()).toBe(1)
    await play(su, { quizId, stage: 2, right: 3, think })
    expect(await open()).toBe(4)
  })

  test('a task that is taken back voids the chance it gave; a used one stays', async () => {
    const body = {
      ...{ kind: 'count', args: { fact: 'order.redeemed', target: 1 }, group: 'growth', text: '兑换一次' },
      ...{ period: 'once', minLevel: 0, after: [], claim: 'auto', claimDays: null },
      ...{ reward: { points: 0, growth: 1 }, lotDays: 365, go: null },
    }
    const { id: offerId } = await w.operators.publish({ kind: 'task', title: '兑换得机会', body })
    const source: ChanceSource = { by: 'task', offerId, stage: null, count: 2 }
    const drawId = await publishDraw(w.operators, only(points(), source), { budgetId })
    const wei = await w.member('wei')
    await wei.signInDaily()
    const { orderId } = await wei.redeem(mall.mug)
    expect((await wei.ask(drawsApi.page, { drawId })).chances).toBe(2)
    await drawOnce(wei, drawId)
    await wei.ask(mallApi.cancel, { orderId })
    expect((await wei.ask(drawsApi.page, { drawId })).chances).toBe(0)
    expect(await refusalOf(drawOnce(wei, drawId))).toBe('CHANCE_NONE')
    expect((await wei.ask(drawsApi.results, { drawId })).items).toHaveLength(1)
  })
})
