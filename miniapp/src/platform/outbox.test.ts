import { mallApi } from '@laurel/shared/mall'
import { tasksApi } from '@laurel/shared/tasks'
import { beforeEach, expect, test, vi } from 'vitest'
import { phone } from '../../test/taro.ts'
import { Offline } from './ask.ts'
import { dismiss, flush, flushAfter, send, useOutbox } from './outbox.ts'
import { enter, leave } from './session.ts'

const HOUR_MS = 3_600_000

function signInAs(memberId: string): void {
  enter({
    accessToken: memberId,
    accessExpiresAt: Date.now() + 48 * HOUR_MS,
    refreshToken: 'r',
    refreshExpiresAt: Date.now() + 48 * HOUR_MS,
    member: { id: memberId, name: '林*夏', joinedAt: 0, avatar: null, phone: null },
    isNew: false,
  })
}
const online = () => {
  phone.network = () => ({ body: { points: 15 } })
}
const keys = () => phone.sent.map(({ header }) => header['idempotency-key'])
const redeem = () => send('redeem', mallApi.redeem, { skuId: 's.1' })

beforeEach(() => {
  vi.useRealTimers()
  phone.reset()
  useOutbox.setState({ waiting: [], outcomes: [] })
  signInAs('m1')
})

test('a write is in storage before it is on the wire, and gone once answered', async () => {
  let stored: string | undefined
  phone.network = () => {
    stored = phone.storage.get('laurel/outbox')
    return { body: { points: 15 } }
  }
  await expect(send('sign-in', tasksApi.signIn, {})).resolves.toEqual({ points: 15 })
  expect(JSON.parse(stored ?? '{}').waiting).toMatchObject([
    { kind: 'sign-in', key: keys()[0], memberId: 'm1' },
  ])
  expect(useOutbox.getState()).toEqual({ waiting: [], outcomes: [] })
})

test('what got no answer waits, and goes out again with the same key', async () => {
  await expect(redeem()).rejects.toBeInstanceOf(Offline)
  expect(useOutbox.getState().waiting).toHaveLength(1)
  await flush()
  expect(useOutbox.getState().waiting).toHaveLength(1)
  online()
  await flush()
  expect(new Set(keys()).size).toBe(1)
  expect(keys()).toHaveLength(3)
  expect(phone.sent.at(-1)?.body).toEqual({ skuId: 's.1' })
  expect(useOutbox.getState()).toMatchObject({ waiting: [], outcomes: [{ kind: 'redeem', refusal: null }] })
})

test('it survives a kill: the next launch reads it from storage', async () => {
  await redeem().catch(() => undefined)
  const [before] = useOutbox.getState().waiting
  vi.resetModules()
  const relaunched = await import('./outbox.ts')
  expect(relaunched.useOutbox.getState().waiting).toEqual([before])
})

test('a refusal is an answer: nothing waits', async () => {
  phone.network = () => ({ status: 409, body: { code: 'STOCK_EMPTY' } })
  await expect(redeem()).rejects.toMatchObject({ code: 'STOCK_EMPTY' })
  expect(useOutbox.getState()).toEqual({ waiting: [], outcomes: [] })
})

test('a refusal of what had waited is told, until it is dismissed', async () => {
  await redeem().catch(() => undefined)
  phone.network = () => ({ status: 409, body: { code: 'STOCK_EMPTY' } })
  await flush()
  const [outcome] = useOutbox.getState().outcomes
  expect(outcome).toMatchObject({ kind: 'redeem', refusal: 'STOCK_EMPTY' })
  dismiss(outcome?.key ?? '')
  expect(useOutbox.getState().outcomes).toEqual([])
})

test("another member's writes stay where they are", async () => {
  await redeem().catch(() => undefined)
  online()
  signInAs('m2')
  await flush()
  expect(keys()).toHaveLength(1)
  signInAs('m1')
  await flush()
  expect(useOutbox.getState().waiting).toEqual([])
})

test('a guest has nothing to send', async () => {
  leave({ left: true })
  await expect(redeem()).rejects.toMatchObject({ code: 'SESSION_MISSING' })
  expect(phone.sent).toEqual([])
})

test('after a day it is no longer sent: the server may have forgotten its key', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  await redeem().catch(() => undefined)
  vi.setSystemTime(Date.now() + 25 * HOUR_MS)
  online()
  await flush()
  expect(keys()).toHaveLength(1)
  expect(useOutbox.getState()).toMatchObject({ waiting: [], outcomes: [{ refusal: 'LAPSED' }] })
})

test('two flushes at once send each write once', async () => {
  await redeem().catch(() => undefined)
  online()
  await Promise.all([flush(), flush()])
  expect(keys()).toHaveLength(2)
  expect(useOutbox.getState().outcomes).toHaveLength(1)
})

test('what has to be known before goes before all that waited, and not when nothing did', async () => {
  const order: string[] = []
  flushAfter(async () => void order.push('told'))
  await flush()
  await redeem().catch(() => undefined)
  phone.network = ({ header }) => {
    order.push(String(header['idempotency-key']))
    return { body: { points: 15 } }
  }
  await flush()
  flushAfter(() => Promise.resolve())

  expect(order).toEqual(['told', keys()[0]])
})
