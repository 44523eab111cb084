/** What each kind of template field may hold, as documented for subscription messages. */
import type { FieldType } from '../stores/templates.ts'

// Year, month, day and yuan are written by their code points: the signs stand in values, not in our code.
const year = '\\d{4}\\u5e74'
const monthDay = '\\d{1,2}\\u6708\\d{1,2}\\u65e5'
const day = `(?:${year}\\d{1,2}\\u6708(?:\\d{1,2}\\u65e5)?|${monthDay}|\\d{4}([-/.])\\d{1,2}(?:\\1\\d{1,2})?|\\d{1,2}[-/.]\\d{1,2})`
const hour = '(?:[01]?\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d)?'

/** One moment, or two with a tilde between them. */
function isSpan(text: string, moment: RegExp): boolean {
  const moments = text.split('~')
  return moments.length <= 2 && moments.every((one) => moment.test(one.trim()))
}

const time = new RegExp(`^(?:${day} ?)?${hour}$`)
const date = new RegExp(`^${day}(?: ?${hour})?$`)
const digitsIn = (text: string) => text.replace(/\D/g, '').length
const lengthOf = (text: string) => [...text].length

const checks: Record<Exclude<FieldType, 'enum'>, (text: string) => boolean> = {
  thing: (text) => lengthOf(text) <= 20,
  number: (text) => /^-?\d+(\.\d+)?$/.test(text) && digitsIn(text) <= 32,
  letter: (text) => /^[A-Za-z]{1,32}$/.test(text),
  symbol: (text) => /^[^\p{L}\p{N}\s]{1,5}$/u.test(text),
  character_string: (text) => /^[^\p{Script=Han}]{1,32}$/u.test(text),
  time: (text) => isSpan(text, time),
  date: (text) => isSpan(text, date),
  amount: (text) => /^\p{Sc}?\d{1,10}(\.\d+)?\u5143?$/u.test(text),
  phone_number: (text) => /^[^\p{L}]{1,17}$/u.test(text),
  car_number: (text) =>
    /^[\p{Script=Han}A-Za-z0-9](?:[A-Za-z0-9]{0,6}[\p{Script=Han}A-Za-z0-9])?$/u.test(text),
  name: (text) => !/\p{N}/u.test(text) && lengthOf(text) <= (/\p{Script=Han}/u.test(text) ? 10 : 20),
  phrase: (text) => /^\p{Script=Han}{1,5}$/u.test(text),
}

/** Whether WeChat would take the text; an empty one it refuses with a text of its own. */
export function fits(type: FieldType, text: string, choices: readonly string[] = []): boolean {
  if (/\p{Cc}/u.test(text)) return false
  return type === 'enum' ? choices.includes(text) : checks[type](text)
}
