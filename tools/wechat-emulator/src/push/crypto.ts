/** How WeChat signs and seals what it pushes: SHA-1 over sorted parts, AES-256-CBC with padding to 32 bytes. */
import { createCipheriv, createDecipheriv, createHash } from 'node:crypto'

const blockBytes = 32
const prefixBytes = 16

export const signatureOf = (...parts: string[]): string =>
  createHash('sha1').update(parts.sort().join('')).digest('hex')

/** An EncodingAESKey is base64 of 32 bytes without its last sign. */
const keyOf = (encodingAesKey: string): Buffer => Buffer.from(`${encodingAesKey}=`, 'base64')

export interface Sealing {
  encodingAesKey: string
  appid: string
  /** 16 bytes of chance in front, so that the same message never looks the same. */
  prefix: Buffer
}

export function seal(message: string, { encodingAesKey, appid, prefix }: Sealing): string {
  const key = keyOf(encodingAesKey)
  const text = Buffer.from(message)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(text.length)
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  const plain = padded(Buffer.concat([prefix, length, text, Buffer.from(appid)]))
  return Buffer.concat([cipher.update(plain), cipher.final()]).toString('base64')
}

export interface Opened {
  message: string
  appid: string
}

export function open(sealed: string, encodingAesKey: string): Opened {
  const key = keyOf(encodingAesKey)
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  const plain = unpadded(Buffer.concat([decipher.update(sealed, 'base64'), decipher.final()]))
  const start = prefixBytes + 4
  const end = start + plain.readUInt32BE(prefixBytes)
  return { message: plain.toString('utf8', start, end), appid: plain.toString('utf8', end) }
}

function padded(bytes: Buffer): Buffer {
  const count = blockBytes - (bytes.length % blockBytes)
  return Buffer.concat([bytes, Buffer.alloc(count, count)])
}

const unpadded = (bytes: Buffer): Buffer => bytes.subarray(0, bytes.length - (bytes.at(-1) ?? 0))
