/** Whose turn it is to read the access token: the only process's own, unless a store for several is handed in. */
import type { StableToken } from './stable-token.ts'
import { forceOnce, neverForced } from './token-life.ts'

export type Turn =
  /** Somebody read it already. */
  | { kind: 'token'; token: StableToken }
  /** Ours to read. */
  | { kind: 'lease'; lease: Lease }
  /** Somebody is reading it. */
  | { kind: 'wait' }

export interface Lease {
  /** For all from now on; ends the lease. */
  keep(token: StableToken): Promise<void>
  /** Counted when it says yes. */
  mayForce(): Promise<boolean>
  giveUp(): Promise<void>
}

export interface TokenStore {
  /** The token that WeChat refused, if one was, is nobody's any more. */
  turn(refused: string | null): Promise<Turn>
}

/** A client keeps its token itself; alone, it has nothing to share. */
export function ownTokens(now: () => number): TokenStore {
  let forced = neverForced
  const lease: Lease = {
    async keep() {},
    async giveUp() {},
    async mayForce() {
      const counted = forceOnce(forced, now())
      forced = counted ?? forced
      return counted !== null
    },
  }
  return { turn: async () => ({ kind: 'lease', lease }) }
}
