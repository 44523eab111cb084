import Taro from '@tarojs/taro'
import { act, cleanup, renderHook, waitFor } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { phone } from '../../test/taro.ts'
import { flush, useOutbox } from '../platform/outbox.ts'
import { enter } from '../platform/session.ts'
import { read } from '../platform/storage.ts'
import { useClaiming } from './claiming.ts'
import { drawAgain, drawOnce, resetDrawing, useDrawing, useDrawStanding } from './drawing.ts'
import { keepSeal, keptSeal } from './seals.ts'

const HOUR_MS = 3_600_000
const result = { drawId: 'winter', number: 7, head: 'aa', prize: {}, state: 'open' }
let opened: string[] = []

Object.assign(Taro, {
  getCurrentPages: () => [],
  navigateTo: async ({ url }: { url: string }) => opened.push(url),
  redirectTo: async ({ url }: { url: string }) => opened.push(`instead: ${url}`),
  getRandomValues: async ({ length }: { length: number }) => ({
    randomValues: Uint8Array.from({ length }, (_, place) => place).buffer,
  }),
})

const NONCE = '000102030405060708090a0b0c0d0e0f'
const RESULT_PAGE = '/draws/pages/result/index?id=winter&number=7'
const keys = () => phone.sent.map(({ header }) => header['idempotency-key'])
const nonces = () => phone.sent.map(({ body }) => (body as { nonce: string }).nonce)
const atDraw = () => renderHook(() => useDrawStanding('winter'))
const sentAndSettled = () => waitFor(() => expect(useDrawing.getState().busy).toBeNull())

async function tapDraw(times = 1): Promise<void> {
  act(() => {
    for (let tap = 0; tap < times; tap += 1) drawOnce('winter')
  })
  await sentAndSettled()
}

const refusing = (code: string) => () => ({ status: 409, body: { code, status: 409, title: '', type: '' } })

beforeEach(() => {
  cleanup()
  phone.reset()
  opened = []
  useOutbox.setState({ waiting: [], outcomes: [] })
  resetDrawing()
  enter({
    accessToken: 't',
    accessExpiresAt: Date.now() + HOUR_MS,
    refreshToken: 'r',
    refreshExpiresAt: Date.now() + HOUR_MS,
    member: { id: 'lin', name: '林*夏', joinedAt: 0, avatar: null, phone: null },
    isNew: false,
  })
})

test('two taps are one draw, with 16 bytes of the phone’s own, and its result is shown', async () => {
  phone.network = () => ({ body: result })
  await tapDraw(2)

  expect(nonces()).toEqual([NONCE])
  expect(opened).toEqual([RESULT_PAGE])
  expect(useDrawing.getState().fresh).toEqual({ drawId: 'winter', number: 7 })
})

test('the page of the result opens with it, and its seal stays on the phone', async () => {
  phone.network = () => ({ body: result })
  await tapDraw()

  const known = 'remote/lin//draws/:drawId/results/:number?{"drawId":"winter","number":7}'
  expect(read<{ value: unknown }>(known)?.value).toEqual(result)
  expect(keptSeal('winter', 7)).toBe('aa')
})

test('without an answer it waits, takes no second tap, and the same draw goes out again', async () => {
  const { result: standing } = atDraw()
  await tapDraw()
  expect(standing.current).toEqual({ phase: 'waiting', refusal: null })
  await tapDraw()
  expect(phone.sent).toHaveLength(1)

  phone.network = () => ({ body: result })
  await act(flush)

  expect([new Set(keys()).size, new Set(nonces()).size]).toEqual([1, 1])
  await waitFor(() => expect(opened).toEqual([RESULT_PAGE]))
  expect(useOutbox.getState()).toEqual({ waiting: [], outcomes: [] })
})

test('killed before the answer: the page that is opened anew shows the result of that draw', async () => {
  await tapDraw()
  phone.network = () => ({ body: result })
  await act(flush) // at the next launch, on another page

  atDraw()

  await waitFor(() => expect(opened).toEqual([RESULT_PAGE]))
})

test('the page of an older result lies on that of the draw: both hear of it, and it is shown once', async () => {
  renderHook(() => [useDrawStanding('winter'), useDrawStanding('winter')])
  await tapDraw()
  phone.network = () => ({ body: result })

  await act(flush)

  await waitFor(() => expect(opened).toEqual([RESULT_PAGE]))
})

test('a refusal is told, and the next try is a draw of its own', async () => {
  phone.network = refusing('DRAWS_SPENT')
  const { result: standing } = atDraw()
  await tapDraw()
  expect(standing.current).toEqual({ phase: 'ready', refusal: 'DRAWS_SPENT' })

  phone.network = () => ({ body: result })
  await tapDraw()

  expect(standing.current.refusal).toBeNull()
  expect(new Set(keys()).size).toBe(2)
})

test('a refusal that comes after the wait is told on the page that waits', async () => {
  const { result: standing } = atDraw()
  await tapDraw()
  phone.network = refusing('OFFER_PAUSED')
  await act(flush)

  await waitFor(() => expect(standing.current).toEqual({ phase: 'ready', refusal: 'OFFER_PAUSED' }))
})

test('the next draw takes the place of the page of the last', async () => {
  phone.network = () => ({ body: { ...result, number: 8 } })
  act(() => drawAgain('winter'))
  await sentAndSettled()
  expect(opened).toEqual(['instead: /draws/pages/result/index?id=winter&number=8'])
})

test('the first seal that was seen stays, whatever is told later', () => {
  keepSeal({ drawId: 'winter', number: 7, head: 'aa' })
  keepSeal({ drawId: 'winter', number: 7, head: 'bb' })
  expect([keptSeal('winter', 7), keptSeal('winter', 8)]).toEqual(['aa', null])
})

test('an address goes once; kept without a network, it arrives later and the page hears of it', async () => {
  const heard: unknown[] = []
  const { result: claiming } = renderHook(() =>
    useClaiming({ drawId: 'winter', number: 7 }, (changed) => heard.push(changed)),
  )
  const claim = { drawId: 'winter', number: 7 }
  await act(() => Promise.all([claiming.current.claim(claim), claiming.current.claim(claim)]))
  expect(claiming.current).toMatchObject({ phase: 'waiting', refusal: null })

  phone.network = () => ({ body: { ...result, state: 'claimed' } })
  await act(flush)

  await waitFor(() => expect(heard).toEqual([{ ...result, state: 'claimed' }]))
  expect(new Set(keys()).size).toBe(1)
})
