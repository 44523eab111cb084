/** WeChat calling an app's server: the config check, events with their retries, and old letters once more. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { State } from '../state.ts'
import type { App } from '../stores/apps.ts'
import type { Letter } from '../stores/pushes.ts'
import { bodyOf } from './body.ts'
import { signatureOf } from './crypto.ts'
import { isAcknowledged, post } from './deliver.ts'
import type { PushEvent, PushOptions, PushReport, PushSettings } from './events.ts'
import { newStamp, writeLetter } from './letter.ts'

const retriesMax = 3
const retryAfterMs = 200

export interface Pusher {
  verify(app: App): Promise<boolean>
  push(app: App, event: PushEvent, options?: PushOptions): Promise<PushReport[]>
  replay(id: number): Promise<PushReport | null>
}

export function createPusher(state: State, closing: AbortSignal): Pusher {
  const pusher: Pusher = {
    verify: (app) => verify(state, pushOf(app)),
    async push(app, event, options = {}) {
      await sleep(options.delayMs ?? 0, undefined, { signal: closing })
      const body = bodyOf(app, event, state.clock.told())
      const copies = Array.from({ length: options.copies ?? 1 }, () => ({ app, body, options }))
      return Promise.all(copies.map((copy) => deliver(state, copy, closing)))
    },
    async replay(id) {
      const delivery = state.pushes.find(id)
      const app = delivery && state.apps.find(delivery.report.appid)
      if (!app) return null
      const report = newReport(state, app, delivery.report.event)
      return attempt(state, { report, app, closing }, delivery.letter)
    },
  }
  state.pushes.listen((app, event) => pusher.push(app, event).catch(() => []))
  return pusher
}

function pushOf({ appid, push }: App): PushSettings {
  if (!push) throw new Error(`app ${appid} has no push settings`)
  return push
}

async function verify(state: State, { url, token }: PushSettings): Promise<boolean> {
  const { timestamp, nonce } = newStamp(state)
  const echostr = state.random.text(19, '123456789')
  const address = new URL(url)
  const query = { signature: signatureOf(token, timestamp, nonce), echostr, timestamp, nonce }
  for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value)
  const reply = await fetch(address).catch(() => null)
  return reply?.status === 200 && (await reply.text()) === echostr
}

interface Copy {
  app: App
  body: Record<string, unknown>
  options: PushOptions
}

/** Each attempt is signed anew; what is told stays the same. */
async function deliver(state: State, copy: Copy, closing: AbortSignal): Promise<PushReport> {
  const { app } = copy
  const push = pushOf(app)
  const report = newReport(state, app, String(copy.body.Event))
  for (let nth = 0; nth <= (push.retriesMax ?? retriesMax); nth += 1) {
    if (nth > 0) await sleep(push.retryAfterMs ?? retryAfterMs, undefined, { signal: closing })
    await attempt(state, { report, app, closing }, writeLetter(state, { ...copy, push }))
    if (report.acknowledged) break
  }
  return report
}

interface Trying {
  report: PushReport
  app: App
  closing: AbortSignal
}

async function attempt(state: State, { report, app, closing }: Trying, letter: Letter): Promise<PushReport> {
  const push = pushOf(app)
  state.pushes.keep({ report, letter })
  const said = await post(letter, { push, at: state.clock.now(), closing })
  report.attempts.push(said)
  report.acknowledged = isAcknowledged(said, push)
  return report
}

const newReport = ({ pushes }: State, { appid }: App, event: string): PushReport => ({
  id: pushes.nextId(),
  appid,
  event,
  acknowledged: false,
  attempts: [],
})
