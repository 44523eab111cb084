import { budgetApi } from '@laurel/shared/budget'
import { type AddOfferInput, offersApi } from '@laurel/shared/offers'
import { approvalApi, type Role } from '@laurel/shared/operators'
import type { TaskBody } from '@laurel/shared/tasks'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OpenApp, openApp } from '../testing.ts'

const DAY_MS = 86_400_000
const START = Date.parse('2026-11-21T04:00:00Z')
const NO_CAPS = { dayMax: null, monthMax: null, totalMax: null }
let at: OpenApp
let budgetId = ''

const buyThrice: TaskBody = {
  kind: 'count',
  args: { fact: 'purchase.paid', target: 3 },
  group: 'daily',
  text: '消费三次',
  period: 'month',
  minLevel: 0,
  after: [],
  claim: 'tap',
  claimDays: null,
  reward: { points: 5, growth: 0 },
  lotDays: 365,
  go: null,
}
const terms = (patch: Partial<AddOfferInput> = {}): AddOfferInput => ({
  kind: 'task',
  title: '消费三次',
  body: { ...buyThrice },
  budgetId,
  startsAt: START,
  endsAt: START + 90 * DAY_MS,
  rules: ['每日一次'],
  goal: { metric: 'members', target: 10, days: 30 },
  signOff: null,
  ...patch,
})
const as = async <Input, Output>(role: Role, ...[call, input]: Asked<Input, Output>) =>
  at.ask(call, input, { token: await at.operator(role) })
type Asked<Input, Output> = Parameters<typeof at.ask<Input, Output>>
const added = async (patch: Partial<AddOfferInput> = {}) =>
  (await as('editor', offersApi.add, terms(patch))).body
const published = async (patch: Partial<AddOfferInput> = {}) => {
  const { id: offerId } = await added(patch)
  const asked = await as('editor', offersApi.submit, { offerId, because: '上线' })
  await as('approver', approvalApi.approve, { approvalId: asked.body.id })
  return offerId
}

beforeAll(async () => {
  at = await openApp()
  const budget = { name: '签到', currency: 'points', parentId: null, caps: NO_CAPS } as const
  budgetId = (await as('editor', budgetApi.add, budget)).body.id
})
afterAll(() => at.close())

