/** Seals single fields (AES-256-GCM, key id in front, bound to their owner), and makes blind indexes to find them by. */
import { createCipheriv, createDecipheriv, createHmac, createSecretKey, randomBytes } from 'node:crypto'
import { must } from './must.ts'

export interface Cipher {
  /** `bound` is authenticated with the text: a sealed field opens only for its owner. */
  seal(text: string, bound: string): string
  /** Throws a sentence that names the key when it is not there any more. */
  open(sealed: string, bound: string): string
  /** The key is there: lists pass over what can't be opened, so that one lost key hides no other row. */
  canOpen(sealed: string): boolean
  /** What new texts are sealed with. */
  readonly newestKeyId: string
  /** The same text gives the same mark; without the key the mark says nothing. */
  blind(text: string): string
}

export interface CipherKeys {
  /** The first seals; all of them open. */
  fields: readonly { id: string; key: Buffer }[]
  blind: Buffer
}

/** The key a text was sealed with. */
export const keyIdOf = (sealed: string): string => sealed.slice(0, sealed.indexOf('.'))

const NONCE_BYTES = 12
const TAG_BYTES = 16
const POOL_BYTES = NONCE_BYTES * 512

/** Chance is drawn in bulk: a call for twelve bytes costs as much as one for thousands. */
function noncePool(): () => Buffer {
  let pool = randomBytes(POOL_BYTES)
  let used = 0
  return () => {
    if (used === POOL_BYTES) {
      pool = randomBytes(POOL_BYTES)
      used = 0
    }
    used += NONCE_BYTES
    return pool.subarray(used - NONCE_BYTES, used)
  }
}

export const blindWith =
  (key: Buffer): Cipher['blind'] =>
  (text) =>
    createHmac('sha256', key).update(text).digest('base64url')

export function createCipher({ fields, blind }: CipherKeys): Cipher {
  const newest = must(fields[0], 'a field key')
  const newestKey = createSecretKey(newest.key)
  const nextNonce = noncePool()
  const keyNamed = (id: string): Buffer | undefined => fields.find((field) => field.id === id)?.key
  return {
    newestKeyId: newest.id,
    canOpen: (sealed) => keyNamed(keyIdOf(sealed)) !== undefined,
    seal(text, bound) {
      const nonce = nextNonce()
      const cipher = createCipheriv('aes-256-gcm', newestKey, nonce).setAAD(Buffer.from(bound))
      const body = cipher.update(text, 'utf8')
      cipher.final() // nothing comes of it: this cipher has no blocks to fill
      return `${newest.id}.${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')}`
    },
    open(sealed, bound) {
      const id = keyIdOf(sealed)
      const key = must(keyNamed(id), `the field key "${id}": FIELD_KEYS must name it to open what it sealed`)
      const bytes = Buffer.from(sealed.slice(id.length + 1), 'base64url')
      // A shortened tag is easily guessed, and would be taken without being asked for its length.
      const cipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES), {
        authTagLength: TAG_BYTES,
      })
      cipher.setAAD(Buffer.from(bound)).setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
      return cipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES), undefined, 'utf8') + cipher.final('utf8')
    },
    blind: blindWith(blind),
  }
}
