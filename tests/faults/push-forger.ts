/** Writes pushes as WeChat does, and as a forger might: one who knows the format and has seen genuine ones, but not the keys. */
import { createCipheriv, createHash, randomBytes } from 'node:crypto'

export const PUSH = {
  token: 'TheTokenOfTheTest01',
  encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
}
export const PUSH_ENV = { WECHAT_PUSH_TOKEN: PUSH.token, WECHAT_PUSH_AES_KEY: PUSH.encodingAesKey }
export const APPID = 'wxlaureltest'

export interface Letter {
  query: Record<string, string>
  body: string
}

export const sha1 = (...parts: string[]): string =>
  createHash('sha1').update(parts.sort().join('')).digest('hex')

/** A padding of one's own may be handed in. */
function seal(
  text: string,
  { key = PUSH.encodingAesKey, appid = APPID, pad }: { key?: string; appid?: string; pad?: Buffer } = {},
): string {
  const bytes = Buffer.from(`${key}=`, 'base64')
  const said = Buffer.from(text)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(said.length)
  const bare = Buffer.concat([randomBytes(16), length, said, Buffer.from(appid)])
  const count = 32 - (bare.length % 32)
  const plain = Buffer.concat([bare, pad ?? Buffer.alloc(count, count)])
  const whole = Buffer.concat([plain, Buffer.alloc((32 - (plain.length % 32)) % 32, 0)])
  const cipher = createCipheriv('aes-256-cbc', bytes, bytes.subarray(0, 16)).setAutoPadding(false)
  return Buffer.concat([cipher.update(whole), cipher.final()]).toString('base64')
}

let made = 0

export interface Making {
  /** What it says; a new piece of news when left out. */
  event?: Record<string, unknown>
  sealed?: string
  token?: string
  ageSeconds?: number
}

/** News that nobody has told yet. */
export function newEvent(): Record<string, unknown> {
  made += 1
  const FromUserName = `oForged${made}`.padEnd(28, '_')
  return {
    ToUserName: 'gh_1',
    FromUserName,
    CreateTime: 1_700_000_000 + made,
    MsgType: 'event',
    Event: 'debug_demo',
  }
}

/** Genuine, unless something is handed in that makes it another. */
export function letter({ event, sealed, token = PUSH.token, ageSeconds = 0 }: Making = {}): Letter {
  const Encrypt = sealed ?? seal(JSON.stringify(event ?? newEvent()))
  const timestamp = String(Math.floor(Date.now() / 1000) - ageSeconds)
  const nonce = String(randomBytes(5).readUInt32BE(0))
  return {
    query: {
      timestamp,
      nonce,
      signature: sha1(token, timestamp, nonce),
      msg_signature: sha1(token, timestamp, nonce, Encrypt),
      encrypt_type: 'aes',
    },
    body: JSON.stringify({ ToUserName: 'gh_1', Encrypt }),
  }
}

const another = (text: string, at: number): string => {
  const sign = text[at] === 'A' ? 'B' : 'A'
  return `${text.slice(0, at)}${sign}${text.slice(at + 1)}`
}

const bomb = `<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "aaaaaaaaaa">${Array.from(
  { length: 9 },
  (_, i) => `<!ENTITY a${i} "${`&a${i ? i - 1 : ''};`.repeat(10)}">`,
).join('')}]><xml><Event>&a8;</Event></xml>`

const deep = (levels: number): string => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`

/** What a forger sends, by name; `seen` is a genuine letter that was taken, `at` any number. */
export const forgeries: Record<string, (seen: Letter, at: number) => Letter> = {
  'a signature of chance': () => {
    const genuine = letter()
    return { ...genuine, query: { ...genuine.query, msg_signature: randomBytes(20).toString('hex') } }
  },
  'a token guessed': () => letter({ token: 'laurel' }),
  'ten minutes old': () => letter({ ageSeconds: 600 }),
  'of the future': () => letter({ ageSeconds: -600 }),
  'sealed for another app': () =>
    letter({ sealed: seal(JSON.stringify(newEvent()), { appid: 'wxanother' }) }),
  'sealed with another key': () =>
    letter({ sealed: seal(JSON.stringify(newEvent()), { key: `${PUSH.encodingAesKey.slice(1)}z` }) }),
  'padded badly': (_seen, at) =>
    letter({
      sealed: seal(JSON.stringify(newEvent()), { pad: Buffer.alloc(1 + (at % 40), at % 256 || 33) }),
    }),
  'with the plain signature alone': () => {
    const { query, body } = letter()
    const { msg_signature: _, ...plain } = query
    return { query: plain, body }
  },
  'plain, and rightly signed so': () => ({ ...letter(), body: JSON.stringify(newEvent()) }),
  'the same bytes again': (seen) => seen,
  'a signature seen, over another seal': (seen) => ({
    query: seen.query,
    body: JSON.stringify({ Encrypt: seal(JSON.stringify(newEvent())) }),
  }),
  'a nonce changed': (seen) => ({ ...seen, query: { ...seen.query, nonce: `${seen.query.nonce}1` } }),
  'a signature in capitals': (seen) => ({
    ...seen,
    query: { ...seen.query, msg_signature: String(seen.query.msg_signature).toUpperCase() },
  }),
  'one sign of the seal changed': (_seen, at) => {
    const genuine = letter()
    const start = genuine.body.indexOf('"Encrypt":"') + 11
    return { ...genuine, body: another(genuine.body, start + (at % (genuine.body.length - start - 4))) }
  },
  'cut short': (_seen, at) => {
    const genuine = letter()
    return { ...genuine, body: genuine.body.slice(0, at % genuine.body.length) }
  },
  'without a stamp': () => ({ query: {}, body: letter().body }),
  'of XML with a bomb in it': () => ({ ...letter(), body: bomb }),
  'of JSON without a ground': () => ({ ...letter(), body: deep(6_000) }),
  'sealed, of JSON without a ground': () => letter({ sealed: seal(deep(3_000)) }),
  'sealed, of no object': () => letter({ sealed: seal('"success"') }),
  'of nothing': () => ({ ...letter(), body: '' }),
  'of bytes that are no text': (_seen, at) => ({
    ...letter(),
    body: Buffer.from([at % 256, 0xff, 0xfe, 0]).toString('latin1'),
  }),
}

export const post = (base: string, { query, body }: Letter): Promise<Response> =>
  fetch(`${base}/api/wechat/push?${new URLSearchParams(query)}`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json' },
  })
