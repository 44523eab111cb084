import { type ListHistoryInput, pointsApi } from '@laurel/shared/points'
import { act, renderHook, waitFor } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { phone } from '../../test/taro.ts'
import { useOutbox } from './outbox.ts'
import { usePaged } from './paged.ts'
import { OFFLINE, useRemote, useRemoteNow } from './remote.ts'
import { leave, useSession } from './session.ts'

const points = (balance: number) => ({ balance, debt: 0, expiring: null, lots: [] })
const NOTHING = {}
const usePoints = () => useRemote(pointsApi.summary, NOTHING)

beforeEach(() => {
  phone.reset()
  leave({ left: true })
  useOutbox.setState({ waiting: [], outcomes: [] })
})

test('the answer is shown, and kept for the next launch', async () => {
  phone.network = () => ({ body: points(40) })
  const first = renderHook(usePoints)
  expect(first.result.current.value).toBeNull()
  await waitFor(() => expect(first.result.current.value).toEqual(points(40)))
  first.unmount()

  phone.network = () => new Promise(() => undefined)
  const second = renderHook(usePoints)
  expect(second.result.current.value).toEqual(points(40))
})

test('the skeleton is due only after 200 ms without an answer', async () => {
  phone.network = () => new Promise(() => undefined)
  const { result } = renderHook(usePoints)
  expect(result.current.slow).toBe(false)
  await act(() => new Promise((done) => setTimeout(done, 150)))
  expect(result.current.slow).toBe(false)
  await waitFor(() => expect(result.current.slow).toBe(true))
})

test('without a network the last known state stays, with the time it is from', async () => {
  phone.network = () => ({ body: points(40) })
  const { result } = renderHook(usePoints)
  await waitFor(() => expect(result.current.value).not.toBeNull())
  const { at } = result.current
  phone.network = () => {
    throw new Error('request:fail')
  }
  await act(() => result.current.reload())
  expect(result.current).toMatchObject({ value: points(40), at, trouble: OFFLINE, slow: false })
})

test('a refusal is named, and a later answer clears it', async () => {
  phone.network = () => ({ status: 503, body: { code: 'SERVER_BUSY' } })
  const { result } = renderHook(usePoints)
  await waitFor(() => expect(result.current.trouble).toBe('SERVER_BUSY'))
  phone.network = () => ({ body: points(1) })
  await act(() => result.current.reload())
  expect(result.current).toMatchObject({ value: points(1), trouble: null })
})

test('an answer that was overtaken is not shown', async () => {
  const answers: ((balance: number) => void)[] = []
  phone.network = () => new Promise((answer) => answers.push((balance) => answer({ body: points(balance) })))
  const { result } = renderHook(usePoints)
  act(() => void result.current.reload())
  await waitFor(() => expect(answers).toHaveLength(2))
  await act(async () => answers[1]?.(2))
  await act(async () => answers[0]?.(1))
  expect(result.current.value?.balance).toBe(2)
})

test("a member never sees another's state, and the page is read again for them", async () => {
  phone.network = ({ header }) => ({ body: points(header.authorization ? 2_860 : 0) })
  const { result } = renderHook(usePoints)
  await waitFor(() => expect(result.current.value?.balance).toBe(0))
  const tokens = {
    accessToken: 'a',
    accessExpiresAt: Date.now() + 1e9,
    refreshToken: 'r',
    refreshExpiresAt: 0,
  }
  act(() =>
    useSession.setState({
      member: { id: 'm1', name: '林*夏', joinedAt: 0, avatar: null, phone: null },
      tokens,
    }),
  )
  expect(result.current.value).toBeNull()
  await waitFor(() => expect(result.current.value?.balance).toBe(2_860))
})

test('an answer that says the same draws nothing again', async () => {
  phone.network = () => ({ body: points(40) })
  const { result } = renderHook(usePoints)
  await waitFor(() => expect(result.current.value).not.toBeNull())
  const before = result.current.value
  await act(() => result.current.reload())
  expect(result.current.value).toBe(before)
})

test('a list goes on behind its first page, and starts anew when the first page changed', async () => {
  const entry = (id: string) => ({ id })
  const firstPage = { items: [entry('a'), entry('b')], next: 'c2' }
  phone.network = ({ url }) => ({
    body: url.includes('cursor=c2') ? { items: [entry('c')], next: null } : firstPage,
  })
  const input: ListHistoryInput = { limit: 2 }
  const { result } = renderHook(() => usePaged(pointsApi.history, input))
  await waitFor(() => expect(result.current.more).toBe(true))
  await act(() => result.current.loadMore())
  expect(result.current.items.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
  expect(result.current.more).toBe(false)

  phone.network = () => ({ body: { items: [entry('z'), entry('a')], next: 'c3' } })
  await act(() => result.current.reload())
  expect(result.current.items.map(({ id }) => id)).toEqual(['z', 'a'])
  expect(result.current.more).toBe(true)
})

test('a part that comes into a page already in front asks for itself', async () => {
  phone.isShown = true
  phone.network = () => ({ body: points(40) })
  const missed = renderHook(usePoints)
  const { result } = renderHook(() => useRemoteNow(pointsApi.summary, NOTHING))
  await waitFor(() => expect(result.current.value).toEqual(points(40)))
  expect(missed.result.current.value).toBeNull()
  expect(phone.sent).toHaveLength(1)
})
