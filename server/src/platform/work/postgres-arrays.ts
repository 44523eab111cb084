/** Writes an array as PostgreSQL reads it: what the driver does element by element, twice over, on the busiest path there is. */

const ESCAPED = /["\\]/
const ALL_ESCAPED = /["\\]/g

/** Of numbers, texts, booleans and nulls; what is JSON comes as its text. */
export function arrayText(values: readonly unknown[]): string {
  let text = ''
  for (const value of values) text += `${text && ','}${elementText(value)}`
  return `{${text}}`
}

function elementText(value: unknown): string {
  if (value === null || value === undefined) return 'NULL'
  if (typeof value !== 'string') return String(value)
  return `"${ESCAPED.test(value) ? value.replace(ALL_ESCAPED, '\\$&') : value}"`
}
