/** The events that were sent to apps' servers, and what became of each. */
import type { PushEvent, PushReport } from '../push/events.ts'
import type { App } from './apps.ts'

/** The request as it went out, so that a test can send the very same again. */
export interface Letter {
  url: string
  body: string
}

export interface Delivery {
  report: PushReport
  letter: Letter
}

export interface Pushes {
  /** Sets off an event by itself, if the app listens and has not turned that off. */
  announce(app: App, event: PushEvent): void
  listen(deliver: (app: App, event: PushEvent) => Promise<unknown>): void
  nextId(): number
  keep(delivery: Delivery): void
  find(id: number): Delivery | undefined
  list(): PushReport[]
  /** Until nothing is on its way any more. */
  settled(): Promise<void>
  clear(): void
}

export function createPushes(): Pushes {
  const kept = new Map<number, Delivery>()
  const underWay = new Set<Promise<unknown>>()
  let ids = 0
  let send: (app: App, event: PushEvent) => Promise<unknown> = async () => {}
  return {
    announce(app, event) {
      if (!app.push || app.push.automatic === false) return
      const sending = send(app, event).finally(() => underWay.delete(sending))
      underWay.add(sending)
    },
    listen(deliver) {
      send = deliver
    },
    nextId: () => ++ids,
    keep: (delivery) => void kept.set(delivery.report.id, delivery),
    find: (id) => kept.get(id),
    list: () => [...kept.values()].map(({ report }) => report),
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay)
    },
    clear: () => kept.clear(),
  }
}
