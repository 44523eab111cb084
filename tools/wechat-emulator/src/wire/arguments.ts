/** Reads what a call's body should hold; what is missing or of another kind is 47001. */
import { WechatRefusal } from './refusal.ts'

type Body = Record<string, unknown>

export function textIn(body: Body, name: string): string {
  const value = body[name]
  if (typeof value !== 'string' || value === '') throw new WechatRefusal(47001)
  return value
}

/** Empty when left out. */
export function optionalTextIn(body: Body, name: string): string {
  const value = body[name] ?? ''
  if (typeof value !== 'string') throw new WechatRefusal(47001)
  return value
}

/** One of a few, with the code that another value is refused with. */
export function oneOf<T>(value: unknown, allowed: readonly T[], errcode: number): T {
  for (const one of allowed) if (one === value) return one
  throw new WechatRefusal(errcode)
}
