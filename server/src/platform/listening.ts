/** Wakes the listeners of the facts that a command wrote down: after the command, in its transaction, undone with it. */
import type { FactType } from '@laurel/shared/facts'
import type { Command, Engine, Row, Touch, Work } from '../schema.ts'
import type { FactHint } from './work/types.ts'

export interface Listener {
  (w: Work, fact: Row<'fact'>, now: number): void
  /** What it will read when such a fact comes: a hint, as for any command. */
  reads?: (touch: Touch, hint: FactHint) => void
}

/** The one table that says which fact wakes which feature: `listeners.ts`. */
export type Listeners = { readonly [T in FactType]?: readonly Listener[] }

/** Far longer than any chain of causes, and far more than all of one command: only listeners that wake each other for ever come here. */
const CHAIN_MAX = 50
const WAKES_MAX = 10_000

export function listening(engine: Engine, listeners: Listeners): Engine {
  const heard = <Input, Result>(command: Command<Input, Result>) => heardBy(command, listeners)
  return {
    run: (command, input) => engine.run(heard(command), input),
    rehearse: (command, input) => engine.rehearse(heard(command), input),
    count: engine.count,
  }
}

export function heardBy<Input, Result>(
  command: Command<Input, Result>,
  listeners: Listeners,
): Command<Input, Result> {
  const wake: Listener = (w, fact, now) => {
    for (const listener of listenersOf(listeners, fact.type)) listener(w, fact, now)
  }
  const heard: Command<Input, Result> = (w, input, now) => {
    const result = command(w, input, now)
    // What a listener writes down wakes others in the next round, one fact farther from the first.
    let [depth, wakes] = [0, 0]
    for (let news = w.added('fact', 0); news.rows.length; news = w.added('fact', news.next)) {
      depth += 1
      wakes += news.rows.length
      if (depth > CHAIN_MAX || wakes > WAKES_MAX)
        throw new Error(`${news.rows[0]?.type} wakes itself without end`)
      for (const fact of news.rows) wake(w, fact, now)
    }
    return result
  }
  heard.reads = (touch, input) => {
    command.reads?.(touch, input)
    for (const hint of command.tells?.(input) ?? [])
      for (const { reads } of listenersOf(listeners, hint.type)) reads?.(touch, hint)
  }
  return heard
}

const listenersOf = (listeners: Listeners, type: string): readonly Listener[] =>
  listeners[type as FactType] ?? []
