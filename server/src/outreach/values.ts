/** Fills a template's fields, cut to what WeChat takes where a cut does no harm. */
import type { Field } from '@laurel/shared/outreach'
import { filled } from './rules/topics.ts'

/** UTF-16 units, as the check before sending counts them. */
const THING_MAX = 20

export const valuesFor = (
  fields: readonly Field[],
  values: Readonly<Record<string, string>>,
): Record<string, string> =>
  Object.fromEntries(fields.map(({ key, value }) => [key, shortened(key, oneLine(filled(value, values)))]))

/** WeChat refuses control characters, and a title may hold a line break. */
const oneLine = (text: string): string => text.replace(/\p{Cc}+/gu, ' ').trim()

/** Only running text: half a number would be another number. */
function shortened(key: string, text: string): string {
  if (!/^thing\d+$/.test(key) || text.length <= THING_MAX) return text
  // toWellFormed by hand: the cut may fall between the halves of one sign.
  return `${text.slice(0, THING_MAX - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}
