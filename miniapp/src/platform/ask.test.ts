import { identityApi, type Session } from '@laurel/shared/identity'
import { mallApi } from '@laurel/shared/mall'
import { beforeEach, expect, test } from 'vitest'
import { phone, type Sent } from '../../test/taro.ts'
import { ask, Offline, Refused } from './ask.ts'
import { enter, leave, useSession } from './session.ts'

const HOUR_MS = 3_600_000

const session = (token: string, accessExpiresAt: number, memberId = 'm1'): Session => ({
  accessToken: token,
  accessExpiresAt,
  refreshToken: `refresh-${token}`,
  refreshExpiresAt: Date.now() + 30 * 24 * HOUR_MS,
  member: { id: memberId, name: '林*夏', joinedAt: 0, avatar: null, phone: null },
  isNew: false,
})
const problem = (status: number, code: string) => ({ status, body: { type: '', title: '', status, code } })
const isRefresh = ({ url }: Sent) => url.endsWith(identityApi.refresh.path)
const isSignIn = ({ url }: Sent) => url.endsWith(identityApi.signIn.path)
const paths = () => phone.sent.map(({ url }) => url.replace('http://api.test/api', ''))

beforeEach(() => {
  phone.reset()
  leave({ left: true })
})

test('parts of the input fill the path, and the rest of a GET goes into the query', async () => {
  phone.network = () => ({ body: {} })
  await ask(mallApi.product, { productId: 'p/1' })
  await ask(mallApi.shelf, { search: '茶 & 杯', pointsMax: 500, category: undefined })
  expect(paths()).toEqual(['/mall/products/p%2F1', '/mall?search=%E8%8C%B6%20%26%20%E6%9D%AF&pointsMax=500'])
  expect(phone.sent[0]?.header).toEqual({})
})

test('a write carries its input as JSON, a key and, for a member, the token', async () => {
  enter(session('a', Date.now() + HOUR_MS))
  phone.network = () => ({ body: { orderId: 'o1' } })
  await ask(mallApi.redeem, { skuId: 's.1' })
  const [sent] = phone.sent
  expect(sent?.body).toEqual({ skuId: 's.1' })
  expect(sent?.header.authorization).toBe('Bearer a')
  expect(sent?.header['idempotency-key']).toMatch(
    /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  )
})

test('a problem is Refused with its code and words', async () => {
  phone.network = () => ({ status: 409, body: { code: 'STOCK_EMPTY', details: { stock: 0 } } })
  const refused = await ask(mallApi.shelf, {}).catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(Refused)
  expect(refused).toMatchObject({
    code: 'STOCK_EMPTY',
    detail: '已换完，没有扣除任何积分',
    details: { stock: 0 },
  })
})

test('a problem that arrives as text is read all the same', async () => {
  phone.network = () => ({ status: 409, body: JSON.stringify({ code: 'STOCK_EMPTY' }) })
  await expect(ask(mallApi.shelf, {})).rejects.toMatchObject({ code: 'STOCK_EMPTY' })
})

test.each([
  [
    'no network',
    () => {
      throw new Error('request:fail timeout')
    },
  ],
  ['a gateway that speaks for the server', () => ({ status: 502, body: '<html>Bad Gateway</html>' })],
])('%s is Offline: nobody knows whether it arrived', async (_, network) => {
  phone.network = network
  await expect(ask(mallApi.shelf, {})).rejects.toBeInstanceOf(Offline)
})

test('a token about to end is renewed before it is used, once for all calls', async () => {
  enter(session('old', Date.now() + 30_000))
  phone.network = (sent) => ({ body: isRefresh(sent) ? session('new', Date.now() + HOUR_MS) : {} })
  await Promise.all([ask(mallApi.shelf, {}), ask(identityApi.me, {}), ask(mallApi.orders, {})])
  expect(phone.sent.filter(isRefresh)).toHaveLength(1)
  expect(phone.sent.filter((sent) => !isRefresh(sent)).map(({ header }) => header.authorization)).toEqual(
    Array(3).fill('Bearer new'),
  )
})

test('SESSION_EXPIRED renews and asks again with the same key', async () => {
  enter(session('old', Date.now() + HOUR_MS))
  phone.network = (sent) => {
    if (isRefresh(sent)) return { body: session('new', Date.now() + HOUR_MS) }
    return sent.header.authorization === 'Bearer new'
      ? { body: { orderId: 'o1' } }
      : problem(401, 'SESSION_EXPIRED')
  }
  await expect(ask(mallApi.redeem, { skuId: 's.1' })).resolves.toEqual({ orderId: 'o1' })
  const keys = phone.sent.filter((sent) => !isRefresh(sent)).map(({ header }) => header['idempotency-key'])
  expect(new Set(keys).size).toBe(1)
  expect(keys).toHaveLength(2)
})

test('a revoked session signs in again by itself, because WeChat knows who holds the phone', async () => {
  enter(session('old', Date.now()))
  phone.loginCodes = ['fresh-code']
  phone.network = (sent) => {
    if (isRefresh(sent)) return problem(401, 'SESSION_REVOKED')
    return { body: isSignIn(sent) ? session('again', Date.now() + HOUR_MS) : {} }
  }
  await ask(mallApi.shelf, {})
  expect(phone.sent.find(isSignIn)?.body).toEqual({ code: 'fresh-code' })
  expect(phone.sent.at(-1)?.header.authorization).toBe('Bearer again')
})

test.each([
  ['the server refuses the silent sign-in', problem(403, 'CONSENT_OUTDATED')],
  ['another member holds the phone now', { body: session('b', Date.now() + HOUR_MS, 'm2') }],
])('when %s, the phone browses as a guest', async (_, answer) => {
  enter(session('old', Date.now()))
  phone.network = (sent) => {
    if (isRefresh(sent)) return problem(401, 'SESSION_REVOKED')
    return isSignIn(sent) ? answer : { body: {} }
  }
  await ask(mallApi.shelf, {})
  expect(phone.sent.at(-1)?.header).toEqual({})
  expect(useSession.getState()).toMatchObject({ member: null, tokens: null })
})

test('without a network a session is kept: the member is not signed out by a tunnel', async () => {
  enter(session('old', Date.now()))
  await expect(ask(mallApi.shelf, {})).rejects.toBeInstanceOf(Offline)
  expect(useSession.getState().member?.id).toBe('m1')
})
