/** A generator of chance that is the same for the same seed: what it drew for an attempt can be drawn again. */

export interface Generator {
  /** 0 or more and below the bound, all equally likely. */
  below(bound: number): number
}

const WORDS = 4
const HEX_OF_WORD = 8
const ROUNDS_AHEAD = 15
const WORD_BOUND = 2 ** 32

/** The golden ratio of 2^32: streams that follow each other begin far apart. */
const STRIDE = 0x9e3779b9

/**
 * sfc32 by Chris Doty-Humphrey, run ahead so that seeds which differ in one bit part ways. `seed`: 32 hex digits; each
 * has a stream of its own for everything that is drawn by it.
 */
export function generatorOf(seed: string, stream = 0): Generator {
  let [a = 0, b = 0, c = 0, counter = 0] = wordsOf(seed)
  a ^= Math.imul(stream, STRIDE)
  function next(): number {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return sum >>> 0
  }
  for (let ahead = 0; ahead < ROUNDS_AHEAD; ahead += 1) next()
  return {
    below(bound) {
      // Words at the end that don't make up a whole round of the bound would favour the small numbers.
      const end = WORD_BOUND - (WORD_BOUND % bound)
      for (let word = next(); ; word = next()) if (word < end) return word % bound
    },
  }
}

const wordsOf = (seed: string): number[] =>
  Array.from(
    { length: WORDS },
    (_, i) => Number.parseInt(seed.slice(i * HEX_OF_WORD, (i + 1) * HEX_OF_WORD), 16) | 0,
  )

/** So many of them, every choice and every order equally likely (Fisher and Yates). */
export function drawnFrom<T>(items: readonly T[], count: number, { below }: Generator): T[] {
  const left = [...items]
  return Array.from({ length: count }, (_, taken) => {
    const at = taken + below(left.length - taken)
    const one = left[at] as T
    left[at] = left[taken] as T
    left[taken] = one
    return one
  })
}

export const shuffled = <T>(items: readonly T[], generator: Generator): T[] =>
  drawnFrom(items, items.length, generator)
