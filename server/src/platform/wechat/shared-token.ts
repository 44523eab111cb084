/** One access token for all processes on a database: who gets the lease reads it, the others wait for the row. */
import { randomUUID } from 'node:crypto'
import type { Engine, Work } from '../../schema.ts'
import type { Cipher } from '../cipher.ts'
import type { Instant } from '../work/types.ts'
import type { StableToken } from './stable-token.ts'
import { forceOnce, neverForced, usedForMs } from './token-life.ts'
import type { Lease, TokenStore, Turn } from './token-store.ts'

/** The lease of a process that died ends by itself. */
const LEASE_MS = 5_000

interface Asker {
  appid: string
  holder: string
}

type Taken =
  | { kind: 'token'; sealed: string; mark: string; leftMs: number }
  | { kind: 'lease' }
  | { kind: 'wait' }

/** `refused` is the mark of a token. Times are the engine's; the client gets what is left, not an instant. */
export function takeTurn(
  w: Work,
  { appid, holder, refused }: Asker & { refused: string | null },
  now: Instant,
): Taken {
  const row = w.get('wechatToken', appid) ?? w.add('wechatToken', emptyRow(appid))
  const { sealed, mark } = row
  if (sealed && mark && mark !== refused && now < row.renewAt) {
    return { kind: 'token', sealed, mark, leftMs: row.endsAt - now }
  }
  if (row.holder !== null && row.holder !== holder && now < row.leaseUntil) return { kind: 'wait' }
  w.set('wechatToken', row, { holder, leaseUntil: now + LEASE_MS })
  return { kind: 'lease' }
}

const emptyRow = (appid: string) => ({
  appid,
  sealed: null,
  mark: null,
  holder: null,
  renewAt: 0,
  endsAt: 0,
  leaseUntil: 0,
  forcedDay: neverForced.day,
  forcedCount: neverForced.count,
  forcedAt: neverForced.at,
})

/** Undefined once the lease has gone to another: a slow answer must not undo a newer one. */
function leased(w: Work, { appid, holder }: Asker) {
  const row = w.get('wechatToken', appid)
  return row?.holder === holder ? row : undefined
}

export function keepToken(
  w: Work,
  { sealed, mark, lifeMs, ...asker }: Asker & { sealed: string; mark: string; lifeMs: number },
  now: Instant,
): void {
  const row = leased(w, asker)
  if (!row) return
  const times = { renewAt: Math.round(now + usedForMs(lifeMs)), endsAt: Math.round(now + lifeMs) }
  w.set('wechatToken', row, { sealed, mark, ...times, holder: null, leaseUntil: 0 })
}

/** True, and counted, when a forced read is due; it gets a lease of its own length. */
export function countForce(w: Work, asker: Asker, now: Instant): boolean {
  const row = leased(w, asker)
  if (!row) return false
  const { forcedDay: day, forcedCount: count, forcedAt: at } = row
  const forced = forceOnce({ day, count, at }, now)
  if (!forced) return false
  const counted = { forcedDay: forced.day, forcedCount: forced.count, forcedAt: forced.at }
  w.set('wechatToken', row, { ...counted, leaseUntil: now + LEASE_MS })
  return true
}

export function endLease(w: Work, asker: Asker): void {
  const row = leased(w, asker)
  if (row) w.set('wechatToken', row, { holder: null, leaseUntil: 0 })
}

export interface SharedTokens {
  engine: Engine
  cipher: Cipher
  appid: string
}

export function sharedTokens({ engine, cipher, appid }: SharedTokens): TokenStore {
  const asker = { appid, holder: randomUUID() }
  const bound = `wechat-token/${appid}`
  const lease: Lease = {
    keep: ({ token, expiresInSeconds }) =>
      engine.run(keepToken, {
        ...asker,
        sealed: cipher.seal(token, bound),
        mark: cipher.blind(token),
        lifeMs: expiresInSeconds * 1000,
      }),
    mayForce: () => engine.run(countForce, asker),
    giveUp: () => engine.run(endLease, asker),
  }
  async function turn(refused: string | null): Promise<Turn> {
    const taken = await engine.run(takeTurn, { ...asker, refused })
    if (taken.kind === 'wait') return { kind: 'wait' }
    if (taken.kind === 'lease') return { kind: 'lease', lease }
    const token = opened(taken.sealed)
    if (token === null) return turn(taken.mark)
    return { kind: 'token', token: { token, expiresInSeconds: taken.leftMs / 1000 } satisfies StableToken }
  }
  /** Null when the key that sealed it is gone: then it is read anew, as if WeChat had refused it. */
  function opened(sealed: string): string | null {
    try {
      return cipher.open(sealed, bound)
    } catch {
      return null
    }
  }
  return { turn: (refused) => turn(refused === null ? null : cipher.blind(refused)) }
}
