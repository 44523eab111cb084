/** Holds the access token: one read in flight, renewed in time, and renewed at once when WeChat refuses it. */
import { setTimeout as sleep } from 'node:timers/promises'
import { isTokenRefusal, WechatError } from './error.ts'
import type { WechatLog } from './exchange.ts'
import { type StableToken, stableTokenPath, type TokenMode } from './stable-token.ts'
import { askAgainMs, usedForMs } from './token-life.ts'
import type { Lease, TokenStore } from './token-store.ts'

/** While another process reads, its row is looked at about every 50 ms, for longer than a lease lasts. */
const lookEveryMs = 50
const looksMax = 140

interface Held {
  token: string
  renewAt: number
  endsAt: number
}

interface Flight {
  refused: string | null
  token: Promise<string>
}

export interface AccessTokens {
  current(): Promise<string>
  /** Another token than the one that was refused; null when there is none to be had now. */
  instead(refused: string): Promise<string | null>
}

interface Options {
  read: (mode: TokenMode) => Promise<StableToken>
  store: TokenStore
  now: () => number
  log: WechatLog
}

export function createAccessTokens({ read, store, now, log }: Options): AccessTokens {
  let held: Held | null = null
  let flight: Flight | null = null
  const lives = (one: Held | null): one is Held => one !== null && now() < one.endsAt

  const landed = (): void => {
    flight = null
  }
  const renew = (refused: string | null): Promise<string> => {
    flight ??= { refused, token: fetchToken(refused).finally(landed) }
    return flight.token
  }

  async function fetchToken(refused: string | null): Promise<string> {
    try {
      held = heldFrom(await nextToken(refused), now())
    } catch (error) {
      if (!lives(held)) throw error
      held = { ...held, renewAt: now() + askAgainMs }
    }
    return held.token
  }

  async function nextToken(refused: string | null): Promise<StableToken> {
    let turn = await store.turn(refused)
    // Nobody waits while he has a living token.
    for (let looked = 0; turn.kind === 'wait' && looked < looksMax && !lives(held); looked += 1) {
      await sleep(lookEveryMs * (0.5 + Math.random()))
      turn = await store.turn(refused)
    }
    if (turn.kind === 'wait') throw anotherReads()
    return turn.kind === 'token' ? turn.token : readWith(turn.lease, refused)
  }

  async function readWith(lease: Lease, refused: string | null): Promise<StableToken> {
    try {
      const token = await readOther(lease, refused)
      await lease.keep(token)
      return token
    } catch (error) {
      // Should this fail too, the lease ends by itself.
      await lease.giveUp().catch(() => undefined)
      throw error
    }
  }

  /** WeChat may still give the very token that its calls refuse; then a new one is forced, if that may be. */
  async function readOther(lease: Lease, refused: string | null): Promise<StableToken> {
    const token = await read('normal')
    if (token.token !== refused || !(await lease.mayForce())) return token
    log.warn({}, 'the access token is forced anew')
    return read('forced').catch(() => token)
  }

  return {
    current: async () => (held && now() < held.renewAt ? held.token : renew(null)),
    async instead(refused) {
      if (held && held.token !== refused) return held.token
      held = null
      const underWay = flight
      const token = await renew(refused)
      if (token !== refused) return token
      // It may have begun before the refusal, and so have brought the same token.
      const again = underWay && underWay.refused !== refused ? await renew(refused) : refused
      return again === refused ? null : again
    },
  }
}

function heldFrom({ token, expiresInSeconds }: StableToken, now: number): Held {
  const lifeMs = expiresInSeconds * 1000
  return { token, renewAt: now + usedForMs(lifeMs), endsAt: now + lifeMs }
}

const anotherReads = (): WechatError =>
  new WechatError({
    kind: 'retry',
    path: stableTokenPath,
    errmsg: 'another process is reading the token',
    reason: 'LEASE',
  })

/** Calls with the token; when WeChat says it is dead, once more with another. */
export async function withToken<Reply>(
  tokens: AccessTokens,
  call: (token: string) => Promise<Reply>,
): Promise<Reply> {
  const token = await tokens.current()
  try {
    return await call(token)
  } catch (error) {
    if (!isTokenRefusal(error)) throw error
    const other = await tokens.instead(token)
    if (other === null) throw error
    return call(other)
  }
}
