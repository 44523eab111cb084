/** Holds the access token: one read in flight, renewed in time, and renewed at once when WeChat refuses it. */
import { dayOf } from '../clock.ts'
import { isTokenRefusal } from './error.ts'
import type { WechatLog } from './exchange.ts'
import type { StableToken, TokenMode } from './stable-token.ts'

/** The platform renews five minutes before the end, and both tokens work until then. */
const renewBeforeEndMs = 300_000
/** After a failed renewal the living token serves on, and WeChat is asked again this much later. */
const askAgainMs = 5_000
const forcedEveryMs = 30_000
const forcedPerDay = 20

interface Held {
  token: string
  renewAt: number
  endsAt: number
}

export interface AccessTokens {
  current(): Promise<string>
  /** Another token than the one that was refused; null when there is none to be had now. */
  instead(refused: string): Promise<string | null>
}

interface Options {
  read: (mode: TokenMode) => Promise<StableToken>
  now: () => number
  log: WechatLog
}

export function createAccessTokens({ read, now, log }: Options): AccessTokens {
  let held: Held | null = null
  let flight: Promise<string> | null = null
  const mayForce = createForceGuard(now)

  const renew = (mode: TokenMode): Promise<string> => {
    flight ??= fetchToken(mode).finally(() => {
      flight = null
    })
    return flight
  }

  async function fetchToken(mode: TokenMode): Promise<string> {
    try {
      held = heldFrom(await read(mode), now())
    } catch (error) {
      if (!held || now() >= held.endsAt) throw error
      held = { ...held, renewAt: now() + askAgainMs }
    }
    return held.token
  }

  async function force(): Promise<string | null> {
    if (flight) return flight
    if (!mayForce()) return null
    log.warn({}, 'the access token is forced anew')
    return renew('forced')
  }

  return {
    current: async () => (held && now() < held.renewAt ? held.token : renew('normal')),
    async instead(refused) {
      if (held && held.token !== refused) return held.token
      held = null
      const read = await renew('normal')
      const token = read === refused ? await force() : read
      return token === refused ? null : token
    },
  }
}

/** With little time left a token is still used a while: asking at every call would eat the quota. */
function heldFrom({ token, expiresInSeconds }: StableToken, now: number): Held {
  const lifeMs = expiresInSeconds * 1000
  return {
    token,
    renewAt: now + Math.max(lifeMs - renewBeforeEndMs, Math.min(lifeMs / 2, askAgainMs)),
    endsAt: now + lifeMs,
  }
}

/** Other servers may force too; this keeps us alone from spending the day's twenty. */
function createForceGuard(now: () => number): () => boolean {
  let lastAt = Number.NEGATIVE_INFINITY
  let day = ''
  let count = 0
  return () => {
    const today = dayOf(now())
    if (today !== day) {
      day = today
      count = 0
    }
    if (now() - lastAt < forcedEveryMs || count >= forcedPerDay) return false
    lastAt = now()
    count += 1
    return true
  }
}

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
