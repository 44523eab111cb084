import { createCipheriv } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { isSignedBy, keyOfEncoded, openSealed } from './push-sealing.ts'

// The worked examples of WeChat's documentation on message push.
const token = 'AAAAA'
const key = keyOfEncoded('A'.repeat(43))
const appid = 'wxba5fad812f8e6fb9'
const sealed =
  '+qdx1OKCy+5JPCBFWw70tm0fJGb2Jmeia4FCB7kao+/Q5c/ohsOzQHi8khUOb05JCpj0JB4RvQMkUyus8TPxLKJGQqcvZqzDpVzazhZv6JsXUnnR8XGT740XgXZUXQ7vJVnAG+tE8NUd4yFyjPy7GgiaviNrlCTj+l5kdfMuFUPpRSrfMZuMcp3Fn2Pede2IuQrKEYwKSqFIZoNqJ4M8EajAsjLY2km32IIjdf8YL/P50F7mStwntrA2cPDrM1kb6mOcfBgRtWygb3VIYnSeOBrebufAlr7F9mFUPAJGj04='
const text =
  '{"ToUserName":"gh_97417a04a28d","FromUserName":"o9AgO5Kd5ggOC-bXrbNODIiE3bGY","CreateTime":1714112445,"MsgType":"event","Event":"debug_demo","debug_str":"hello world"}'

describe('a signature', () => {
  test.each([
    ['the config GET', ['1714036504', '1514711492'], 'f464b24fc39322e44b38aa78f5edd27bd1441696'],
    ['a plain event', ['1714037059', '486452656'], '899cf89e464efb63f54ddac96b0a0a235f53aa78'],
    ['a sealed event', ['1714112445', '415670741', sealed], '046e02f8204d34f8ba5fa3b1db94908f3df2e9b3'],
  ])('of %s is as documented, and with any sign changed it is none', (_what, parts, signature) => {
    expect(isSignedBy(signature, token, ...parts)).toBe(true)
    expect(isSignedBy(signature, 'AAAAB', ...parts)).toBe(false)
    expect(isSignedBy(signature.replace(/.$/, 'x'), token, ...parts)).toBe(false)
    expect(isSignedBy(`${signature}00`, token, ...parts)).toBe(false)
    expect(isSignedBy('', token, ...parts)).toBe(false)
  })
})

/** Sealed as WeChat does, but for what a test changes. */
function seal(change: { pad?: Buffer; length?: number; text?: string } = {}): string {
  const said = Buffer.from(change.text ?? 'hello')
  const length = Buffer.alloc(4)
  length.writeUInt32BE(change.length ?? said.length)
  const bare = Buffer.concat([Buffer.alloc(16, 7), length, said, Buffer.from(appid)])
  const count = 32 - (bare.length % 32)
  const plain = Buffer.concat([bare, change.pad ?? Buffer.alloc(count, count)])
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  return Buffer.concat([cipher.update(plain), cipher.final()]).toString('base64')
}

describe('a sealed push', () => {
  test('of the documentation opens, and names its app', () => {
    expect(openSealed(sealed, key)).toEqual({ text, appid })
  })

  test.each([0, 1, 11, 12, 31, 32, 500])('of %i bytes opens', (length) => {
    expect(openSealed(seal({ text: 'x'.repeat(length) }), key)?.text).toHaveLength(length)
  })

  test('does not open with another key', () => {
    expect(openSealed(sealed, keyOfEncoded('B'.repeat(43)))).toBeNull()
  })

  /** `hello` and its surroundings are 43 bytes: 21 are missing to the next block. */
  test.each([
    ['a padding that is not all alike', { pad: Buffer.concat([Buffer.alloc(20, 20), Buffer.from([21])]) }],
    ['a padding of nothing', { pad: Buffer.alloc(21, 0) }],
    ['a padding longer than a block', { pad: Buffer.alloc(21, 33) }],
    ['a length beyond the end', { length: 10_000 }],
    ['a length of 4 GB', { length: 2 ** 32 - 1 }],
  ])('with %s does not open', (_what, change) => {
    expect(openSealed(seal(change), key)).toBeNull()
  })

  test.each(['', 'AAAA', sealed.slice(0, 40), 'not base64 at all', '\0'])('%o does not open', (odd) => {
    expect(openSealed(odd, key)).toBeNull()
  })
})
