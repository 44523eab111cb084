import type { TaskClaimed, TaskLine } from '@laurel/shared/tasks'
import { beforeEach, expect, test, vi } from 'vitest'
import { phone } from '../../test/taro.ts'
import { flush, useOutbox } from '../platform/outbox.ts'
import { enter } from '../platform/session.ts'
import { claimTask, forgetClaims, taskAct, useClaims, withClaimed } from './claims.ts'

const HOUR_MS = 3_600_000
const line = (changes: Partial<TaskLine>): TaskLine => ({
  taskId: 'first-order',
  kind: 'count',
  group: 'newcomer',
  title: '完成第一次兑换',
  text: '在商城兑换任意一件商品',
  points: 60,
  growth: 20,
  value: 1,
  target: 1,
  unit: 'times',
  state: 'claimable',
  bar: null,
  barSubject: null,
  period: 'once',
  endsAt: null,
  claimUntil: null,
  go: 'mall',
  ...changes,
})
const answer: TaskClaimed = {
  task: line({ state: 'claimed' }),
  points: 60,
  growth: 20,
  balance: 2860,
  subject: 'grant:first-order:claim:once',
}
const refusal = (code: string) => ({ status: 409, body: { code, status: 409, title: '', type: '' } })
const keys = () => phone.sent.map(({ header }) => header['idempotency-key'])
const settled = () => vi.waitFor(() => expect(useClaims.getState().busy['first-order']).toBe(false))

beforeEach(() => {
  phone.reset()
  useOutbox.setState({ waiting: [], outcomes: [] })
  useClaims.setState({ busy: {}, claimed: {}, refused: {} })
  enter({
    accessToken: 't',
    accessExpiresAt: Date.now() + HOUR_MS,
    refreshToken: 'r',
    refreshExpiresAt: Date.now() + HOUR_MS,
    member: { id: 'lin', name: '林*夏', joinedAt: 0, avatar: null, phone: null },
    isNew: false,
  })
})

test('two taps are one claim, and its answer is what the row celebrates', async () => {
  phone.network = () => ({ body: answer })

  claimTask('first-order')
  claimTask('first-order')
  await settled()

  expect(phone.sent.map(({ url }) => url)).toEqual(['http://api.test/api/tasks/first-order/claim'])
  expect(useClaims.getState().claimed['first-order']).toEqual(answer)
  const [claimed, other] = withClaimed([line({}), line({ taskId: 'other' })], useClaims.getState().claimed)
  expect([claimed?.state, other?.state]).toEqual(['claimed', 'claimable'])
})

test('two tasks are two claims, each with a key of its own', async () => {
  phone.network = () => ({ body: answer })

  claimTask('first-order')
  claimTask('other')
  await settled()

  expect(new Set(keys()).size).toBe(2)
})

test('without an answer it waits in the outbox, and goes out again with the same key', async () => {
  claimTask('first-order')
  await settled()
  expect(useOutbox.getState().waiting).toMatchObject([{ kind: 'claim', input: { taskId: 'first-order' } }])

  phone.network = () => ({ body: answer })
  await flush()

  expect(new Set(keys()).size).toBe(1)
  expect(useOutbox.getState().outcomes).toMatchObject([{ kind: 'claim', refusal: null }])
})

test('a refusal is told until the next try or until the page is left', async () => {
  phone.network = () => refusal('BUDGET_EXHAUSTED')
  claimTask('first-order')
  await settled()
  expect(useClaims.getState().refused).toEqual({ 'first-order': 'BUDGET_EXHAUSTED' })
  expect(useOutbox.getState().waiting).toEqual([])

  phone.network = () => ({ body: answer })
  claimTask('first-order')
  await settled()
  expect(useClaims.getState().refused).toEqual({})

  forgetClaims()
  expect(useClaims.getState().claimed).toEqual({})
})

test.each([
  ['claim', { task: line({}), busy: false, waits: false }],
  ['sending', { task: line({}), busy: true, waits: true }],
  ['waiting', { task: line({}), busy: false, waits: true }],
  ['go', { task: line({ state: 'doing' }), busy: false, waits: false }],
  ['none', { task: line({ state: 'doing', go: null }), busy: false, waits: false }],
  ['none', { task: line({ state: 'doing', go: 'moon' }), busy: false, waits: false }],
  ['none', { task: line({ state: 'barred', bar: 'TIER_TOO_LOW' }), busy: false, waits: false }],
  ['none', { task: line({ state: 'claimed' }), busy: false, waits: false }],
])('the button is %s', (act, facts) => {
  expect(taskAct(facts)).toBe(act)
})
