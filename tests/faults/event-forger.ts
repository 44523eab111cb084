/** Sends events as a forger would: one who knows the format and has seen genuine letters, but no key. And as a source that is late. */
import { createHmac, randomBytes } from 'node:crypto'
import { type SourceClient, signatureOf } from '../world/event-sources.ts'

export interface Letter {
  headers: Record<string, string>
  body: string
}

const ONE = 'application/cloudevents+json'

export function letterOf(
  { id, secret }: Pick<SourceClient, 'id' | 'secret'>,
  body: string,
  now = Date.now(),
): Letter {
  return {
    body,
    headers: {
      'content-type': ONE,
      'x-laurel-source': id,
      'x-laurel-timestamp': String(now),
      'x-laurel-signature': signatureOf(secret, now, body),
    },
  }
}

const changed = ({ headers, body }: Letter, name: string, value: string): Letter => ({
  body,
  headers: { ...headers, [`x-laurel-${name}`]: value },
})
const signatureIn = ({ headers }: Letter): string => headers['x-laurel-signature'] ?? ''
const hex = (text: string, hash = 'sha256'): string => createHmac(hash, 'laurel').update(text).digest('hex')

/** `genuine`: rightly signed, and never sent; `at` is some instant. */
export const forgeries: Record<string, (genuine: Letter, at: number) => Letter> = {
  'a signature of chance': (genuine) =>
    changed(genuine, 'signature', `v1=${randomBytes(32).toString('hex')}`),
  'a key guessed': (genuine) => changed(genuine, 'signature', `v1=${hex(genuine.body)}`),
  'a shorter hash': (genuine) => changed(genuine, 'signature', `v1=${hex(genuine.body, 'sha1')}`),
  'no signature': (genuine) => changed(genuine, 'signature', ''),
  'a signature cut short': (genuine, at) =>
    changed(genuine, 'signature', signatureIn(genuine).slice(0, at % 67)),
  'a signature in capitals': (genuine) =>
    changed(genuine, 'signature', `v1=${signatureIn(genuine).slice(3).toUpperCase()}`),
  'a signature of another version': (genuine) =>
    changed(genuine, 'signature', signatureIn(genuine).replace('v1', 'v0')),
  'one digit of it changed': (genuine, at) => {
    const digits = [...signatureIn(genuine)]
    const place = 3 + (at % 64)
    digits[place] = digits[place] === '0' ? '1' : '0'
    return changed(genuine, 'signature', digits.join(''))
  },
  'a hundred signatures': (genuine) =>
    changed(genuine, 'signature', Array.from({ length: 100 }, () => `v1=${'0'.repeat(64)}`).join(',')),
  'another body': (genuine) => ({ ...genuine, body: genuine.body.replace('12800', '92800') }),
  'one byte more': (genuine) => ({ ...genuine, body: `${genuine.body} ` }),
  'a body cut short': (genuine, at) => ({
    ...genuine,
    body: genuine.body.slice(0, at % genuine.body.length),
  }),
  'another time': (genuine) => changed(genuine, 'timestamp', String(Date.now() + 1_000)),
  'a time in seconds': (genuine) => changed(genuine, 'timestamp', String(Math.floor(Date.now() / 1000))),
  'no time': (genuine) => changed(genuine, 'timestamp', ''),
  'a time that is no number': (genuine) => changed(genuine, 'timestamp', '1e12'),
  'another source': (genuine) => changed(genuine, 'source', 'bank'),
  'a source nobody knows': (genuine) => changed(genuine, 'source', 'nobody'),
  'a source of every sign': (genuine, at) =>
    changed(genuine, 'source', String.fromCharCode(33 + (at % 90)).repeat(at % 100)),
  'no stamp at all': ({ body }) => ({ body, headers: { 'content-type': ONE } }),
  'bytes that are no text': (genuine, at) => ({
    ...genuine,
    body: Buffer.from([at % 256, 0xff, 0xfe, 0]).toString('latin1'),
  }),
}

export const postEvents = (url: string, { headers, body }: Letter): Promise<Response> =>
  fetch(`${url}/api/events`, { method: 'POST', headers, body })
