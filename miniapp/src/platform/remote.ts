/** A page's own data: the last known state at once, the fresh one when it comes, and what went wrong if it does not. */
import type { Call } from '@laurel/shared/call'
import { useCallback, useEffect, useRef, useState } from 'react'
import { ask, Refused } from './ask.ts'
import { now } from './clock.ts'
import { usePageShow, usePullDown } from './lifecycle.ts'
import { flush, useOutbox } from './outbox.ts'
import { currentMember, useSession } from './session.ts'
import { read, write } from './storage.ts'

/** A skeleton that flashes is worse than none. */
const SKELETON_AFTER_MS = 200

/** The trouble that is not a refusal. */
export const OFFLINE = 'OFFLINE'

export interface Remote<Value> {
  /** Null until the server answered once, now or in an earlier launch. */
  value: Value | null
  /** When the value was true. */
  at: number
  /** True once nothing came for 200 ms: time for the skeleton. */
  slow: boolean
  /** Why there is nothing newer: OFFLINE, or the code of a refusal. */
  trouble: string | null
  reload: () => Promise<void>
  /** After a write whose answer says what the page now looks like. */
  change(turn: (value: Value) => Value): void
}

type Known<Value> = Pick<Remote<Value>, 'value' | 'at' | 'slow' | 'trouble'> & { name: string }

interface Wanted<Input, Output> {
  call: Call<Input, Output>
  input: Input
  name: string
}

export const troubleOf = (error: unknown): string => (error instanceof Refused ? error.code : OFFLINE)

/** Each member has a drawer of their own: nobody sees what another left behind. */
const nameOf = (memberId: string, path: string, input: unknown): string =>
  `remote/${memberId}/${path}?${JSON.stringify(input)}`

function known<Value>(name: string): Known<Value> {
  const kept = read<{ value: Value; at: number }>(name)
  return { name, value: kept?.value ?? null, at: kept?.at ?? 0, slow: false, trouble: null }
}

/** What another call has answered already: the page that asks for it opens with it. */
export function keepKnown<Input, Output>(call: Call<Input, Output>, input: Input, value: Output): void {
  write(nameOf(currentMember()?.id ?? 'guest', call.path, input), { value, at: now() })
}

/** The old object when it says the same, so that nothing is drawn again. */
const unlessSame = <Value>(before: Value | null, value: Value): Value =>
  before !== null && JSON.stringify(before) === JSON.stringify(value) ? before : value

async function fetchInto<Input, Output>(
  { call, input, name }: Wanted<Input, Output>,
  settle: (next: (before: Known<Output>) => Partial<Known<Output>>) => void,
): Promise<void> {
  const timer = setTimeout(() => settle(() => ({ slow: true })), SKELETON_AFTER_MS)
  try {
    const value = await ask(call, input)
    write(name, { value, at: now() })
    settle((before) => ({ value: unlessSame(before.value, value), at: now(), slow: false, trouble: null }))
    // An answer is the best sign that what waits can be sent.
    void flush()
  } catch (error) {
    settle(() => ({ slow: false, trouble: troubleOf(error) }))
  } finally {
    clearTimeout(timer)
  }
}

/** Asks when the page shows, at a pull, when the member or the input changes, and when a waiting write is through. */
export function useRemote<Input, Output>(call: Call<Input, Output>, input: Input): Remote<Output> {
  const memberId = useSession(({ member }) => member?.id ?? 'guest')
  const name = nameOf(memberId, call.path, input)
  const [held, setHeld] = useState(() => known<Output>(name))
  const wanted = useRef<Wanted<Input, Output>>({ call, input, name })
  wanted.current = { call, input, name }
  const turns = useRef(0)

  const reload = useCallback(() => {
    turns.current += 1
    const turn = turns.current
    const asked = wanted.current
    return fetchInto(asked, (next) => {
      if (turn !== turns.current) return
      setHeld((before) => {
        const base = before.name === asked.name ? before : known<Output>(asked.name)
        return { ...base, ...next(base) }
      })
    })
  }, [])
  const change = useCallback((turn: (value: Output) => Output) => {
    setHeld((before) => (before.value === null ? before : { ...before, value: turn(before.value) }))
  }, [])

  usePageShow(() => void reload())
  usePullDown(reload)
  useReloadAt(name, reload)

  // Another member or another input: what was shown before must not stay for one frame.
  const { value, at, slow, trouble } = held.name === name ? held : known<Output>(name)
  return { value, at, slow, trouble, reload, change }
}

/** For a part that comes into a page already in front: it has missed the page's show. */
export function useRemoteNow<Input, Output>(call: Call<Input, Output>, input: Input): Remote<Output> {
  const remote = useRemote(call, input)
  const { reload } = remote
  useEffect(() => {
    void reload()
  }, [reload])
  return remote
}

function useReloadAt(name: string, reload: () => Promise<void>): void {
  const waiting = useOutbox((outbox) => outbox.waiting.length)
  const before = useRef({ name, waiting })
  useEffect(() => {
    const changed = before.current.name !== name || waiting < before.current.waiting
    before.current = { name, waiting }
    // The first time is the page's show.
    if (changed) void reload()
  }, [name, waiting, reload])
}
