/**
 * Makes a command answer the same request once: status and body are stored under (key, scope) in the same batch.
 * A refusal undoes all of it, so the key may succeed later.
 */
import { hash } from 'node:crypto'
import type { Command } from '../../schema.ts'
import { Refusal } from '../refusal.ts'

export interface Once {
  key: string
  /** Whose key it is: one caller's keys never meet another's. */
  scope: string
  /** Of the call and the input. */
  hash: string
  status: number
}

export interface Answered<Result> {
  result: Result
  replayed: boolean
}

const KEY = /^[\x21-\x7e]{8,255}$/

/** Throws KEY_MISSING for a key that is not there or not printable. */
export function keyOf(header: unknown): string {
  if (typeof header !== 'string' || !KEY.test(header)) throw new Refusal('KEY_MISSING')
  return header
}

/** One text for one meaning: members stand in the order of their names, which are the schema's and need no quotes. */
function canonical(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  let text = '{'
  for (const name of Object.keys(value).sort()) {
    text += `${name}:${canonical((value as Record<string, unknown>)[name])},`
  }
  return `${text}}`
}

/** The order of members in the body does not matter. 128 bits are plenty, and the hot table stays lean. */
export const hashOf = (call: string, input: object): string =>
  hash('sha256', `${call} ${canonical(input)}`, 'base64').slice(0, 22)

export function idempotent<Input, Result>(
  command: Command<Input, Result>,
  once: Once,
): Command<Input, Answered<Result>> {
  const wrapped: Command<Input, Answered<Result>> = (w, input, now) => {
    const seen = w.get('idempotency', once.key, once.scope)
    if (seen) {
      if (seen.hash !== once.hash) throw new Refusal('KEY_REUSED')
      return { result: JSON.parse(seen.body) as Result, replayed: true }
    }
    const result = command(w, input, now)
    w.add('idempotency', { ...once, body: JSON.stringify(result ?? null), at: now })
    return { result, replayed: false }
  }
  wrapped.reads = (touch, input) => {
    touch.row('idempotency', once.key, once.scope)
    command.reads?.(touch, input)
  }
  if (command.tells) wrapped.tells = command.tells
  return wrapped
}
