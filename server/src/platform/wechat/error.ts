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

/** Every code that the documentation of our calls names; a new call adds its own. */
const codes: Record<Exclude<WechatErrorKind, 'busy'>, readonly number[]> = {
  user: [40029, 40163, 40226, 41008, 43101, 61010, 87007, 87009],
  config: [
    40002, 40003, 40004, 40013, 40037, 40066, 40097, 40125, 40129, 40164, 40165, 40169, 40212, 40225, 40243,
    41001, 41002, 41004, 41030, 43001, 43002, 43104, 43107, 44002, 45168, 47001, 47003, 48001, 50004, 50007,
    61007, 76001, 76002, 76003, 76004, 76021, 76022, 85079, 85088, 85096, 85401, 85402, 85407, 85408, 87008,
    89503, 89506, 89507,
  ],
  quota: [44990, 44991, 44993, 45009, 45011, 61081, 85400, 85406, 87020, 9410009],
  retry: [-1, 40001, 40014, 42001, 43108, 61080],
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
