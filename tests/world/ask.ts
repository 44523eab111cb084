/** Asks a call of the contract over real HTTP, the way clients do. */
import type { Call, CallLine, Problem } from '@laurel/shared/call'
import { confideIn, overheard } from './confidences.ts'

export interface AskOptions {
  token?: string
  /** Idempotency-Key; a new one when left out. */
  key?: string
  /** Where the request comes from: rates are counted by address. */
  ip?: string
}

export interface Reply<Output> {
  status: number
  headers: Headers
  body: Output
}

/** A problem+json answer. */
class Refused extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(`${problem.status} ${problem.code}`)
    this.problem = problem
  }
  get code(): string {
    return this.problem.code
  }
}

let keys = 0
/** In the order of time, as real clients send them. */
export const newKey = (): string =>
  `${Date.now().toString(36)}-${process.pid.toString(36)}-${(keys++).toString(36)}`

function addressOf(base: string, { method, path }: CallLine, input: Record<string, unknown>) {
  const rest = { ...input }
  const filled = path.replace(/:([a-zA-Z]+)/g, (_, name: string) => {
    const value = rest[name]
    delete rest[name]
    return encodeURIComponent(String(value))
  })
  const url = new URL(`${base}/api${filled}`)
  if (method === 'GET')
    for (const [name, value] of Object.entries(rest)) url.searchParams.set(name, String(value))
  return { url, rest }
}

/** Answers whatever came, refusals too. */
export async function send<Input, Output>(
  base: string,
  call: Call<Input, Output>,
  input: Input,
  { token, key = newKey(), ip }: AskOptions = {},
): Promise<Reply<Output | Problem>> {
  const { url, rest } = addressOf(base, call, input as Record<string, unknown>)
  const write = call.method !== 'GET'
  const hasBody = write && Object.keys(rest).length > 0
  const reply = await fetch(url, {
    method: call.method,
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(write ? { 'idempotency-key': key } : {}),
      ...(ip ? { 'x-forwarded-for': ip } : {}),
      ...(hasBody ? { 'content-type': 'application/json' } : {}),
    },
    ...(hasBody ? { body: JSON.stringify(rest) } : {}),
  })
  const isFile = !/json/.test(reply.headers.get('content-type') ?? '')
  const body = isFile ? await reply.text() : await reply.json()
  confideIn(input)
  if (reply.status >= 400) overheard.write(JSON.stringify(body))
  else confideIn(body)
  return { status: reply.status, headers: reply.headers, body: body as Output | Problem }
}

/** Throws `Refused` for a problem. */
export async function ask<Input, Output>(
  base: string,
  call: Call<Input, Output>,
  input: Input,
  options: AskOptions = {},
): Promise<Output> {
  const { status, body } = await send(base, call, input, options)
  if (status >= 400) throw new Refused(body as Problem)
  return body as Output
}

/** The code an ask was refused with; undefined when it was not. */
export const refusalOf = (asked: Promise<unknown>): Promise<string | undefined> =>
  asked.then(
    () => undefined,
    (error: unknown) => {
      if (error instanceof Refused) return error.code
      throw error
    },
  )

/** All there is, page after page. */
export async function paged<Line>(
  load: (page: { cursor?: string }) => Promise<{ items: Line[]; next: string | null }>,
): Promise<Line[]> {
  const lines: Line[] = []
  let next: string | null = null
  do {
    const page = await load(next === null ? {} : { cursor: next })
    lines.push(...page.items)
    next = page.next
  } while (next !== null)
  return lines
}
