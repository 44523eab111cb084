import { beforeEach, expect, test, vi } from 'vitest'
import { phone } from '../../test/taro.ts'
import { forgetFarewell, useFarewell } from '../platform/departure.ts'
import { useOutbox } from '../platform/outbox.ts'
import { currentMember, enter } from '../platform/session.ts'
import { keysUnder, write } from '../platform/storage.ts'
import { closeAccount, resetLeaving, signOutEverywhere, understand, useLeaving } from './leaving.ts'

const HOUR_MS = 3_600_000
const member = { id: 'm1', name: '会员', avatar: null, phone: null, joinedAt: 0 }

beforeEach(() => {
  phone.reset()
  resetLeaving()
  forgetFarewell()
  useOutbox.setState({ waiting: [], outcomes: [] })
  const ends = Date.now() + HOUR_MS
  enter({
    accessToken: 'a',
    accessExpiresAt: ends,
    refreshToken: 'r',
    refreshExpiresAt: ends,
    member,
    isNew: false,
  })
  write('remote/m1/tabs/me?{}', { value: 1, at: 1 })
})

test('a closed account leaves nothing of the member on the phone, and home says so', async () => {
  const entry = {
    key: 'k',
    kind: 'sign-in' as const,
    route: { method: 'POST' as const, path: '/x' },
    input: {},
    at: 1,
  }
  useOutbox.setState({
    waiting: [
      { ...entry, memberId: 'm1' },
      { ...entry, memberId: 'm2' },
    ],
  })
  phone.network = () => ({ body: { closedAt: 1 } })

  await closeAccount(2860, async () => undefined)

  expect(phone.sent).toMatchObject([
    { url: expect.stringContaining('/people/mine/close'), body: { points: 2860 } },
  ])
  expect(currentMember()).toBeNull()
  expect(keysUnder('remote/m1/')).toEqual([])
  expect(useOutbox.getState().waiting).toMatchObject([{ memberId: 'm2' }])
  expect(useFarewell.getState().why).toBe('closed')
  expect(phone.opened).toEqual(['/tabs/home/index'])
})

test('when the balance has changed, the account stays, the page is read again and the tick is gone', async () => {
  understand(true)
  phone.network = () => ({ status: 409, body: { code: 'BALANCE_CHANGED' } })
  const reload = vi.fn(async () => undefined)

  await closeAccount(10, reload)

  expect(currentMember()).toMatchObject({ id: 'm1' })
  expect(useLeaving.getState()).toMatchObject({
    trouble: 'BALANCE_CHANGED',
    understood: false,
    busy: false,
  })
  expect(reload).toHaveBeenCalledOnce()
})

test('a member who thinks again has sent nothing', async () => {
  phone.confirms = false
  await closeAccount(10, async () => undefined)
  await signOutEverywhere()
  expect(phone.sent).toEqual([])
})

test('without a network nobody is signed out everywhere, and it says so', async () => {
  await signOutEverywhere()
  expect(useLeaving.getState().trouble).toBe('OFFLINE')
  expect(currentMember()).not.toBeNull()
})
