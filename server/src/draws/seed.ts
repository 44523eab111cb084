/** The seed of a draw: a keyed hash of its id, so that there is nothing to store, to lose or to read before it is told. */
import type { Cipher } from '../platform/cipher.ts'

/** In hex. */
export const seedOf = ({ blind }: Pick<Cipher, 'blind'>, offerId: string): string =>
  Buffer.from(blind(`draw-seed/${offerId}`), 'base64url').toString('hex')
