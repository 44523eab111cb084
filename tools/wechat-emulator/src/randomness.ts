/** Seeded randomness: the same seed gives the same tokens, codes and faults. Never use it for real secrets. */
import { createHash } from 'node:crypto'

export interface Randomness {
  /** In [0, 1). */
  fraction(): number
  text(length: number, alphabet: string): string
  bytes(length: number): Buffer
}

export const alphanumeric = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
export const urlSafe = `${alphanumeric}-_`
export const hexadecimal = '0123456789abcdef'

export function createRandomness(seed: number): Randomness {
  let drawn = 0
  const fraction = () => {
    const digest = createHash('sha256').update(`${seed}/${drawn++}`).digest()
    return digest.readUInt32BE() / 2 ** 32
  }
  const below = (limit: number) => Math.floor(fraction() * limit)
  return {
    fraction,
    text: (length, alphabet) =>
      Array.from({ length }, () => alphabet.charAt(below(alphabet.length))).join(''),
    bytes: (length) => Buffer.from(Array.from({ length }, () => below(256))),
  }
}
