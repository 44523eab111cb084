/** The public name of a link: random, so that nobody finds another one by counting, and legal in a mini program `scene`. */

/** No 0, O, I or l: a code is read aloud and typed, too. */
const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
/** 58^14 is more than 2^81. */
const LETTERS = 14

export const drawCode = (random: (bound: number) => number): string =>
  Array.from({ length: LETTERS }, () => ALPHABET.charAt(random(ALPHABET.length))).join('')
