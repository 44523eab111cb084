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

/** `depth`: how many facts led to it, one by one. */
interface News {
  fact: Row<'fact'>
  depth: number
}

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
  const heard: Command<Input, Result> = (w, input, now) => {
    const news: News[] = []
    let depth = 0
    const noting = noted(w, (fact) => news.push({ fact, depth }))
    const result = command(noting, input, now)
    // A listener may write down facts of its own: they stand at the end of the same list.
    for (const { fact, depth: led } of news) {
      depth = led + 1
      if (depth > CHAIN_MAX || news.length > WAKES_MAX)
        throw new Error(`${fact.type} wakes itself without end`)
      for (const listener of listenersOf(listeners, fact.type)) listener(noting, fact, now)
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

/** The same work, with an eye on the facts. */
function noted(w: Work, note: (fact: Row<'fact'>) => void): Work {
  return {
    get: (table, ...key) => w.get(table, ...key),
    list: (table, ...prefix) => w.list(table, ...prefix),
    set: (table, row, patch) => w.set(table, row, patch),
    drop: (table, row) => w.drop(table, row),
    add(table, row) {
      const added = w.add(table, row)
      if (table === 'fact') note(added as unknown as Row<'fact'>)
      return added
    },
  }
}
