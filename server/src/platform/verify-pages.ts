/** Reads a table of any length page by page for its proof: what is in memory is one page. */
import type { Db } from './database.ts'
import type { Obj } from './work/identity-map.ts'

const ROWS = 500

type Readable = Pick<Db, 'all'>

export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** JSON comes as text from one database, and opened from the other. */
export const opened = (value: unknown): unknown => (typeof value === 'string' ? JSON.parse(value) : value)

/** The members of a table, page by page: `within` says of a column of members that it is of the page. */
export async function* memberPages(
  db: Readable,
  table: string,
  rows = ROWS,
): AsyncGenerator<{ within: (column: string) => string }> {
  for (let after = ''; ; ) {
    const members = await db.all(
      `select distinct member_id from ${table} where member_id > ${quoted(after)} order by member_id limit ${rows}`,
    )
    const last = members.at(-1)
    if (!last) return
    const [from, to] = [quoted(after), quoted(String(last.member_id))]
    yield { within: (column) => `${column} > ${from} and ${column} <= ${to}` }
    after = String(last.member_id)
  }
}

/** Facts of some types, by source and key. */
export async function* factPages(db: Readable, types: readonly string[], rows = ROWS): AsyncGenerator<Obj[]> {
  const wanted = `type in (${types.map(quoted).join()}) and member_id is not null`
  for (let source = await nextSource(db, ''); source !== null; source = await nextSource(db, source)) {
    for (let after = ''; ; ) {
      const facts = await db.all(
        `select * from fact where source = ${quoted(source)} and key > ${quoted(after)} and ${wanted}
          order by key limit ${rows}`,
      )
      const last = facts.at(-1)
      if (!last) break
      yield facts
      after = String(last.key)
    }
  }
}

async function nextSource(db: Readable, after: string): Promise<string | null> {
  const [row] = await db.all(`select min(source) as source from fact where source > ${quoted(after)}`)
  return row?.source === null || row === undefined ? null : String(row.source)
}

/** The rows of each member, in the order in which they were read. */
export function byMember(rows: readonly Obj[]): Map<string, Obj[]> {
  const members = new Map<string, Obj[]>()
  for (const row of rows) {
    const memberId = String(row.member_id)
    const own = members.get(memberId)
    if (own) own.push(row)
    else members.set(memberId, [row])
  }
  return members
}
