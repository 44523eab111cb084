/** Tells an answer from a refusal from nonsense: WeChat says all three with HTTP 200. */
import { kindOf, WechatError } from './error.ts'

export interface ReplyCheck<Reply> {
  Check(value: unknown): value is Reply
}

export interface Asked<Reply> {
  path: string
  query?: Record<string, string>
  body?: Record<string, unknown>
  reply: ReplyCheck<Reply>
}

interface Refused {
  errcode: number
  errmsg?: unknown
}

export function acceptReply<Reply>(
  asked: Asked<Reply>,
  { status, body }: { status: number; body: Buffer },
): Reply {
  const { path } = asked
  if (status !== 200) throw new WechatError({ kind: 'retry', path, errmsg: `HTTP status ${status}` })
  // The content type is no help: logins come as text/plain.
  const value = isImage(body) ? body : parsed(body.toString('utf8'))
  if (value === undefined) throw new WechatError({ kind: 'retry', path, errmsg: 'the reply is not JSON' })
  if (isRefused(value)) throw refusalOf(asked, value)
  if (!asked.reply.Check(value))
    throw new WechatError({ kind: 'retry', path, errmsg: 'the reply has another shape' })
  return value
}

/** Drawings come as bare bytes, and their refusals as JSON. */
const imageStarts = [Buffer.from('ffd8ff', 'hex'), Buffer.from('89504e470d0a1a0a', 'hex')]
const isImage = (body: Buffer): boolean =>
  imageStarts.some((start) => body.subarray(0, start.length).equals(start))

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Success has errcode 0 in some calls and none in others. */
const isRefused = (value: unknown): value is Refused =>
  typeof value === 'object' &&
  value !== null &&
  'errcode' in value &&
  typeof value.errcode === 'number' &&
  value.errcode !== 0

const ridIn = /[0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}/

function refusalOf(asked: Asked<unknown>, { errcode, errmsg }: Refused): WechatError {
  const said = typeof errmsg === 'string' ? errmsg : ''
  const rid = ridIn.exec(said)?.[0] ?? null
  const text = withoutSent(said, asked).slice(0, 300)
  return new WechatError({ kind: kindOf(errcode), path: asked.path, errcode, errmsg: text, rid })
}

/** WeChat's texts are not ours: should one ever repeat what we sent, a name of two letters even, it is struck out before anyone logs it. */
function withoutSent(errmsg: string, { query = {}, body = {} }: Asked<unknown>): string {
  return stringsIn([query, body])
    .filter((value) => value.length >= 2)
    .sort((a, b) => b.length - a.length)
    .reduce((text, value) => text.replaceAll(value, '***'), errmsg)
}

const stringsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : []
}
