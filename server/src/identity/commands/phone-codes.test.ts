import { describe, expect, test } from 'vitest'
import { networkOf } from '../phone-code.ts'
import { limits, verdictOn, windowOf } from '../phone-code-rules.ts'
import { askCode, setPhoneByCode, tryCode } from './phone-codes.ts'
import { known, membersInMemory } from './testing.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

function phones() {
  const members = membersInMemory('lin')
  const { engine, run } = members
  return {
    ...members,
    asks: (phone: string, codeHash: string, who: { ip?: string; device?: string } = {}) =>
      engine.run(askCode, { phone, codeHash, ip: who.ip ?? 'ip', device: who.device ?? null }),
    tries: (phone: string, codeHash: string) => run((w, now) => tryCode(w, { phone, codeHash }, now)),
  }
}

describe('a code', () => {
  test('is good once, for its own phone', () => {
    const { asks, tries, pass } = phones()
    asks('p1', 'right')
    pass(MINUTE_MS)
    asks('p2', 'other')

    expect(tries('p2', 'right')).toBe('wrong')
    expect(tries('p1', 'right')).toBe('right')
    expect(tries('p1', 'right')).toBe('over')
    expect(tries('p3', 'right')).toBe('over')
  })

  test('lives five minutes', () => {
    const { asks, tries, pass } = phones()
    asks('p1', 'right')
    pass(5 * MINUTE_MS - 1)
    expect(tries('p1', 'wrong')).toBe('wrong')
    pass(1)
    expect(tries('p1', 'right')).toBe('over')
  })

  test('is dead after five wrong tries, whatever comes then', () => {
    const { asks, tries } = phones()
    asks('p1', 'right')
    const answers = Array.from({ length: 10_000 }, (_, i) => tries('p1', `guess ${i}`))

    expect(answers.filter((answer) => answer === 'wrong').length).toBe(5)
    expect(tries('p1', 'right')).toBe('over')
  })

  test('takes the place of the one before', () => {
    const { asks, tries, pass } = phones()
    asks('p1', 'old')
    pass(MINUTE_MS)
    asks('p1', 'new')

    expect([tries('p1', 'old'), tries('p1', 'new')]).toEqual(['wrong', 'right'])
  })

  test('sets the phone of who types it, and a wrong one leaves it', () => {
    const { engine, asks, knownAs } = phones()
    asks('p1', 'right')
    const order = { memberId: 'lin', phone: known('phone', 'p1'), factId: 'f1' }

    expect(engine.run(setPhoneByCode, { ...order, codeHash: 'wrong' })).toBe('wrong')
    expect(knownAs('lin')).not.toContain('phone p1')
    expect(engine.run(setPhoneByCode, { ...order, codeHash: 'right' })).toBe('right')
    expect(knownAs('lin')).toContain('phone p1')
    expect(engine.rows('fact').filter(({ type }) => type === 'member.phone-verified').length).toBe(1)
  })
})

describe('codes are asked for', () => {
  test('once a minute and five times a day by one phone', () => {
    const { asks, pass } = phones()
    asks('p1', 'c')
    pass(MINUTE_MS - 1)
    expect(() => asks('p1', 'c')).toThrow('SMS_TOO_OFTEN')
    pass(1)
    for (let again = 0; again < 4; again++) {
      asks('p1', 'c')
      pass(MINUTE_MS)
    }
    expect(() => asks('p1', 'c')).toThrow('SMS_TOO_OFTEN')
    pass(24 * HOUR_MS)
    asks('p1', 'c')
  })

  test('twenty times an hour by one address, ten times by one device, whatever the phones', () => {
    const { asks, pass } = phones()
    for (let n = 0; n < 20; n++) asks(`a${n}`, 'c', { ip: 'shop' })
    expect(() => asks('a20', 'c', { ip: 'shop' })).toThrow('SMS_TOO_OFTEN')
    for (let n = 0; n < 10; n++) asks(`b${n}`, 'c', { ip: `ip${n}`, device: 'farm' })
    expect(() => asks('b10', 'c', { ip: 'ip10', device: 'farm' })).toThrow('SMS_TOO_OFTEN')
    pass(HOUR_MS)
    asks('a20', 'c', { ip: 'shop', device: 'farm' })
  })

  test('and a refused one counts for nothing', () => {
    const { asks, engine } = phones()
    asks('p1', 'c', { device: 'd' })
    expect(() => asks('p1', 'c', { device: 'd' })).toThrow('SMS_TOO_OFTEN')

    expect(engine.rows('phoneCodeTally').map(({ kind, sent }) => [kind, sent])).toEqual([
      ['phone', 1],
      ['ip', 1],
      ['device', 1],
    ])
  })
})

test('a window ends where the next begins, the day’s at midnight in Shanghai', () => {
  const lateEvening = Date.parse('2026-11-22T23:59:59+08:00')
  expect(windowOf('phone', lateEvening)).toEqual({ window: 'day/2026-11-22', until: lateEvening + 1_000 })
  const { until } = windowOf('ip', lateEvening)
  expect(windowOf('ip', until).window).not.toBe(windowOf('ip', until - 1).window)
  expect(limits.phone.max).toBe(5)
})

test('nothing was sent, or of another length: not right', () => {
  expect(verdictOn(undefined, 'x', 0)).toBe('over')
  expect(verdictOn({ codeHash: 'abc', expiresAt: 1, tries: 0 }, 'ab', 0)).toBe('wrong')
})

test.each([
  ['203.0.113.9', '203.0.113.9'],
  ['::ffff:203.0.113.9', '203.0.113.9'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8::6', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
])('the network of %s is %s', (ip, network) => expect(networkOf(ip)).toBe(network))
