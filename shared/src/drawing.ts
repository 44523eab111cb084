/** How a draw falls: one piece of code for the server that draws and for everybody who draws it anew. */
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import type { LogEntry, LogPrize } from './draws.ts'

/** The odds of a draw are told in parts of so many. */
export const ODDS_TOTAL = 1_000_000

export interface Ticket {
  drawId: string
  number: number
  /** Made up by the phone of whoever draws. */
  nonce: string
}

export type Weighted = Pick<LogPrize, 'key' | 'weight'>
export type Stocked = Pick<LogPrize, 'pieces' | 'releases'>

/** Ids, numbers, nonces and keys are plain ASCII; a phone has no TextEncoder. */
const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0))

/** Published before the first draw: whoever knows it can tell later whether the seed is the one. */
export const commitmentOf = (seed: string): string => bytesToHex(sha256(hexToBytes(seed)))

const WORDS = 2 ** 32

/** Evenly below a bound: words that would make the low numbers likelier are passed over. */
export function below(bound: number, seed: string, message: string): number {
  const key = hexToBytes(seed)
  const limit = WORDS - (WORDS % bound)
  for (let round = 0; ; round += 1) {
    // Eight words in a row are hardly ever all passed over; then the message is drawn again, with the round behind it.
    const mac = hmac(sha256, key, bytesOf(round === 0 ? message : `${message}|${round}`))
    const words = new DataView(mac.buffer, mac.byteOffset, mac.byteLength)
    for (let at = 0; at < mac.byteLength; at += 4) {
      const word = words.getUint32(at)
      if (word < limit) return word % bound
    }
  }
}

/** Where a number falls, below the sum of all weights. */
export const fallOf = (total: number, seed: string, { drawId, number, nonce }: Ticket): number =>
  below(total, seed, `${drawId}|${number}|${nonce}`)

/** Which prize a number falls on, there or not: the weights laid one behind the other, in the order in which they were published. */
export function pickPrize<Prize extends Weighted>(
  prizes: readonly Prize[],
  seed: string,
  ticket: Ticket,
): Prize {
  const total = prizes.reduce((sum, { weight }) => sum + weight, 0)
  const fell = fallOf(total, seed, ticket)
  let end = 0
  for (const prize of prizes) {
    end += prize.weight
    if (fell < end) return prize
  }
  throw new Error(`${ticket.drawId}: nothing to fall on`)
}

/** How many can have been won by an instant; null: there is no limit. */
export function releasedBy({ pieces, releases }: Stocked, at: number): number | null {
  if (pieces === null || releases.length === 0) return pieces
  const released = releases.reduce((sum, part) => (part.at <= at ? sum + part.pieces : sum), 0)
  return Math.min(pieces, released)
}

/** Whether one more can be won. */
export function isThere(prize: Stocked, won: number, at: number): boolean {
  const released = releasedBy(prize, at)
  return released === null || won < released
}

/** Seals a result and, by the seal before it, all results before it. The seal before the first is the commitment. */
export const sealOf = (
  before: string,
  { number, at, nonce, key }: Pick<LogEntry, 'number' | 'at' | 'nonce' | 'key'>,
): string => bytesToHex(sha256(bytesOf(`${before}|${number}|${at}|${nonce}|${key}`)))
