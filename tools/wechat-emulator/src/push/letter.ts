/** One event as an HTTP request: signed, and in safe mode sealed. */
import { seconds } from '../clock.ts'
import type { State } from '../state.ts'
import type { App } from '../stores/apps.ts'
import type { Letter } from '../stores/pushes.ts'
import { seal, signatureOf } from './crypto.ts'
import type { PushOptions, PushSettings } from './events.ts'

interface Stamp {
  timestamp: string
  nonce: string
}

interface Writing {
  app: App
  push: PushSettings
  body: Record<string, unknown>
  options: PushOptions
}

export function writeLetter(state: State, writing: Writing): Letter {
  const { push, body, options } = writing
  const stamp = newStamp(state, options.ageMs)
  const token = options.signature === 'wrong' ? `${push.token}-guessed` : push.token
  const isSigned = options.signature !== 'missing'
  const signed = isSigned ? { signature: signatureOf(token, stamp.timestamp, stamp.nonce) } : {}
  if (push.mode !== 'safe') return addressed(push.url, { ...signed, ...stamp }, body)

  const sealed = sealBody(state, writing)
  const isProven = isSigned && options.signature !== 'plain-only'
  const proof = { msg_signature: signatureOf(token, stamp.timestamp, stamp.nonce, sealed.Encrypt) }
  const query = { ...signed, ...stamp, ...readerOf(body), encrypt_type: 'aes', ...(isProven ? proof : {}) }
  return addressed(push.url, query, sealed)
}

export function newStamp({ clock, random }: State, ageMs = 0): Stamp {
  return { timestamp: String(seconds(clock.told() - ageMs)), nonce: random.text(10, '123456789') }
}

function sealBody({ random }: State, { app, push, body, options }: Writing) {
  if (!push.encodingAesKey) throw new Error('safe mode needs an encodingAesKey')
  const { encodingAesKey } = push
  const sealing = { encodingAesKey, appid: options.sealedFor ?? app.appid, prefix: random.bytes(16) }
  return { ToUserName: app.userName, Encrypt: seal(JSON.stringify(body), sealing) }
}

const readerOf = ({ FromUserName }: Record<string, unknown>): Record<string, string> => ({
  openid: String(FromUserName),
})

function addressed(url: string, query: Record<string, string>, body: Record<string, unknown>): Letter {
  const address = new URL(url)
  for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value)
  return { url: address.href, body: JSON.stringify(body) }
}
