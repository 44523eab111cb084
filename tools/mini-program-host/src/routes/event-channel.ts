/** The two ends of the channel between a page and the page it opens: what one emits, the other hears. */
import { EventEmitter } from 'node:events'

type Listener = (...args: unknown[]) => void

export interface EventChannel {
  on(name: string, listener: Listener): void
  once(name: string, listener: Listener): void
  off(name: string, listener: Listener): void
  emit(name: string, ...args: unknown[]): void
}

export function eventChannels(): { opener: EventChannel; opened: EventChannel } {
  const toOpener = new EventEmitter()
  const toOpened = new EventEmitter()
  return { opener: channel(toOpener, toOpened), opened: channel(toOpened, toOpener) }
}

function channel(ear: EventEmitter, mouth: EventEmitter): EventChannel {
  return {
    on: (name, listener) => void ear.on(name, listener),
    once: (name, listener) => void ear.once(name, listener),
    off: (name, listener) => void ear.off(name, listener),
    emit: (name, ...args) => void mouth.emit(name, ...args),
  }
}
