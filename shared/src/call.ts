/** A call is data both sides import: the server mounts it, clients ask it, OpenAPI is drawn from it. */

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** What a call is without its types. */
export interface CallLine<Code extends string = string> {
  method: Method
  /** Below the API's root, with `:name` where a part of the input stands. */
  path: string
  /** What the call may refuse with, in the order a caller should hear it. */
  refusals: readonly Code[]
}

export interface Call<Input, Output, Code extends string = string> extends CallLine<Code> {
  /** Never set: it only carries the two types. */
  types?: { input: Input; output: Output }
}

export type InputOf<C> = C extends Call<infer Input, infer _Output> ? Input : never
export type OutputOf<C> = C extends Call<infer _Input, infer Output> ? Output : never
export type RefusalOf<C> = C extends { refusals: readonly (infer Code)[] } ? Code : never

export const call =
  <Input, Output>() =>
  <const Code extends string = never>(
    method: Method,
    path: string,
    refusals: readonly Code[] = [],
  ): Call<Input, Output, Code> => ({ method, path, refusals })

/** What any call may answer, because the platform asks it of all of them. */
export const COMMON_REFUSALS = [
  'INPUT_INVALID',
  'SESSION_MISSING',
  'SESSION_EXPIRED',
  'ROLE_MISSING',
  'OPERATOR_UNREADY',
  'ORIGIN_FOREIGN',
  'KEY_MISSING',
  'KEY_REUSED',
  'ROW_CONFLICT',
  'ROUTE_UNKNOWN',
  'RATE_EXCEEDED',
  'SERVER_BUSY',
  'SERVER_FAULT',
] as const

export type CommonRefusal = (typeof COMMON_REFUSALS)[number]

/** RFC 9457. `code` is what programs read, `detail` is what people read. */
export interface Problem {
  type: string
  title: string
  status: number
  code: string
  detail?: string
  /** Which inputs, or the numbers behind a refusal. */
  details?: Record<string, unknown>
}

/** One page of a list; `next` goes back in as `cursor`, and is null on the last page. */
export interface Page<Item> {
  items: Item[]
  next: string | null
}
