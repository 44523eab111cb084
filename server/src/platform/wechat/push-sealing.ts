/** How WeChat signs and seals what it pushes: SHA-1 over the sorted parts, AES-256-CBC padded to 32 bytes, the app's id at the end. */
import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto'

const BLOCK_BYTES = 32
const CHANCE_BYTES = 16
const LENGTH_BYTES = 4

export function isSignedBy(signature: string, token: string, ...parts: string[]): boolean {
  const expected = createHash('sha1')
    .update([token, ...parts].sort().join(''))
    .digest()
  const shown = Buffer.from(signature, 'hex')
  return shown.length === expected.length && timingSafeEqual(shown, expected)
}

/** An EncodingAESKey is the base64 of 32 bytes without its last sign. */
export const keyOfEncoded = (encodingAesKey: string): Buffer => Buffer.from(`${encodingAesKey}=`, 'base64')

export interface Opened {
  text: string
  appid: string
}

/** Null for what this key did not seal. Only to be asked after the signature: then its answers tell a forger nothing. */
export function openSealed(sealed: string, key: Buffer): Opened | null {
  const bytes = Buffer.from(sealed, 'base64')
  if (bytes.length === 0 || bytes.length % BLOCK_BYTES !== 0) return null
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  const plain = unpadded(Buffer.concat([decipher.update(bytes), decipher.final()]))
  if (!plain || plain.length < CHANCE_BYTES + LENGTH_BYTES) return null
  const start = CHANCE_BYTES + LENGTH_BYTES
  const end = start + plain.readUInt32BE(CHANCE_BYTES)
  if (end > plain.length) return null
  return { text: plain.toString('utf8', start, end), appid: plain.toString('utf8', end) }
}

function unpadded(plain: Buffer): Buffer | null {
  const count = plain.at(-1) ?? 0
  if (count < 1 || count > BLOCK_BYTES) return null
  const isWhole = plain.subarray(-count).every((byte) => byte === count)
  return isWhole ? plain.subarray(0, -count) : null
}
