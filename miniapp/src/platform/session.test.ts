import { beforeEach, expect, test, vi } from 'vitest'
import { phone } from '../../test/taro.ts'
import { dayOf, daysBetween, timeOf } from './clock.ts'
import { asMember, takeWanted } from './gate.ts'
import { newKey } from './keys.ts'
import { enter, leave, useSession } from './session.ts'

const session = {
  accessToken: 'a',
  accessExpiresAt: 1,
  refreshToken: 'r',
  refreshExpiresAt: 2,
  member: { id: 'm1', name: '林*夏', joinedAt: 0, avatar: null, phone: null },
  isNew: true,
}

beforeEach(() => {
  phone.reset()
  leave({ left: true })
})

test('a member stays signed in over a relaunch', async () => {
  enter(session)
  vi.resetModules()
  const relaunched = await import('./session.ts')
  expect(relaunched.currentMember()).toEqual(session.member)
  expect(relaunched.useSession.getState().tokens).toMatchObject({ accessToken: 'a', refreshToken: 'r' })
})

test('leaving forgets the member and the tokens', () => {
  enter(session)
  leave({ left: true })
  expect(useSession.getState()).toEqual({ member: null, tokens: null, left: true })
  expect(phone.storage.get('laurel/session')).not.toContain('m1')
})

test('what needs a member is done at once for one, and nothing is left wanted', () => {
  enter(session)
  const act = vi.fn()
  asMember(act)
  expect(act).toHaveBeenCalledOnce()
  expect(takeWanted()).toBeNull()
})

test('keys sort by the time they were made', () => {
  const keys = [1, 1_000, 1_700_000_000_000, 1_800_000_000_000].map(newKey)
  expect([...keys].sort()).toEqual(keys)
  expect(new Set(Array.from({ length: 1_000 }, () => newKey(1))).size).toBe(1_000)
})

test('days and times are those of Shanghai', () => {
  const lateInLondon = Date.parse('2026-11-20T17:30:00Z')
  expect(dayOf(lateInLondon)).toBe('2026-11-21')
  expect(timeOf(lateInLondon)).toBe('01:30')
  expect(daysBetween('2026-11-21', '2026-12-31')).toBe(40)
})
