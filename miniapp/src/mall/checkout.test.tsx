import Taro from '@tarojs/taro'
import { act, cleanup, renderHook, waitFor } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { phone } from '../../test/taro.ts'
import { flush, useOutbox } from '../platform/outbox.ts'
import { enter } from '../platform/session.ts'
import { useCheckout, useGiftClaim } from './checkout.ts'
import { useNews } from './store.ts'

const HOUR_MS = 3_600_000
const cup = { skuId: 'cup.1' }
const redeemed = { orderId: 'o1', pricePoints: 2400, balance: 460 }
let opened: string[] = []

Object.assign(Taro, {
  redirectTo: async ({ url }: { url: string }) => opened.push(url),
  showToast: async ({ title }: { title: string }) => opened.push(title),
})

const keys = () => phone.sent.map(({ header }) => header['idempotency-key'])
const atCheckout = () => renderHook(() => useCheckout(cup.skuId))

beforeEach(() => {
  cleanup()
  phone.reset()
  opened = []
  useOutbox.setState({ waiting: [], outcomes: [] })
  useNews.setState({ news: null })
  enter({
    accessToken: 't',
    accessExpiresAt: Date.now() + HOUR_MS,
    refreshToken: 'r',
    refreshExpiresAt: Date.now() + HOUR_MS,
    member: { id: 'lin', name: '林*夏', joinedAt: 0, avatar: null, phone: null },
    isNew: false,
  })
})

test('two taps are one redemption, which ends on the page of its order', async () => {
  phone.network = () => ({ body: redeemed })
  const { result } = atCheckout()
  await act(() => Promise.all([result.current.submit(cup), result.current.submit(cup)]))
  expect(phone.sent).toHaveLength(1)
  expect(opened).toEqual(['/mall/pages/order/index?orderId=o1'])
  expect(useNews.getState().news).toEqual({ orderId: 'o1', kind: 'redeemed', balance: 460 })
  expect(result.current.phase).toBe('sending')
})

test('without an answer it waits, takes no second tap, and goes out again with the same key', async () => {
  const { result } = atCheckout()
  await act(() => result.current.submit(cup))
  expect(result.current).toMatchObject({ phase: 'waiting', refusal: null })
  await act(() => result.current.submit(cup))
  expect(phone.sent).toHaveLength(1)

  phone.network = () => ({ body: redeemed })
  await act(flush)
  expect(new Set(keys()).size).toBe(1)
  await waitFor(() => expect(opened).toEqual(['/mall/pages/order/index?orderId=o1']))
  expect(useOutbox.getState()).toEqual({ waiting: [], outcomes: [] })
})

test('a page opened anew finds the redemption of before, and does not start another', async () => {
  const before = atCheckout()
  await act(() => before.result.current.submit(cup))
  before.unmount()
  const { result } = atCheckout()
  expect(result.current.phase).toBe('waiting')
  await act(() => result.current.submit(cup))
  expect(phone.sent).toHaveLength(1)
})

test('a refusal is told, and the next try is a request of its own', async () => {
  phone.network = () => ({ status: 409, body: { code: 'STOCK_EMPTY', status: 409, title: '', type: '' } })
  const { result } = atCheckout()
  await act(() => result.current.submit(cup))
  expect(result.current).toMatchObject({ phase: 'ready', refusal: 'STOCK_EMPTY' })
  await act(() => result.current.submit(cup))
  expect(new Set(keys()).size).toBe(2)
  expect(opened).toEqual([])
})

test('a refusal that comes after the wait is told on the page that waits', async () => {
  const { result } = atCheckout()
  await act(() => result.current.submit(cup))
  phone.network = () => ({ status: 409, body: { code: 'LIMIT_REACHED', status: 409, title: '', type: '' } })
  await act(flush)
  expect(result.current).toMatchObject({ phase: 'ready', refusal: 'LIMIT_REACHED' })
  expect(useOutbox.getState().outcomes).toEqual([])
})

test('who has gone elsewhere is told, not carried away', async () => {
  let answer = (_: { body: unknown }) => {}
  phone.network = () => new Promise((resolve) => (answer = resolve))
  const { result, unmount } = atCheckout()
  const submitted = result.current.submit(cup)
  await waitFor(() => expect(phone.sent).toHaveLength(1))
  unmount()
  answer({ body: redeemed })
  await submitted
  expect(opened).toEqual(['兑换成功，余额 460'])
})

test('two taps on a gift are one claim, which ends on the page of its order; without an answer it waits', async () => {
  const gift = { benefitId: 'coffee' }
  const { result } = renderHook(() => useGiftClaim(gift.benefitId))
  await act(() => Promise.all([result.current.submit(gift), result.current.submit(gift)]))
  expect(result.current).toMatchObject({ phase: 'waiting', refusal: null })
  expect(phone.sent).toHaveLength(1)

  phone.network = () => ({ body: { orderId: 'o2', pricePoints: 0, balance: 460 } })
  await act(flush)

  await waitFor(() => expect(opened).toEqual(['/mall/pages/order/index?orderId=o2']))
  expect(new Set(keys()).size).toBe(1)
  expect(useNews.getState().news).toEqual({ orderId: 'o2', kind: 'given', balance: 460 })
})
