/** How WeChat is for us: the push, the token, what is left of each call today, punishments, messages that did not arrive. */
import type { Health } from '@laurel/shared/outreach'
import { dayOf } from '../platform/clock.ts'
import type { Deps } from '../platform/feature.ts'
import { type Wechat, WechatError } from '../platform/wechat/index.ts'
import type { OutreachQueries } from './queries.ts'
import type { PushPulse } from './routes/push.ts'

/** Those whose end would be felt by members. */
const PATHS = [
  '/cgi-bin/message/subscribe/send',
  '/wxa/business/getuserphonenumber',
  '/wxa/msg_sec_check',
  '/wxa/getwxacodeunlimit',
]
const FAILURES_SHOWN = 10
const WEEK_MS = 7 * 86_400_000

export type LoadHealth = () => Promise<Health>

interface HealthDeps extends Pick<Deps, 'wechat' | 'config' | 'clock'> {
  queries: OutreachQueries
  pulse: PushPulse
}

export const healthBy =
  ({ wechat, config, clock, queries, pulse }: HealthDeps): LoadHealth =>
  async () => {
    const now = clock()
    const [quotas, restrictions, messages, failed] = await Promise.all([
      Promise.all(PATHS.map((path) => quotaOf(wechat, path))),
      queries.listRestrictions(),
      queries.countMessages(now - WEEK_MS),
      queries.listMessages({ state: 'failed', limit: FAILURES_SHOWN }),
    ])
    // After the quotas: asking for them may have been what renewed it.
    const token = await queries.findToken(config.wechat.appId, dayOf(now))
    return {
      push: { mode: modeOf(config.wechat.push), lastAt: pulse.lastAt },
      token,
      quotas,
      restrictions,
      messages,
      failures: failed.items,
    }
  }

function modeOf(push: Deps['config']['wechat']['push']): Health['push']['mode'] {
  if (!push) return 'off'
  return push.aesKey ? 'safe' : 'plain'
}

/** A page on WeChat's health must open when WeChat is ill. */
async function quotaOf(wechat: Wechat, path: string): Promise<Health['quotas'][number]> {
  try {
    const { perDay, used, left } = await wechat.quotaOf(path)
    return { path, perDay, used, left, trouble: null }
  } catch (error) {
    if (!(error instanceof WechatError)) throw error
    return { path, perDay: null, used: null, left: null, trouble: error.message }
  }
}
