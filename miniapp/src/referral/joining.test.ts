import { beforeEach, expect, test } from 'vitest'
import { type Answer, phone, type Sent } from '../../test/taro.ts'
import { resetCodeForm, typeCode, typePhone } from '../parts/phone-code.ts'
import { useOutbox } from '../platform/outbox.ts'
import { currentMember, enter, leave } from '../platform/session.ts'
import { useTrail } from './arrivals.ts'
import {
  acceptOnly,
  agreeToJoin,
  joinByCode,
  joinByWeChat,
  startJoining,
  stopJoining,
  useJoining,
} from './joining.ts'

const HOUR_MS = 3_600_000
const CODE = 'AAAAAAAAAAAAAA'
const person = (number: string | null) => ({
  id: 'm1',
  name: '林*夏',
  joinedAt: 0,
  avatar: null,
  phone: number,
})
const session = (number: string | null = null) => {
  const ends = Date.now() + HOUR_MS
  const tokens = { accessToken: 'a', accessExpiresAt: ends, refreshToken: 'r', refreshExpiresAt: ends }
  return { ...tokens, member: person(number), isNew: true }
}
const accepted = { bindings: [], refused: [] }

/** What each call answers; what is not named gets no answer. */
function answers(byPath: Record<string, Answer>): void {
  phone.network = ({ url }: Sent) => {
    const found = Object.entries(byPath).find(([path]) => url.endsWith(path))
    if (!found) throw new Error('request:fail')
    return found[1]
  }
}
const GOOD = {
  '/referral/touches': { body: { kept: 1 } },
  '/identity/sign-in': { body: session() },
  '/identity/phone': { body: person('138******46') },
  '/phone/by-code': { body: person('138******46') },
  '/referral/accept': { body: accepted },
}
const calls = () => phone.sent.map(({ url }) => url.split('/').slice(-2).join('/'))

beforeEach(() => {
  phone.reset()
  leave({ left: true })
  useOutbox.setState({ waiting: [], outcomes: [] })
  useTrail.setState({
    arrivals: [{ seq: 1, code: CODE, at: Date.now() }],
    next: 2,
    toldTo: 1,
    claimedBy: null,
  })
  resetCodeForm()
  stopJoining()
  startJoining(CODE)
})

test('one tap signs in with the consent that was read, proves the phone and accepts', async () => {
  answers(GOOD)
  await joinByWeChat('2026-10', 'tap')
  expect(calls()).toEqual(['identity/sign-in', 'identity/phone', 'referral/accept'])
  expect(phone.sent.map(({ body }) => body)).toMatchObject([
    { consentVersion: '2026-10' },
    { code: 'tap' },
    { accepted: true, trail: [{ seq: 1, code: CODE }] },
  ])
  expect(useJoining.getState()).toMatchObject({ outcome: { state: 'accepted', accepted }, trouble: null })
  expect(currentMember()?.phone).toBe('138******46')
})

test('after a kill it goes on where it was: what is done is not done again', async () => {
  enter(session())
  answers(GOOD)
  await joinByWeChat(null, 'tap')
  expect(calls()).toEqual(['identity/phone', 'referral/accept'])
  phone.sent = []
  await acceptOnly()
  expect(calls()).toEqual(['referral/accept'])
})

test('saying no to WeChat’s question sends nothing', async () => {
  answers(GOOD)
  await joinByWeChat('2026-10', null)
  expect([calls(), useJoining.getState().trouble]).toEqual([[], { step: 'phone', code: 'DECLINED' }])
})

test('a refusal stops at its step, with its reason; the trail goes along with the sign-in all the same', async () => {
  answers({ ...GOOD, '/identity/phone': { status: 409, body: { code: 'PHONE_TAKEN' } } })
  await joinByWeChat('2026-10', 'tap')
  expect(useJoining.getState()).toMatchObject({
    trouble: { step: 'phone', code: 'PHONE_TAKEN' },
    busy: null,
    outcome: null,
  })
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(phone.sent.at(-1)?.body).toMatchObject({ accepted: false })
})

test('a text that changed meanwhile has to be agreed to anew', async () => {
  agreeToJoin(true)
  answers({ ...GOOD, '/identity/sign-in': { status: 409, body: { code: 'CONSENT_OUTDATED' } } })
  await joinByWeChat('old', 'tap')
  expect(useJoining.getState()).toMatchObject({ agreed: false, trouble: { step: 'sign-in' } })
})

test('without an answer the acceptance waits on the phone, and says so', async () => {
  const { '/referral/accept': _, ...rest } = GOOD
  answers(rest)
  await joinByWeChat('2026-10', 'tap')
  expect(useJoining.getState().outcome).toEqual({ state: 'waiting' })
  expect(useOutbox.getState().waiting).toMatchObject([{ kind: 'accept', input: { accepted: true } }])
})

test('by number and code the same three steps are taken; half a number takes none', async () => {
  answers(GOOD)
  typePhone('1380000204')
  typeCode('123456')
  await joinByCode('2026-10')
  expect([calls(), useJoining.getState().trouble?.code]).toEqual([[], 'CODE_INCOMPLETE'])
  typePhone('13800002046')
  await joinByCode('2026-10')
  expect(calls()).toEqual(['identity/sign-in', 'phone/by-code', 'referral/accept'])
})
