import { budgetApi } from '@laurel/shared/budget'
import { approvalApi } from '@laurel/shared/operators'
import { tabsApi } from '@laurel/shared/tabs'
import { tasksApi } from '@laurel/shared/tasks'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { putSignIn } from '../tasks/testing.ts'
import { type OpenApp, openApp } from '../testing.ts'

const DAY_MS = 86_400_000
let world: OpenApp
beforeAll(async () => {
  world = await openApp()
})
afterAll(() => world.close())

/** A points budget that one operator asked to be filled, and another filled. */
async function filledBudget(amount: number): Promise<string> {
  const [token, approver] = [await world.operator('admin'), await world.operator('approver')]
  const caps = { dayMax: null, monthMax: null, totalMax: null }
  const input = { name: '签到', currency: 'points', parentId: null, caps } as const
  const { body: budget } = await world.ask(budgetApi.add, input, { token })
  const asked = { budgetId: budget.id, amount, because: '年度' }
  const { body: topUp } = await world.ask(budgetApi.askTopUp, asked, { token })
  await world.ask(approvalApi.approve, { approvalId: topUp.id }, { token: approver })
  return budget.id
}

describe('before a sign-in was published', () => {
  test('the home tab of a guest paints, and promises nothing', async () => {
    const { status, body } = await world.ask(tabsApi.home, {})

    expect(status).toBe(200)
    expect(body).toMatchObject({ member: null, points: null, tiles: [], tilesCount: 0 })
    expect(body.campaigns).toEqual({ quizzes: [], draws: [] })
    expect(body.signIn).toMatchObject({ open: false, streakDays: 0, signedToday: false })
  })

  test('nobody can sign in for the day', async () => {
    const { accessToken } = await world.member('o-early')

    expect((await world.ask(tasksApi.signIn, {}, { token: accessToken })).code).toBe('TASK_CLOSED')
  })
})

describe('once it is live', () => {
  beforeAll(async () => {
    const budgetId = await filledBudget(1_000)
    await world.db.engine.run(putSignIn, { rewards: [5, 5, 10, 10, 15, 15, 30], lotDays: 365, budgetId })
  })

  test('a guest sees the first day, and is asked to sign in', async () => {
    const { body } = await world.ask(tasksApi.signInBoard, {})

    expect(body).toMatchObject({
      open: true,
      pointsToday: 5,
      days: [{ day: '2026-11-21', state: 'today' }, {}, {}, {}, {}, {}, {}],
    })
    expect((await world.ask(tasksApi.signIn, {})).code).toBe('SESSION_MISSING')
  })

  test('a tap that is sent twice pays once; another tap is told so', async () => {
    const { accessToken: token } = await world.member('o-ann')
    const first = await world.ask(tasksApi.signIn, {}, { token, key: 'one-tap-of-ann' })
    const again = await world.ask(tasksApi.signIn, {}, { token, key: 'one-tap-of-ann' })

    expect(first.body).toMatchObject({ points: 5, balance: 5, board: { signedToday: true, streakDays: 1 } })
    expect(again).toMatchObject({ status: 200, body: first.body })
    expect(again.headers['idempotency-replayed']).toBe('true')
    expect(await world.ask(tasksApi.signIn, {}, { token })).toMatchObject({
      status: 409,
      code: 'TASK_ALREADY_CLAIMED',
    })
  })

  test('the tabs of a member show who it is, what there is, and the day', async () => {
    const { accessToken: token, member } = await world.member('o-bob')
    const { body: signedIn } = await world.ask(tasksApi.signIn, {}, { token })
    const { body: home } = await world.ask(tabsApi.home, {}, { token })
    const { body: me } = await world.ask(tabsApi.me, {}, { token })

    expect(home).toMatchObject({ member, points: { balance: 5, debt: 0 }, signIn: signedIn.board })
    expect(me).toEqual({
      member,
      points: home.points,
      standing: null,
      openOrders: 0,
      parcelsUnderWay: 0,
      programmes: [],
      friends: 0,
      draws: [],
    })
    expect(home.points?.lots).toEqual([{ expiresOn: '2027-11-21', points: 5 }])
  })

  test('the me tab of a guest is empty', async () => {
    const { body } = await world.ask(tabsApi.me, {})

    expect(body).toEqual({
      ...{ member: null, points: null, standing: null, openOrders: 0, parcelsUnderWay: 0 },
      ...{ programmes: [], friends: 0, draws: [] },
    })
  })

  test('the next day goes on', async () => {
    world.pass(DAY_MS)
    const { accessToken: token } = await world.member('o-bob')

    expect((await world.ask(tasksApi.signInBoard, {}, { token })).body).toMatchObject({
      streakDays: 1,
      signedToday: false,
      days: [{ day: '2026-11-21', state: 'done' }, { day: '2026-11-22', state: 'today' }, {}, {}, {}, {}, {}],
    })
    expect((await world.ask(tasksApi.signIn, {}, { token })).body).toMatchObject({ points: 5, balance: 10 })
  })
})
