/** WeChat calling the app's server, at a test's word. */
import type { PushEvent, PushReport } from '../push/events.ts'
import type { Pusher } from '../push/pusher.ts'
import type { Randomness } from '../randomness.ts'
import type { State } from '../state.ts'
import type { App } from '../stores/apps.ts'
import { ControlError, type PushControl } from './interface.ts'
import { appOf } from './named.ts'

export const controlPushes = (state: State, pusher: Pusher): PushControl => ({
  verifyPush: async (appid) => pusher.verify(listener(state, appid)),
  push: async (event, { appid, ...options } = {}) => pusher.push(listener(state, appid), event, options),
  async pushAll(events, { appid, order = 'given', together = false, ...options } = {}) {
    const app = listener(state, appid)
    const send = (event: PushEvent) => pusher.push(app, event, options)
    const turn = orders[order](events, state.random)
    return together ? (await Promise.all(turn.map(send))).flat() : oneByOne(turn, send)
  },
  async replayPush(id) {
    const report = await pusher.replay(id)
    if (!report) throw new ControlError(404, `no push ${id}`)
    return report
  },
  pushes: () => state.pushes.list(),
  async pushesDone() {
    await state.pushes.settled()
    return state.pushes.list()
  },
})

function listener(state: State, appid: string | undefined): App {
  const app = appOf(state, appid)
  if (!app.push) throw new ControlError(409, `app ${app.appid} has no push settings`)
  return app
}

async function oneByOne(
  events: readonly PushEvent[],
  send: (event: PushEvent) => Promise<PushReport[]>,
): Promise<PushReport[]> {
  const reports: PushReport[] = []
  for (const event of events) reports.push(...(await send(event)))
  return reports
}

type Reorder = (events: readonly PushEvent[], random: Randomness) => PushEvent[]

const orders: Record<'given' | 'reversed' | 'shuffled', Reorder> = {
  given: (events) => [...events],
  reversed: (events) => [...events].reverse(),
  shuffled: (events, random) =>
    events
      .map((event) => ({ event, place: random.fraction() }))
      .sort((a, b) => a.place - b.place)
      .map(({ event }) => event),
}
