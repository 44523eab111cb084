/** How every wx function answers: errMsg, success / fail / complete after this turn, or a promise when none is given. */
import type { Host } from '../host.ts'
import { type Fields, isFields, messageOf } from '../plain.ts'

/** Answers with a value or a promise of one; throws to fail. Its options are what the page passed. */
export type AsyncApi = (options: never) => unknown
export type SyncApi = (...args: never[]) => unknown

/** One area of wx. `raw` is handed to the page as it is: objects with methods, callbacks, its own promises. */
export interface Area {
  async?: Record<string, AsyncApi>
  sync?: Record<string, SyncApi>
  raw?: Record<string, unknown>
}

export interface Callbacks {
  success?: (result: unknown) => void
  fail?: (result: unknown) => void
  complete?: (result: unknown) => void
}

export type Options = Fields & Callbacks

/** A result with a part that must not be copied as JSON, such as an event channel. */
export class Live {
  readonly parts: Fields

  constructor(parts: Fields) {
    this.parts = parts
  }
}

/** Why a call failed; `errno` and the like go to the page beside errMsg. */
export function failure(message: string, details: Fields = {}): Error {
  return Object.assign(new Error(message), details)
}

export function toSync(host: Host, api: SyncApi) {
  const call = api as (...args: unknown[]) => unknown
  return (...args: unknown[]) => host.realm.clone(call(...args))
}

export function toAsync(host: Host, name: string, api: AsyncApi) {
  const call = api as (options: unknown) => unknown
  return (options: Options = {}) => {
    if (hasCallback(options)) return answer(host, name, options, () => call(options))
    return host.realm.promise((success, fail) => answer(host, name, { success, fail }, () => call(options)))
  }
}

function answer(host: Host, name: string, callbacks: Callbacks, work: () => unknown): void {
  attempt(work).then(
    (value) => succeed(host, name, callbacks, value),
    (error) => failWith(host, name, callbacks, error),
  )
}

export function succeed(host: Host, name: string, { success, complete }: Callbacks, value: unknown): void {
  const result = host.realm.clone({
    errMsg: `${name}:ok`,
    ...(isFields(value) && !(value instanceof Live) ? value : {}),
  })
  if (value instanceof Live) Object.assign(result, value.parts)
  host.timers.defer(() => {
    success?.(result)
    complete?.(result)
  })
}

export function failWith(host: Host, name: string, { fail, complete }: Callbacks, error: unknown): void {
  const details = isFields(error) ? error : {}
  const result = host.realm.clone({ errMsg: `${name}:fail ${messageOf(error)}`, ...details })
  host.timers.defer(() => {
    fail?.(result)
    complete?.(result)
  })
}

function hasCallback(options: Options): boolean {
  return Boolean(options.success ?? options.fail ?? options.complete)
}

async function attempt(work: () => unknown): Promise<unknown> {
  return work()
}
