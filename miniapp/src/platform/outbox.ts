/** Writes that must survive a kill: kept with their key before they are sent, and sent again with the same key. */
import type { Call } from '@laurel/shared/call'
import { askRoute, Refused, type Route } from './ask.ts'
import { now } from './clock.ts'
import { newKey } from './keys.ts'
import { currentMember } from './session.ts'
import { keptStore } from './storage.ts'

export type Kind =
  | 'sign-in'
  | 'redeem'
  | 'cancel'
  | 'receive'
  | 'claim'
  | 'gift'
  | 'accept'
  | 'arrive'
  | 'hand-in'
  | 'draw'
  | 'prize'

/** Nobody asked for it, so nobody waits to hear how it ended. */
const UNASKED: readonly Kind[] = ['arrive']

export interface Waiting {
  key: string
  kind: Kind
  route: Route
  input: unknown
  memberId: string
  at: number
}

/** How a write that had to wait ended; pages say so, then dismiss it. */
export interface Outcome {
  key: string
  kind: Kind
  /** The refusal's code; `LAPSED` when no answer came within the keeping time; null when it was done. */
  refusal: string | null
  output: unknown
}

interface Outbox {
  waiting: readonly Waiting[]
  outcomes: readonly Outcome[]
}

/** The server remembers keys about this long; later, sending again could do it twice. */
const KEEP_MS = 24 * 3_600_000

export const useOutbox = keptStore<Outbox>('outbox', { waiting: [], outcomes: [] })

const sending = new Set<string>()

/**
 * Sends a write now. Refused means the server said no, and nothing waits.
 * Offline means that it waits, and goes out again by itself.
 */
export async function send<Input, Output>(
  kind: Kind,
  call: Call<Input, Output>,
  input: Input,
): Promise<Output> {
  const member = currentMember()
  if (!member) throw new Refused({ code: 'SESSION_MISSING' })
  const route = { method: call.method, path: call.path }
  const entry = { key: newKey(now()), kind, route, input, memberId: member.id, at: now() }
  useOutbox.setState(({ waiting }) => ({ waiting: [...waiting, entry] }))
  return deliver<Output>(entry)
}

let first = (): Promise<void> => Promise.resolve()

/** What has to be known before anything that waited: when somebody came, before what came of it. */
export function flushAfter(tell: () => Promise<void>): void {
  first = tell
}

/** Everything of this member that waits, oldest first; stops at the first that gets no answer. */
export async function flush(): Promise<void> {
  if (useOutbox.getState().waiting.length) await first()
  const memberId = currentMember()?.id
  const mine = useOutbox.getState().waiting.filter((entry) => entry.memberId === memberId)
  for (const entry of mine) {
    if (sending.has(entry.key)) continue
    if (!(await settled(entry))) return
  }
}

export function dismiss(key: string): void {
  useOutbox.setState(({ outcomes }) => ({ outcomes: outcomes.filter((outcome) => outcome.key !== key) }))
}

async function settled(entry: Waiting): Promise<boolean> {
  if (now() - entry.at > KEEP_MS) return end(entry, { refusal: 'LAPSED', output: null })
  try {
    return end(entry, { refusal: null, output: await deliver(entry) })
  } catch (error) {
    return error instanceof Refused && end(entry, { refusal: error.code, output: null })
  }
}

async function deliver<Output>(entry: Waiting): Promise<Output> {
  sending.add(entry.key)
  try {
    const output = await askRoute<Output>(entry.route, entry.input, entry.key)
    remove(entry)
    return output
  } catch (error) {
    if (error instanceof Refused) remove(entry)
    throw error
  } finally {
    sending.delete(entry.key)
  }
}

function remove({ key }: Waiting): void {
  useOutbox.setState(({ waiting }) => ({ waiting: waiting.filter((entry) => entry.key !== key) }))
}

function end(entry: Waiting, result: Pick<Outcome, 'refusal' | 'output'>): true {
  remove(entry)
  if (UNASKED.includes(entry.kind)) return true
  const outcome = { key: entry.key, kind: entry.kind, ...result }
  useOutbox.setState(({ outcomes }) => ({ outcomes: [...outcomes, outcome] }))
  return true
}
