/** Everything that can go wrong with WeChat, as one typed error; it carries no secret, only what may be logged. */

/**
 * - `user`: this user or what he sent was refused; tell him.
 * - `config`: our settings or our request are wrong; tell the operator.
 * - `quota`: too many calls; wait for the next minute or day.
 * - `retry`: WeChat or the way to it has a bad moment.
 * - `busy`: we have too many calls in flight ourselves; nothing was sent.
 */
export type WechatErrorKind = 'user' | 'config' | 'quota' | 'retry' | 'busy'

interface Particulars {
  kind: WechatErrorKind
  path: string
  errmsg: string
  errcode?: number
  rid?: string | null
  reason?: string
}

export class WechatError extends Error {
  override readonly name = 'WechatError'
  readonly kind: WechatErrorKind
  readonly path: string
  readonly errmsg: string
  /** WeChat's own number; null when the failure is not an answer of WeChat's. */
  readonly errcode: number | null
  /** What WeChat's support asks for. */
  readonly rid: string | null
  /** Why no answer came: TIMEOUT, or the system's word, such as ECONNREFUSED. */
  readonly reason: string | null

  constructor({ kind, path, errmsg, errcode, rid, reason }: Particulars) {
    super(`${path}: ${errcode ?? reason ?? kind} ${errmsg}`)
    this.kind = kind
    this.path = path
    this.errmsg = errmsg
    this.errcode = errcode ?? null
    this.rid = rid ?? null
    this.reason = reason ?? null
  }
}

/** A new endpoint adds the codes of its own. */
const codes: Record<Exclude<WechatErrorKind, 'busy'>, readonly number[]> = {
  user: [40029, 40163, 40226, 41008, 87009],
  config: [
    40002, 40003, 40013, 40097, 40125, 40164, 40243, 41001, 41002, 41004, 43001, 43002, 44002, 47001, 48001,
    50004, 50007, 89503, 89506, 89507,
  ],
  quota: [44991, 45009, 45011],
  retry: [-1, 40001, 40014, 42001],
}

const kinds = new Map<number, WechatErrorKind>()
for (const kind of ['user', 'config', 'quota', 'retry'] as const) {
  for (const errcode of codes[kind]) kinds.set(errcode, kind)
}

/** A code we do not know is for the operator to look up, not for the user to try again. */
export const kindOf = (errcode: number): WechatErrorKind => kinds.get(errcode) ?? 'config'

/** The token died before its time: another server forced a new one, or the two clocks differ. */
export const isTokenRefusal = (error: unknown): error is WechatError =>
  error instanceof WechatError && [40001, 40014, 42001].includes(error.errcode ?? 0)
