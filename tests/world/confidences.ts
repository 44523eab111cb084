/** What the server was told in confidence, and where of it may stand nothing: no log, no refusal, no plain column. */
import type { Db } from '@laurel/server/platform/database'

/** Members of a request or a reply whose texts are somebody's own, whatever call they stand in. */
const CONFIDENTIAL = new Set([
  'accessToken',
  'refreshToken',
  'csrfToken',
  'password',
  'openid',
  'unionid',
  'nickname',
  'phone',
  'customer',
  'detail',
  'recoveryCodes',
])
/** Shorter ones stand in other words by chance. */
const LENGTH_MIN = 6
/** A masked text says what it may. */
const MASK = /[*•]/

const confided = new Set<string>()
const spoken: string[] = []

export function confide(text: string): void {
  if (text.length >= LENGTH_MIN && !MASK.test(text)) confided.add(text)
}

/** Takes note of what is confidential in what was sent or answered. */
export function confideIn(value: unknown, name = ''): void {
  if (typeof value === 'string') {
    if (CONFIDENTIAL.has(name)) confide(value)
  } else if (Array.isArray(value)) for (const item of value) confideIn(item, name)
  else if (value && typeof value === 'object')
    for (const [key, item] of Object.entries(value)) confideIn(item, key)
}

/** What the server said where others listen: a log line, a refusal. */
export const overheard = { write: (line: string): void => void spoken.push(line) }

export function forgetConfidences(): void {
  confided.clear()
  spoken.length = 0
}

/** One sentence for each place that gives something away; none when all was kept. */
export async function indiscretions(db: Db): Promise<string[]> {
  const found: string[] = []
  const look = (place: string, text: string): void => {
    for (const secret of confided)
      if (text.includes(secret)) found.push(`${place} holds ${secret.slice(0, 3)}…`)
  }
  look('a log line or a refusal', spoken.join('\n'))
  for (const table of await tablesOf(db)) {
    for (const [column, texts] of columnsOf(await db.all(`select * from "${table}"`)))
      look(`${table}.${column}`, texts.join('\n'))
  }
  return found
}

export async function tablesOf({ dialect, all }: Db): Promise<string[]> {
  const names =
    dialect === 'sqlite'
      ? "select name from sqlite_master where type = 'table'"
      : "select table_name as name from information_schema.tables where table_schema = 'public'"
  return (await all(names)).map(({ name }) => String(name))
}

function columnsOf(rows: Record<string, unknown>[]): Map<string, string[]> {
  const columns = new Map<string, string[]>()
  for (const [column, value] of rows.flatMap((row) => Object.entries(row))) {
    const texts = columns.get(column) ?? []
    columns.set(column, texts)
    texts.push(JSON.stringify(value))
  }
  return columns
}
