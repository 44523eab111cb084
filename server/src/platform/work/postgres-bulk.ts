/** What a batch says to PostgreSQL: one statement for all rows of a table that are read, one for all that changed alike. */
import type { PoolClient, QueryArrayResult } from 'pg'
import { must } from '../must.ts'
import { type Change, changeOf } from './changes.ts'
import { joined, type Obj, type Slot } from './identity-map.ts'
import type { Meta } from './meta.ts'
import { arrayText } from './postgres-arrays.ts'
import { copyIn } from './postgres-copy.ts'
import { type Sql, sqlFor } from './postgres-sql.ts'
import type { Wants } from './postgres-wants.ts'
import type { Key } from './types.ts'

/** Where rows that were found are put: an identity map. */
export interface Found {
  found(table: string, key: Key[], row: Obj | undefined): void
  complete(table: string, prefix: Key[], rows: Obj[]): void
}

export interface Asked {
  meta: Meta
  keys: Key[][]
  list: boolean
  /** By column; null where nothing was found. */
  reply: Promise<(unknown[] | null)[]>
}

/** In the order in which tables are locked, rows before lists. */
export function* wanted(wants: Wants, order: Meta[]): Generator<Omit<Asked, 'reply'>> {
  for (const meta of order) {
    const rows = wants.rows.get(meta)
    const lists = wants.lists.get(meta)
    if (rows?.size) yield { meta, keys: [...rows.values()], list: false }
    for (const keys of byLength(lists?.values() ?? [])) yield { meta, keys, list: true }
  }
}

/** One statement asks for prefixes of one length. */
function byLength(prefixes: Iterable<Key[]>): Key[][][] {
  const groups: Key[][][] = []
  for (const prefix of prefixes) {
    const group = groups[prefix.length] ?? []
    groups[prefix.length] = group
    group.push(prefix)
  }
  return groups.filter((group) => group)
}

export function ask(
  client: PoolClient,
  meta: Meta,
  { keys, list, lock }: { keys: Key[][]; list: boolean; lock: Meta['lock'] },
): Asked {
  const length = list ? must(keys[0], 'a prefix').length : meta.key.length
  const columns = meta.key.slice(0, length).map((_, i) => keys.map((key) => key[i]))
  const reply = send(client, sqlFor(meta).select(length, lock), columns)
  return { meta, keys, list, reply: reply.then(({ rows: [found] }) => must(found, 'an aggregate')) }
}

function rowsIn({ rows }: Meta, columns: (unknown[] | null)[]): Obj[] {
  const found: Obj[] = []
  const [first] = columns
  for (let place = 0; place < (first?.length ?? 0); place++)
    found.push(rows.at(columns as unknown[][], place))
  return found
}

export function keep(work: Found, { meta, keys, list }: Asked, columns: (unknown[] | null)[]): void {
  const rows = rowsIn(meta, columns)
  const keyOf = (row: Obj, length: number) =>
    meta.key.slice(0, length).map((column) => row[column.name] as Key)
  if (!list) {
    for (const row of rows) work.found(meta.name, keyOf(row, meta.key.length), row)
    for (const key of keys) work.found(meta.name, key, undefined)
    return
  }
  const length = must(keys[0], 'a prefix').length
  const byPrefix = new Map<Key, Obj[]>(keys.map((key) => [joined(key), []]))
  for (const row of rows) byPrefix.get(joined(keyOf(row, length)))?.push(row)
  for (const key of keys) work.complete(meta.name, key, byPrefix.get(joined(key)) ?? [])
}

interface Group {
  kind: Change['kind']
  rows: unknown[][]
}

/** The changes that one statement writes. */
function grouped(changed: Slot[]): Map<Sql, Group> {
  const groups = new Map<Sql, Group>()
  for (const slot of changed) {
    const change = changeOf(slot)
    if (!change) continue
    const sql = sqlOf(slot.meta, change)
    const group = groups.get(sql)
    if (group) group.rows.push(change.values)
    else groups.set(sql, { kind: change.kind, rows: [change.values] })
  }
  return groups
}

function sqlOf(meta: Meta, { kind, columns }: Change): Sql {
  const sql = sqlFor(meta)
  if (kind === 'insert') return sql.copy()
  return kind === 'delete' ? sql.remove() : sql.update(columns)
}

const byColumn = (rows: unknown[][]): unknown[][] =>
  must(rows[0], 'a row').map((_, i) => rows.map((values) => values[i]))

export async function write(client: PoolClient, changed: Slot[]): Promise<void> {
  const replies = [...grouped(changed)].map(([sql, { kind, rows }]) =>
    kind === 'insert' ? copyIn(client, sql.text, rows) : send(client, sql, byColumn(rows)),
  )
  // The commit is pipelined behind the writes: when one of them failed, its answer is a rollback.
  const commit = client.query('commit')
  const all = await Promise.allSettled([...replies, commit])
  for (const reply of all) if (reply.status === 'rejected') throw reply.reason
  if ((await commit).command !== 'COMMIT') throw new Error('the commit was answered by a rollback')
}

const send = (
  client: PoolClient,
  { name, text }: Sql,
  values: unknown[][],
): Promise<QueryArrayResult<unknown[][]>> =>
  client.query<unknown[][]>({ name, text, values: values.map(arrayText), rowMode: 'array' })

/** For rows that are read shared: who would write one waits for all who read it, and the other way round. */
export const passGate = (
  client: PoolClient,
  meta: Meta,
  { keys, shared }: { keys: Key[][]; shared: boolean },
): Promise<unknown> => send(client, sqlFor(meta).gate(shared), [hashes(keys)])

/** Of keys, in one order for all processes. */
function hashes(keys: Key[][]): number[] {
  const hash = (text: string): number => {
    let sum = 0
    for (let i = 0; i < text.length; i++) sum = (Math.imul(sum, 31) + text.charCodeAt(i)) | 0
    return sum
  }
  return [...new Set(keys.map((key) => hash(String(joined(key)))))].sort((a, b) => a - b)
}
