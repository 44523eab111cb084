/** What a template's fields may be. */
import type { Field, Topic } from '@laurel/shared/outreach'
import { namesIn, topics } from './topics.ts'

/** The kinds of WeChat's keys that our values can fill; `thing1` is a `thing`. */
const KINDS = new Set([
  'thing',
  'number',
  'character_string',
  'time',
  'date',
  'amount',
  'name',
  'phrase',
  'letter',
  'symbol',
])

/** The first field that cannot be filled. */
export function refuseFields(topic: Topic, fields: readonly Field[]): { key: string } | null {
  const known = topics[topic].values
  const seen = new Set<string>()
  for (const { key, value } of fields) {
    const isFit = KINDS.has(key.replace(/\d+$/, '')) && namesIn(value).every((name) => known.includes(name))
    if (!isFit || seen.has(key)) return { key }
    seen.add(key)
  }
  return null
}
