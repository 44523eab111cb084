/** What the values of a subscription message may look like, by the kind of the template's key. */

export type ValueKind =
  | 'thing'
  | 'number'
  | 'letter'
  | 'symbol'
  | 'character_string'
  | 'time'
  | 'date'
  | 'amount'
  | 'phone_number'
  | 'car_number'
  | 'name'
  | 'phrase'
  | 'enum'

export type ValueRefusal = 'unknown kind' | 'empty' | 'control character' | 'not of its form'

const clock = '(?:[01]?\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d)?'
const dayWith = (sign: string): string => `(?:\\d{4}${sign})?\\d\\d?${sign}\\d\\d?|\\d{4}${sign}\\d\\d?`
/** 2018-01-01, 2018-01 or 01-01, the same with `/` and `.`, or with the signs for year, month and day. */
const signed = '(?:\\d{4}\\u5e74)?\\d\\d?\\u6708\\d\\d?\\u65e5|\\d{4}\\u5e74\\d\\d?\\u6708'
const day = `(?:${dayWith('-')}|${dayWith('/')}|${dayWith('\\.')}|${signed})`
const moment = `(?:${day} ?)?${clock}`
const dayMaybeClock = `${day}(?: ?${clock})?`
/** `~` joins the two ends of a span. */
const maybeSpan = (end: string): RegExp => new RegExp(`^${end}(?:~(?:${end}|${clock}))?$`, 'u')

/**
 * Lengths count UTF-16 units: where WeChat counts signs, we refuse an emoji too many, never send one.
 * What the documentation leaves open (signs before a number, digits in a name) is refused.
 */
const forms: Record<ValueKind, RegExp> = {
  thing: /^.{1,20}$/,
  number: /^(?=.{1,32}$)\d+(?:\.\d+)?$/,
  letter: /^[A-Za-z]{1,32}$/,
  symbol: /^[^\p{L}\p{N}\s]{1,5}$/u,
  character_string: /^[\x21-\x7e]{1,32}$/,
  time: maybeSpan(moment),
  date: maybeSpan(dayMaybeClock),
  /** The last sign is that of the yuan. */
  amount: /^\p{Sc}?(?:\d{1,10}|(?=[\d.]{3,11}$|[\d.]{3,11}\u5143$)\d+\.\d+)\u5143?$/u,
  phone_number: /^[\d+\-() ]{1,17}$/,
  car_number: /^[\p{Script=Han}A-Za-z\d][A-Za-z\d]{0,6}[\p{Script=Han}A-Za-z\d]?$/u,
  name: /^(?:(?=.*\p{Script=Han})[^\d]{1,10}|[^\d\p{Script=Han}]{1,20})$/u,
  phrase: /^\p{Script=Han}{1,5}$/u,
  /** The list itself stands in the template only. */
  enum: /^.+$/,
}

const isKind = (kind: string): kind is ValueKind => Object.hasOwn(forms, kind)

/** `thing12` is a `thing`. */
export const kindOfKey = (key: string): string => key.replace(/\d+$/, '')

/** Null for a value that may be sent. Says nothing of the value itself: it may be a person's. */
export function refuseValue(kind: string, text: string): ValueRefusal | null {
  if (!isKind(kind)) return 'unknown kind'
  if (text.trim() === '') return 'empty'
  if (/\p{Cc}/u.test(text)) return 'control character'
  return forms[kind].test(text) ? null : 'not of its form'
}
