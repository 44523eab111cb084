/** What an event must say to be believed: when it happened, whose it is, and that it is not another one under the same id. */

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
const AHEAD_MS = 5 * MINUTE_MS
/** A year with its returns: what is older changes no period that still counts. */
const BACK_MS = 400 * DAY_MS

const RFC_3339 =
  /^(\d{4}-\d\d-\d\d)[Tt](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/

/** Null for what is no instant. The parser alone would take the 30th of February for the 2nd of March. */
export function instantOf(text: string): number | null {
  const [, day] = RFC_3339.exec(text) ?? []
  const midnight = day === undefined ? Number.NaN : Date.parse(`${day}T00:00:00Z`)
  if (Number.isNaN(midnight) || new Date(midnight).toISOString().slice(0, 10) !== day) return null
  return Date.parse(text.toUpperCase())
}

export const refuseTime = (at: number | null, now: number): 'EVENT_TIME_INVALID' | null =>
  at === null || at > now + AHEAD_MS || at < now - BACK_MS ? 'EVENT_TIME_INVALID' : null

export type SubjectKind = 'member' | 'phone' | 'openid' | 'unionid' | 'customer'

/** As a source names a member: `phone/+8613800002046`. */
export function subjectIn(text: string): { kind: SubjectKind; text: string } | null {
  const [, kind, value] = /^(member|phone|openid|unionid|customer)\/(\S.*)$/.exec(text) ?? []
  return kind && value ? { kind: kind as SubjectKind, text: value.trim() } : null
}

interface Tale {
  type: string
  at: number
  data: Readonly<Record<string, unknown>>
}

/** Told twice: type, instant and data are the same. The data of an event is flat, and a database may keep it in another order. */
export function isSameTale(first: Tale, second: Tale): boolean {
  const names = Object.keys(first.data)
  return (
    first.type === second.type &&
    first.at === second.at &&
    names.length === Object.keys(second.data).length &&
    names.every((name) => first.data[name] === second.data[name])
  )
}

/** So many keys of a source can be good at once, while one is exchanged for another. */
export const KEYS_MAX = 4

interface KeySpan {
  from: number
  until: number | null
}

export const isGood = ({ from, until }: KeySpan, now: number): boolean =>
  from <= now && (until === null || now < until)

/** Until when each of the keys there are is still good; those behind the last one that fits are over at once. */
export function spansAfter<K extends KeySpan>(
  keys: readonly K[],
  { now, overlapMs }: { now: number; overlapMs: number },
): { key: K; until: number }[] {
  const end = now + overlapMs
  return keys
    .filter((key) => isGood(key, now))
    .toSorted((a, b) => b.from - a.from)
    .slice(0, KEYS_MAX - 1)
    .map((key) => ({ key, until: key.until === null ? end : Math.min(key.until, end) }))
    .filter(({ until }) => until > now)
}