describe('offers over HTTP', () => {
  test('a kind tells the schema by which its form is drawn', async () => {
    const { items } = (await as('editor', offersApi.kinds, {})).body
    expect(items.find(({ kind }) => kind === 'task')).toMatchObject({ title: '成长任务', single: false })
    expect(items.find(({ kind }) => kind === 'task')?.schema.anyOf).toHaveLength(5)
  })

  test('a draft goes to another operator, and is live with his yes', async () => {
    const draft = await added()
    expect(draft).toMatchObject({ state: 'draft', current: null, draft: { number: 1, body: buyThrice } })
    const offerId = draft.id
    const asked = (await as('editor', offersApi.submit, { offerId, because: '上线' })).body
    expect(asked).toMatchObject({ kind: 'offer', subjectId: offerId, body: { number: 1, title: '消费三次' } })
    expect((await as('editor', offersApi.one, { offerId })).body).toMatchObject({
      state: 'review',
      approvalId: asked.id,
      draft: { state: 'review' },
    })
    expect((await as('editor', approvalApi.approve, { approvalId: asked.id })).code).toBe('ROLE_MISSING')
    await as('approver', approvalApi.approve, { approvalId: asked.id })
    expect((await as('editor', offersApi.one, { offerId })).body).toMatchObject({
      state: 'live',
      approvalId: null,
      draft: null,
      current: { number: 1, state: 'approved' },
    })
  })

  test('a rejected version is shown as such, with who said no', async () => {
    const { id: offerId } = await added()
    const asked = await as('editor', offersApi.submit, { offerId, because: '上线' })
    await as('approver', approvalApi.reject, { approvalId: asked.body.id })
    const { state, draft } = (await as('editor', offersApi.one, { offerId })).body
    expect({ state, draft }).toMatchObject({
      state: 'draft',
      draft: { state: 'rejected', decidedBy: expect.any(String), decidedAt: START },
    })
  })

  test('what the policy check finds is told by check, and refuses the submission', async () => {
    const tapped = { ...buyThrice, args: { fact: 'wechat.pushed', target: 1 } }
    expect((await as('editor', offersApi.add, terms({ body: tapped }))).body).toMatchObject({
      code: 'OFFER_BODY_INVALID',
      details: { path: expect.stringMatching('^/args') },
    })
    const { id: offerId } = await added({ rules: [] })
    const { items } = (await as('auditor', offersApi.check, { offerId })).body
    expect(items).toEqual([expect.objectContaining({ rule: '5.1.5' })])
    const { id: fine } = await added()
    expect((await as('editor', offersApi.check, { offerId: fine })).body).toEqual({ items: [] })
  })

  test('two versions are told apart place by place', async () => {
    const offerId = await published()
    const body = {
      ...buyThrice,
      args: { fact: 'purchase.paid', target: 4, where: { channel: 'pos' } },
      text: '每日',
    }
    const { kind: _kind, ...changed } = terms({ body, rules: ['每日一次', '先到先得'] })
    await as('editor', offersApi.edit, { offerId, ...changed })
    const { items } = (await as('editor', offersApi.diff, { offerId, from: 1, to: 2 })).body
    expect(items.toSorted((a, b) => (a.path < b.path ? -1 : 1))).toEqual([
      { path: '/body/args/target', before: 3, after: 4 },
      { path: '/body/args/where', before: null, after: { channel: 'pos' } },
      { path: '/body/text', before: '消费三次', after: '每日' },
      { path: '/rules/1', before: null, after: '先到先得' },
    ])
    expect((await as('editor', offersApi.diff, { offerId, from: 1, to: 1 })).body).toEqual({ items: [] })
    expect((await as('editor', offersApi.diff, { offerId, from: 1, to: 3 })).code).toBe('OFFER_UNKNOWN')
    const versions = (await as('editor', offersApi.versions, { offerId })).body.items
    expect(versions.map(({ number, state }) => [number, state])).toEqual([
      [1, 'approved'],
      [2, 'draft'],
    ])
  })

  test('an approver may stop an offer, and an editor lets it go on', async () => {
    const offerId = await published()
    const paused = await as('approver', offersApi.pause, { offerId, because: '发错了' })
    expect(paused.body).toMatchObject({ state: 'paused', pausedAt: START, current: { number: 1 } })
    expect((await as('approver', offersApi.resume, { offerId, because: '好了' })).code).toBe('ROLE_MISSING')
    expect((await as('editor', offersApi.resume, { offerId, because: '好了' })).body.state).toBe('live')
    expect((await as('editor', offersApi.end, { offerId, because: '结束' })).body.state).toBe('ended')
  })

  test('the list is in pages, by kind and by state', async () => {
    const ids = []
    for (let i = 0; i < 25; i++) ids.push((await added({ title: `第 ${i}` })).id)
    const live = await published()
    const first = (await as('editor', offersApi.list, { kind: 'task', state: 'draft', limit: 10 })).body
    expect(first.items.map(({ id }) => id)).toEqual(ids.toReversed().slice(0, 10))
    const cursor = String(first.next)
    const second = (await as('editor', offersApi.list, { state: 'draft', limit: 10, cursor })).body
    expect(second.items.map(({ id }) => id)).toEqual(ids.toReversed().slice(10, 20))
    const all = (await as('editor', offersApi.list, { state: 'live', limit: 100 })).body
    expect(all.items.map(({ id }) => id)).toContain(live)
    expect(all.next).toBe(null)
    expect((await as('editor', offersApi.list, { kind: 'tiers' })).body.items).toEqual([])
  })

  test('nobody knows an offer that is not there', async () => {
    const offerId = 'none'
    const unknown = { status: 404, code: 'OFFER_UNKNOWN' }
    expect(await as('editor', offersApi.one, { offerId })).toMatchObject(unknown)
    expect(await as('editor', offersApi.check, { offerId })).toMatchObject(unknown)
    expect(await as('editor', offersApi.pause, { offerId, because: 'x' })).toMatchObject(unknown)
    expect(
      await as('editor', offersApi.rehearse, { offerId, from: '2026-11-01', to: '2026-11-02' }),
    ).toMatchObject(unknown)
  })
})
