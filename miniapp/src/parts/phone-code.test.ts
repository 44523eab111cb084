import { beforeEach, expect, test, vi } from 'vitest'
import { phone } from '../../test/taro.ts'
import { againWords } from '../words.zh.ts'
import { isWhole, resetCodeForm, sendCode, typeCode, typePhone, useCodeForm } from './phone-code.ts'

beforeEach(() => {
  vi.useRealTimers()
  phone.reset()
  resetCodeForm()
})

test('a code is asked for once, then not before the minute is over', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  phone.network = () => ({ body: {} })
  typePhone(' 13800002046 ')
  await sendCode('f'.repeat(32))
  await sendCode()
  expect(phone.sent.map(({ body }) => body)).toEqual([{ phone: '13800002046', visitorId: 'f'.repeat(32) }])
  expect(useCodeForm.getState()).toMatchObject({ isSent: true, trouble: null })
  vi.setSystemTime(Date.now() + 60_000)
  await sendCode()
  expect(phone.sent).toHaveLength(2)
})

test('half a number is not sent', async () => {
  typePhone('1380000')
  await sendCode()
  expect([phone.sent, useCodeForm.getState().trouble]).toEqual([[], 'PHONE_INCOMPLETE'])
})

test('too often: the wait is the one that the server says', async () => {
  phone.network = () => ({ status: 429, body: { code: 'SMS_TOO_OFTEN', details: { waitMs: 3_000_000 } } })
  typePhone('13800002046')
  await sendCode()
  const { againAt, trouble, isSending } = useCodeForm.getState()
  expect([trouble, isSending]).toEqual(['SMS_TOO_OFTEN', false])
  expect(againWords(againAt - Date.now())).toBe('50 分钟后可重发')
})

test('a number and a code are whole or not', () => {
  typePhone('13800002046')
  typeCode('12345')
  expect(isWhole(useCodeForm.getState())).toBe(false)
  typeCode('123456')
  expect(isWhole(useCodeForm.getState())).toBe(true)
  expect(againWords(53_000)).toBe('53 秒后可重发')
})
