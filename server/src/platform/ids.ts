/** Ids in the order of their time: 9 characters of milliseconds, 7 of chance. Short, because the hot tables carry many. */
import { hash } from 'node:crypto'
import type { Clock } from './clock.ts'

export type NewId = () => string
/** A number of 0 or more and below the bound. */
export type Random = (bound: number) => number

/** Crockford's: no letter that reads as another; legal in a mini program `scene`. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
const CHANCE_BITS = 35
const CHANCE_BOUND = 2 ** CHANCE_BITS

function encode(value: number, length: number): string {
  let text = ''
  for (let rest = value; text.length < length; rest = Math.floor(rest / 32))
    text = ALPHABET.charAt(rest % 32) + text
  return text
}

/** For what is made where no id can be handed in: in its place in time, and the same each time it is made of the same text. */
export const idOf = (at: number, text: string): string =>
  encode(at, 9) + encode(Number.parseInt(hash('sha256', text).slice(0, 8), 16), 7)

/** Within one millisecond the chance part counts up, so that the order stays the order of making. */
export function idMaker(clock: Clock, random: Random): NewId {
  let [lastAt, time] = [0, '']
  let chance = 0
  return () => {
    const at = Math.max(clock(), lastAt)
    if (at === lastAt) chance += 1
    else {
      chance = random(CHANCE_BOUND - 2 ** 20)
      time = encode(at, 9)
    }
    lastAt = at
    return time + encode(chance, 7)
  }
}
