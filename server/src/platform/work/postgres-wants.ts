/** What a batch has to read next, and the exception by which a command says that it met a row nobody foresaw. */
import { joined } from './identity-map.ts'
import type { Meta } from './meta.ts'
import type { Key } from './types.ts'

/** `write`: a row that is shared by default is about to be changed. */
export type How = 'row' | 'list' | 'write'

export class Miss extends Error {
  readonly meta: Meta
  readonly key: Key[]
  readonly how: How

  constructor(meta: Meta, key: Key[], how: How) {
    super(`${meta.name} was not foreseen`)
    this.meta = meta
    this.key = key
    this.how = how
  }
}

type Keys = Map<Key, Key[]>

export class Wants {
  readonly rows = new Map<Meta, Keys>()
  readonly lists = new Map<Meta, Keys>()
  /** Tables to lock for update although they are only shared by default. */
  readonly write = new Set<Meta>()

  add(meta: Meta, key: Key[], how: How): void {
    if (how === 'write') this.write.add(meta)
    if (meta.owner) this.add(meta.owner, key.slice(0, meta.owner.key.length), 'row')
    const by = how === 'list' ? this.lists : this.rows
    const keys = by.get(meta) ?? new Map()
    by.set(meta, keys)
    keys.set(joined(key), key)
  }

  merge(more: Wants): void {
    for (const [meta, keys] of more.rows) for (const key of keys.values()) this.add(meta, key, 'row')
    for (const [meta, keys] of more.lists) for (const key of keys.values()) this.add(meta, key, 'list')
    for (const meta of more.write) this.write.add(meta)
  }

  /** Rows that are here and locked already need not be locked again. */
  without(owned: ReadonlySet<string>): void {
    for (const [meta, keys] of this.rows) {
      for (const key of keys.keys()) if (owned.has(`${meta.rank} ${key}`)) keys.delete(key)
      if (!keys.size) this.rows.delete(meta)
    }
  }
}
