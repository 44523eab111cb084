/** What a command sees: rows are got by key, changed in memory, and written once per batch. A command that throws is undone here, alone. */
import { must } from '../must.ts'
import type { Meta, Metas } from './meta.ts'
import type { Key } from './types.ts'

export type Obj = Record<string, unknown>

export interface Slot {
  meta: Meta
  key: Key[]
  stored: Obj | undefined
  row: Obj | undefined
  /** The database was asked about this key. */
  read: boolean
  queued: boolean
}

interface TableRows {
  meta: Meta
  rows: Map<Key, Slot>
  /** How long the prefixes are by which lists were asked for: rows are kept together by no others. */
  lengths: number[]
  byPrefix: Map<Key, Slot[]>
  /** Prefixes of which every row is here. */
  complete: Set<Key>
}

const SEPARATOR = '\u0000'
export function joined(key: readonly Key[]): Key {
  const [first, second] = key
  if (key.length === 1) return must(first, 'a key')
  return key.length === 2 ? `${first}${SEPARATOR}${second}` : key.join(SEPARATOR)
}

function keyOf(meta: Meta, row: Obj): Key[] {
  const key: Key[] = []
  for (const column of meta.key) key.push(row[column.name] as Key)
  return key
}

/** With the code by which PostgreSQL says the same. */
const duplicate = ({ meta, key }: Slot): Error =>
  Object.assign(new Error(`${meta.name} ${key.join(' ')}: duplicate`), { code: '23505' })

function before(a: readonly Key[], b: readonly Key[]): boolean {
  for (let i = 0; i < a.length; i++) {
    const [left, right] = [a[i] as Key, b[i] as Key]
    if (left !== right) return left < right
  }
  return false
}

export abstract class IdentityMap {
  readonly changed: Slot[] = []
  readonly metas: Metas
  private readonly tables = new Map<string, TableRows>()
  private readonly undo: { slot: Slot; row: Obj | undefined }[] = []

  constructor(metas: Metas) {
    this.metas = metas
  }

  protected abstract load(meta: Meta, key: Key[]): Obj | undefined
  protected abstract loadList(meta: Meta, prefix: Key[]): Obj[]
  /** Engines that must lock before a write say so here. */
  protected mayWrite(_slot: Slot): void {}

  get(table: string, ...key: Key[]): Obj | undefined {
    const rows = this.rowsOf(table)
    const at = joined(key)
    const slot = rows.rows.get(at) ?? this.put(rows, at, readSlot(rows.meta, key, this.load(rows.meta, key)))
    return slot.row
  }

  list(table: string, ...prefix: Key[]): Obj[] {
    const rows = this.rowsOf(table)
    const at = joined(prefix)
    if (!rows.lengths.includes(prefix.length)) keepBy(rows, prefix.length)
    if (!rows.complete.has(at)) this.complete(table, prefix, this.loadList(rows.meta, prefix))
    const found: Obj[] = []
    for (const slot of rows.byPrefix.get(at) ?? []) if (slot.row) found.push(slot.row)
    return found
  }

  set(table: string, row: Obj, patch: Obj): Obj {
    return this.replace(this.current(table, row), { ...row, ...patch })
  }

  drop(table: string, row: Obj): void {
    const slot = this.current(table, row)
    if (!slot.read) this.mustBeNew(slot)
    this.change(slot, undefined)
  }

  add(table: string, row: Obj): Obj {
    const rows = this.rowsOf(table)
    const key = keyOf(rows.meta, row)
    const at = joined(key)
    const slot = rows.rows.get(at) ?? this.put(rows, at, unreadSlot(rows.meta, key))
    if (slot.row) throw duplicate(slot)
    return this.replace(slot, rows.meta.rows.of(row))
  }

  /** What the running command added to a table, from a place in its doings on, and the place where they end. */
  added(table: string, from: number): { rows: Obj[]; next: number } {
    const rows: Obj[] = []
    for (const { slot, row } of this.undo.slice(from))
      if (!row && slot.row && slot.meta.name === table) rows.push(slot.row)
    return { rows, next: this.undo.length }
  }

  /** Runs one command; undoes what it did when it throws, or when it is only a rehearsal. */
  attempt<R>(run: (w: this) => R, keep: boolean): R {
    this.undo.length = 0
    let done = false
    try {
      const result = run(this)
      if (result instanceof Promise) throw new Error('a command is synchronous')
      done = keep
      return result
    } finally {
      if (!done) this.undoAll()
    }
  }

