/** Sends again what is safe to send again. */
import { setTimeout as sleep } from 'node:timers/promises'
import { WechatError } from './error.ts'

/**
 * - `read`: a second call does no harm; any fast failure may be tried again.
 * - `unsent`: the call counts once it arrives (a login code is good for one), so only when nobody listened.
 */
export type Repeatable = 'read' | 'unsent'

export interface RetryBudget {
  earn(): void
  spend(): boolean
}

const retriesMax = 2
const firstPauseMs = 100
const savedMax = 10
const earnedPerCall = 0.1

/** Retries are a tenth of the calls, beside a few to begin with: WeChat in trouble is not helped by three times the calls. */
export function createRetryBudget(): RetryBudget {
  let saved = savedMax
  return {
    earn() {
      saved = Math.min(savedMax, saved + earnedPerCall)
    },
    spend() {
      if (saved < 1) return false
      saved -= 1
      return true
    },
  }
}

export async function withRetries<T>(
  repeatable: Repeatable,
  budget: RetryBudget,
  send: () => Promise<T>,
): Promise<T> {
  budget.earn()
  for (let tried = 0; ; tried += 1) {
    try {
      return await send()
    } catch (error) {
      if (tried >= retriesMax || !mayRepeat(repeatable, error) || !budget.spend()) throw error
    }
    // Full jitter: servers that failed together must not come back together.
    await sleep(Math.random() * firstPauseMs * 2 ** tried)
  }
}

/** A timeout is not repeated: whoever waits has waited long enough. A dead token is renewed, not repeated. */
function mayRepeat(repeatable: Repeatable, error: unknown): boolean {
  if (!(error instanceof WechatError) || error.kind !== 'retry') return false
  if (repeatable === 'unsent') return error.reason === 'ECONNREFUSED'
  return error.reason !== 'TIMEOUT' && (error.errcode === null || error.errcode === -1)
}
