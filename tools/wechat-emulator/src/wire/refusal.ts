/** WeChat's way to say no: HTTP 200, an errcode, and a text that ends in a request id. */
import { seconds } from '../clock.ts'
import { hexadecimal } from '../randomness.ts'
import type { State } from '../state.ts'
import { texts } from './texts.ts'

export class WechatRefusal extends Error {
  readonly errcode: number

  constructor(errcode: number, text = texts[errcode] ?? 'unknown error') {
    super(text)
    this.errcode = errcode
  }
}

export interface RefusalBody {
  errcode: number
  errmsg: string
}

/** Calls under /sns/ put a comma before the rid, the others do not. */
export function refusalBody(path: string, refusal: WechatRefusal, rid: string): RefusalBody {
  const comma = path.startsWith('/sns/') ? ',' : ''
  return { errcode: refusal.errcode, errmsg: `${refusal.message}${comma} rid: ${rid}` }
}

/** Rids and trace ids alike: the first group is the time of the call. */
export function newRid({ clock, random }: State): string {
  const group = () => random.text(8, hexadecimal)
  return `${seconds(clock.told()).toString(16).padStart(8, '0')}-${group()}-${group()}`
}