  /** Rows that came from the database ahead of their use. */
  found(table: string, key: Key[], row: Obj | undefined): void {
    const rows = this.rowsOf(table)
    const at = joined(key)
    const slot = rows.rows.get(at)
    if (!slot) this.put(rows, at, readSlot(rows.meta, key, row))
    else if (slot.read) return
    else if (row) throw duplicate(slot)
    else slot.read = true
  }

  complete(table: string, prefix: Key[], found: Obj[]): void {
    const rows = this.rowsOf(table)
    for (const row of found) this.found(table, keyOf(rows.meta, row), row)
    rows.complete.add(joined(prefix))
  }

  all(table: string): Obj[] {
    const found: Obj[] = []
    for (const { row } of this.rowsOf(table).rows.values()) if (row) found.push(row)
    return found
  }

  /** What was changed is now what is stored. */
  protected settle(): void {
    for (const slot of this.changed) Object.assign(slot, { stored: slot.row, read: true, queued: false })
    this.changed.length = 0
  }

  private rowsOf(table: string): TableRows {
    const known = this.tables.get(table)
    if (known) return known
    const meta = must(this.metas.get(table), `table ${table}`)
    const made = { meta, rows: new Map(), lengths: [], byPrefix: new Map(), complete: new Set<Key>() }
    this.tables.set(table, made)
    return made
  }

  private undoAll(): void {
    for (let last = this.undo.pop(); last; last = this.undo.pop()) {
      last.slot.row = last.row
      if (!last.slot.read && !last.row) this.forget(last.slot)
    }
  }

  private current(table: string, row: Obj): Slot {
    const rows = this.rowsOf(table)
    const slot = rows.rows.get(joined(keyOf(rows.meta, row)))
    if (!slot || slot.row !== row) throw new Error(`${table}: this row is stale or was never got`)
    this.mayWrite(slot)
    return slot
  }

  /** An add asks nobody, the insert would have: dropped before it is written, a duplicate would go unseen. */
  private mustBeNew(slot: Slot): void {
    if (this.load(slot.meta, slot.key)) throw duplicate(slot)
    slot.read = true
  }

  private replace(slot: Slot, row: Obj): Obj {
    this.change(slot, row)
    return row
  }

  private change(slot: Slot, row: Obj | undefined): void {
    this.undo.push({ slot, row: slot.row })
    if (!slot.queued) {
      slot.queued = true
      this.changed.push(slot)
    }
    slot.row = row
  }

  private put(rows: TableRows, at: Key, slot: Slot): Slot {
    rows.rows.set(at, slot)
    for (const length of rows.lengths) shelve(rows, slot, length)
    return slot
  }

  /** An add that was undone: the database was never asked about this key. */
  private forget(slot: Slot): void {
    const rows = this.rowsOf(slot.meta.name)
    rows.rows.delete(joined(slot.key))
    for (const length of rows.lengths) {
      const slots = rows.byPrefix.get(joined(slot.key.slice(0, length))) ?? []
      slots.splice(slots.indexOf(slot), 1)
    }
  }
}

const readSlot = (meta: Meta, key: Key[], stored: Obj | undefined): Slot => ({
  meta,
  key,
  stored,
  row: stored,
  read: true,
  queued: false,
})
const unreadSlot = (meta: Meta, key: Key[]): Slot => ({ ...readSlot(meta, key, undefined), read: false })

/** A prefix is shorter than the key: a list by a whole key is empty. */
function keepBy(rows: TableRows, length: number): void {
  rows.lengths.push(length)
  const inOrder = [...rows.rows.values()].sort((a, b) => (before(a.key, b.key) ? -1 : 1))
  for (const slot of inOrder) shelve(rows, slot, length)
}

function shelve(rows: TableRows, slot: Slot, length: number): void {
  const at = joined(slot.key.slice(0, length))
  const slots = rows.byPrefix.get(at)
  if (slots) insertInOrder(slots, slot)
  else rows.byPrefix.set(at, [slot])
}

function insertInOrder(slots: Slot[], slot: Slot): void {
  let at = slots.length
  while (at > 0 && before(slot.key, must(slots[at - 1], 'a slot').key)) at -= 1
  slots.splice(at, 0, slot)
}
