/** Is a push WeChat's own, meant for us, and of now? Told before anything of it is believed. */
import { isSignedBy, openSealed } from './push-sealing.ts'

export interface PushSettings {
  appid: string
  token: string
  /** With a key only safe mode passes: a plain push would be unsealed by whoever learned the token. */
  aesKey: Buffer | null
}

/** What stands in the address of a push. */
export interface PushStamp {
  signature?: unknown
  msg_signature?: unknown
  timestamp?: unknown
  nonce?: unknown
}

export interface GenuinePush {
  message: Record<string, unknown>
  /** What it is known by when it comes again, and until when it could. */
  mark: string
  until: number
}

/** Why a push is not taken; nothing of it is repeated. */
export type PushFault = 'stamp' | 'time' | 'signature' | 'seal' | 'app' | 'form'

/** Either way: the two clocks may differ by so much, and a captured push is good for no longer. */
const WINDOW_MS = 5 * 60_000
/** Processes do not quite agree on the time: what one forgets, no other may take. */
const KEPT_LONGER_MS = 60_000

interface Stamp {
  signature: string
  timestamp: string
  nonce: string
}

function stampOf(signature: unknown, { timestamp, nonce }: PushStamp): Stamp | null {
  if (typeof signature !== 'string' || !/^[0-9a-f]{40}$/.test(signature)) return null
  if (typeof timestamp !== 'string' || !/^\d{10}$/.test(timestamp)) return null
  if (typeof nonce !== 'string' || !/^[\w-]{1,64}$/.test(nonce)) return null
  return { signature, timestamp, nonce }
}

const isOfNow = ({ timestamp }: Stamp, now: number): boolean =>
  Math.abs(now - Number(timestamp) * 1000) <= WINDOW_MS

/** The question WeChat asks once, when the address is set up: it is always signed without a seal. */
export function refuseGreeting(asked: PushStamp, { token }: PushSettings, now: number): PushFault | null {
  const stamp = stampOf(asked.signature, asked)
  if (!stamp) return 'stamp'
  if (!isOfNow(stamp, now)) return 'time'
  return isSignedBy(stamp.signature, token, stamp.timestamp, stamp.nonce) ? null : 'signature'
}

export function openPush(
  asked: PushStamp,
  { settings, body, now }: { settings: PushSettings; body: Buffer; now: number },
): GenuinePush | PushFault {
  const stamp = stampOf(settings.aesKey ? asked.msg_signature : asked.signature, asked)
  if (!stamp) return 'stamp'
  if (!isOfNow(stamp, now)) return 'time'
  const message = settings.aesKey
    ? sealedMessage(stamp, { body, settings, aesKey: settings.aesKey })
    : plainMessage(stamp, { body, settings })
  if (typeof message === 'string') return message
  const until = Number(stamp.timestamp) * 1000 + WINDOW_MS + KEPT_LONGER_MS
  return { message, mark: `${stamp.nonce}/${stamp.signature}`, until }
}

interface Sent {
  body: Buffer
  settings: PushSettings
}

/** The signature says nothing of the body: that is why a mark is good for one push. */
function plainMessage({ signature, timestamp, nonce }: Stamp, { body, settings }: Sent) {
  if (!isSignedBy(signature, settings.token, timestamp, nonce)) return 'signature'
  return objectIn(body.toString('utf8')) ?? 'form'
}

function sealedMessage({ signature, timestamp, nonce }: Stamp, sent: Sent & { aesKey: Buffer }) {
  const sealed = objectIn(sent.body.toString('utf8'))?.Encrypt
  if (typeof sealed !== 'string') return 'signature' // it covers what is missing
  if (!isSignedBy(signature, sent.settings.token, timestamp, nonce, sealed)) return 'signature'
  const opened = openSealed(sealed, sent.aesKey)
  if (!opened) return 'seal'
  if (opened.appid !== sent.settings.appid) return 'app'
  return objectIn(opened.text) ?? 'form'
}

function objectIn(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isObject ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}
