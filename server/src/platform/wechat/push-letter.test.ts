import { createCipheriv, createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { openPush, type PushSettings, type PushStamp, refuseGreeting } from './push-letter.ts'

const now = Date.parse('2026-11-21T04:00:00Z')
const seconds = now / 1000
const plain: PushSettings = { appid: 'wx0123456789abcdef', token: 'TheTokenOfTheTest', aesKey: null }
const safe: PushSettings = { ...plain, aesKey: Buffer.alloc(32, 9) }
const event = { MsgType: 'event', Event: 'debug_demo', CreateTime: 1 }

const sign = (...parts: string[]): string =>
  createHash('sha1')
    .update([plain.token, ...parts].sort().join(''))
    .digest('hex')

function stamped({
  at = seconds,
  nonce = '123456',
  sealed,
}: {
  at?: number
  nonce?: string
  sealed?: string
} = {}) {
  const timestamp = String(at)
  const msg = sealed === undefined ? {} : { msg_signature: sign(timestamp, nonce, sealed) }
  return { timestamp, nonce, signature: sign(timestamp, nonce), ...msg } satisfies PushStamp
}

function sealed(text: string, appid = plain.appid): string {
  const said = Buffer.from(text)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(said.length)
  const bare = Buffer.concat([Buffer.alloc(16, 7), length, said, Buffer.from(appid)])
  const count = 32 - (bare.length % 32)
  const key = safe.aesKey ?? Buffer.alloc(0)
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  return Buffer.concat([
    cipher.update(Buffer.concat([bare, Buffer.alloc(count, count)])),
    cipher.final(),
  ]).toString('base64')
}

const openPlain = (stamp: PushStamp, body: string = JSON.stringify(event)) =>
  openPush(stamp, { settings: plain, body: Buffer.from(body), now })

function openSafe(Encrypt: string, stamp: PushStamp = stamped({ sealed: Encrypt })) {
  return openPush(stamp, { settings: safe, body: Buffer.from(JSON.stringify({ Encrypt })), now })
}

describe('a plain push', () => {
  test('that is signed and of now is genuine, and known again by its nonce and signature', () => {
    const stamp = stamped()

    expect(openPlain(stamp)).toEqual({
      message: event,
      mark: `${stamp.nonce}/${stamp.signature}`,
      until: now + 6 * 60_000,
    })
  })

  test.each([-301, 301, 3_600, -86_400])('%i seconds off is refused', (offset) => {
    expect(openPlain(stamped({ at: seconds + offset }))).toBe('time')
  })

  test.each([-300, 300])('%i seconds off is still of now', (offset) => {
    expect(openPlain(stamped({ at: seconds + offset }))).toMatchObject({ message: event })
  })

  test.each([
    ['another signature', { signature: sign('1', '2') }, 'signature'],
    ['another nonce', { nonce: '654321' }, 'signature'],
    ['another timestamp', { timestamp: String(seconds + 1) }, 'signature'],
    ['no signature', { signature: undefined }, 'stamp'],
    ['two signatures', { signature: [sign('1', '2'), 'x'] }, 'stamp'],
    ['a timestamp in milliseconds', { timestamp: String(now) }, 'stamp'],
    ['a nonce with a slash', { nonce: 'a/b' }, 'stamp'],
  ])('with %s is refused', (_what, change, fault) => {
    expect(openPlain({ ...stamped(), ...change })).toBe(fault)
  })

  test.each(['', '[]', '"text"', 'null', '{"a":', '<xml></xml>'])('that says %s has no form', (body) => {
    expect(openPlain(stamped(), body)).toBe('form')
  })
})

describe('in safe mode', () => {
  test('a sealed push is genuine, and what stands beside the seal is not looked at', () => {
    expect(openSafe(sealed(JSON.stringify(event)))).toMatchObject({ message: event })
  })

  test('a plain push is refused though its signature is right', () => {
    const body = Buffer.from(JSON.stringify(event))

    expect(openPush(stamped(), { settings: safe, body, now })).toBe('stamp')
    expect(
      openPush({ ...stamped(), msg_signature: stamped().signature }, { settings: safe, body, now }),
    ).toBe('signature')
  })

  test('the plain signature does not stand in for the one over the seal', () => {
    const Encrypt = sealed(JSON.stringify(event))

    expect(openSafe(Encrypt, { ...stamped(), msg_signature: stamped().signature })).toBe('signature')
  })

  test('a seal for another app is refused', () => {
    expect(openSafe(sealed(JSON.stringify(event), 'wxanother'))).toBe('app')
  })

  test('a seal that does not open, or holds no object, is refused', () => {
    expect(openSafe('AAAA')).toBe('seal')
    expect(openSafe(sealed('[1]'))).toBe('form')
  })
})

test('the greeting is answered only to whom knows the token, now', () => {
  expect(refuseGreeting(stamped(), safe, now)).toBeNull()
  expect(refuseGreeting(stamped({ at: seconds - 301 }), plain, now)).toBe('time')
  expect(refuseGreeting({ ...stamped(), nonce: '1' }, plain, now)).toBe('signature')
  expect(refuseGreeting({}, plain, now)).toBe('stamp')
})
