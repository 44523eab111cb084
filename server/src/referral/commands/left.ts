/** A person whose account was closed is no new customer for half a year: known by hashes of what he was known by. */
import { createHash } from 'node:crypto'
import { identitiesOf } from '../../identity/index.ts'
import type { Work } from '../../schema.ts'

/** Half a year, as the rules page says. */
export const LEFT_DAYS = 180
const DAY_MS = 86_400_000

/** Of a keyed hash: without the key, nobody is found by it. */
const markOf = (kind: string, value: string): string =>
  createHash('sha256').update(`${kind}/${value}`).digest('hex')

export function hasLeft(w: Work, memberId: string, now: number): boolean {
  return w.list('knownBy', memberId).some(({ kind, value }) => {
    const left = w.get('leftBefore', markOf(kind, value))
    return left !== undefined && left.at > now - LEFT_DAYS * DAY_MS
  })
}

/** Before his identities are erased. */
export function noteLeft(w: Work, memberId: string, now: number): void {
  for (const { kind, value } of identitiesOf(w, memberId)) {
    const mark = markOf(kind, value)
    const before = w.get('leftBefore', mark)
    if (before) w.set('leftBefore', before, { at: now })
    else w.add('leftBefore', { mark, at: now })
  }
}
