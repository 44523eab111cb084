/** Fault knobs: what goes wrong on which path, how often, and from which call on. */
import type { Randomness } from '../randomness.ts'

export type Ailment =
  | { kind: 'latency'; latencyMs: number | { min: number; max: number } }
  /** Another server forced a new stable token just before: the one in this call is dead. Adds to any other fault. */
  | { kind: 'supersede' }
  /** The connection is reset. */
  | { kind: 'reset' }
  /** The work is done, but the answer breaks off in the middle. */
  | { kind: 'half-body' }
  /** A proxy's 502 page in HTML. */
  | { kind: 'bad-gateway' }
  /** HTTP 200 with a page that is not JSON. */
  | { kind: 'not-json' }
  /** HTTP 200 with a body of your own. */
  | { kind: 'body'; body: string }
  | { kind: 'errcode'; errcode: number; errmsg?: string }

export interface FaultWindow {
  /** A path such as `/cgi-bin/stable_token`, or `*` for all. */
  path: string
  /** 1 when left out. */
  probability?: number
  /** The first call of the path that it strikes, counted from 1 since the last reset. */
  fromCall?: number
  /** How many times it strikes before it is spent. */
  times?: number
  /** `after`: WeChat does the work (spends the code, renews the token) and the answer is lost. */
  when?: 'before' | 'after'
}

export type FaultInput = FaultWindow & Ailment
export type Fault = FaultInput & { id: number; struck: number }

export interface Faults {
  add(input: FaultInput): Fault
  /** The faults that strike this call; each is counted. */
  strike(call: { path: string; nth: number }): Fault[]
  list(): Fault[]
  clear(path?: string): void
}

export function createFaults(random: Randomness): Faults {
  let faults: Fault[] = []
  let ids = 0
  return {
    add(input) {
      const fault = { ...input, id: ++ids, struck: 0 }
      faults.push(fault)
      return fault
    },
    strike(call) {
      const striking = faults.filter((fault) => isDue(fault, call) && isDrawn(fault, random))
      for (const fault of striking) fault.struck += 1
      return striking
    },
    list: () => [...faults],
    clear(path) {
      faults = path === undefined ? [] : faults.filter((fault) => fault.path !== path)
    },
  }
}

function isDue(fault: Fault, call: { path: string; nth: number }): boolean {
  if (fault.path !== '*' && fault.path !== call.path) return false
  if (call.nth < (fault.fromCall ?? 1)) return false
  return fault.struck < (fault.times ?? Number.POSITIVE_INFINITY)
}

const isDrawn = (fault: Fault, random: Randomness): boolean => random.fraction() < (fault.probability ?? 1)
