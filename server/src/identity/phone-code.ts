/** Makes a code, and what is kept of it: hashes that say nothing without the key. */
import { smsWords } from '@laurel/shared/words.zh'
import type { Cipher } from '../platform/cipher.ts'
import type { Random } from '../platform/ids.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Sms, SmsMessage } from '../platform/sms.ts'
import type { CodeOrder, TryOrder } from './commands/phone-codes.ts'
import type { Verdict } from './phone-code-rules.ts'
import { typedPhone } from './phone-text.ts'

const DIGITS = 6

export const newCode = (random: Random): string => String(random(10 ** DIGITS)).padStart(DIGITS, '0')

export const codeText = (code: string): string => smsWords.code.replace('{code}', code)

interface Typed {
  phone: string
  code: string
}

/** Bound to its phone: the same digits for another number are another hash. */
export function tryOf(cipher: Cipher, { phone, code }: Typed): TryOrder {
  const value = cipher.blind(typedPhone(phone))
  return { phone: value, codeHash: cipher.blind(`phone-code/${value}/${code}`) }
}

/** One line has 2^64 addresses of IPv6: they count as one. */
export function networkOf(ip: string): string {
  const plain = ip.replace(/^::ffff:(?=\d+\.)/i, '')
  if (!plain.includes(':')) return plain
  const [head = '', tail] = plain.split('::')
  const groups = head.split(':').filter(Boolean)
  const missing = tail === undefined ? 0 : 8 - groups.length - tail.split(':').filter(Boolean).length
  const whole = [...groups, ...Array<string>(missing).fill('0'), ...(tail ?? '').split(':').filter(Boolean)]
  return whole.slice(0, 4).join(':')
}

interface Asking extends Typed {
  ip: string
  visitorId: string | undefined
}

export const codeOrder = (cipher: Cipher, { ip, visitorId, ...typed }: Asking): CodeOrder => ({
  ...tryOf(cipher, typed),
  ip: cipher.blind(`ip/${networkOf(ip)}`),
  device: visitorId === undefined ? null : cipher.blind(`device/${visitorId}`),
})

/** After the try was counted and stored. */
export function mustBeRight(verdict: Verdict): void {
  if (verdict === 'wrong') throw new Refusal('SMS_CODE_WRONG')
  if (verdict === 'over') throw new Refusal('SMS_CODE_OVER')
}

/** It stays counted when the gateway did not take it: perhaps it was sent. */
export async function deliver(sms: Sms, message: SmsMessage): Promise<void> {
  try {
    await sms.send(message)
  } catch (error) {
    throw Object.assign(new Refusal('SMS_UNAVAILABLE'), { cause: error })
  }
}
