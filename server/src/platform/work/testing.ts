/** A small shop for tests of the engines: one table for each way in which a row may be guarded, and random commands over them. */
import Database from 'better-sqlite3'
import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import type { Clock } from '../clock.ts'
import { type Kit, sqliteKit } from '../kit.ts'
import { sqliteEngine } from './sqlite.ts'
import type { CommandOf, EngineOf, LocksOf, RowOf, TouchOf, WorkOf } from './types.ts'

export const defineShop = (k: Kit) => ({
  /** Shared: decisions rest on it, hardly any command changes it. */
  price: k.table('price', {
    id: k.text('id').primaryKey(),
    open: k.flag('open').notNull(),
    tags: k.json<string[]>('tags').notNull(),
    amount: k.integer('amount').notNull().default(1),
  }),
  till: k.table('till', { id: k.text('id').primaryKey(), cash: k.integer('cash').notNull() }, (t) => [
    k.check('till_cash_ck', sql`${t.cash} >= 0`),
  ]),
  /** Guarded by its till. */
  coin: k.table(
    'coin',
    {
      till: k.text('till').notNull(),
      day: k.integer('day').notNull(),
      seq: k.integer('seq').notNull(),
      left: k.integer('left_over').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.till, t.day, t.seq] })],
  ),
  note: k.table('note', { id: k.text('id').primaryKey(), words: k.text('words') }),
})

export type Shop = ReturnType<typeof defineShop>
export type ShopWork = WorkOf<Shop>
export type ShopRow<T extends keyof Shop> = RowOf<Shop, T>
export type ShopEngine = EngineOf<Shop>
export type ShopCommand<Result> = CommandOf<Shop, null, Result>
export const shopLocks: LocksOf<Shop> = { price: 'share', coin: { owner: 'till' }, note: 'none' }

const CREATE = `
  create table price (id text primary key, open BOOL not null, tags JSON not null, amount bigint not null);
  create table till (id text primary key, cash bigint not null check (cash >= 0));
  create table coin (till text, day bigint, seq bigint, left_over bigint not null, primary key (till, day, seq));
  create table note (id text primary key, words text);`

export const createShop = {
  sqlite: CREATE.replace('BOOL', 'integer').replace('JSON', 'text'),
  postgres: CREATE.replace('BOOL', 'boolean').replace('JSON', 'jsonb'),
}

/** A command out of a closure, with or without a hint. */
export const act = <Result>(
  run: (w: ShopWork) => Result,
  reads?: (touch: TouchOf<Shop>) => void,
): ShopCommand<Result> => Object.assign((w: ShopWork) => run(w), reads ? { reads } : {})

export interface SqliteShop {
  engine: ShopEngine
  db: Database.Database
  /** What the database was told, in order. */
  told: string[]
}

export function openSqliteShop(clock: Clock = Date.now): SqliteShop {
  const told: string[] = []
  const db = new Database(':memory:', { verbose: (text) => told.push(String(text)) })
  db.exec(createShop.sqlite)
  told.length = 0
  return { engine: sqliteEngine(db, defineShop(sqliteKit), shopLocks, { clock }), db, told }
}

// ---- random commands: the same steps must end in the same rows on every engine

export type Step = readonly [kind: number, day: number, seq: number, value: number]

/** Kind of deed, day, seq and value of one random step. */
export const stepOf = fc.tuple(fc.nat(8), fc.nat(4), fc.nat(3), fc.nat(9))

const TILL = 'a'
const coins = (w: ShopWork, ...prefix: number[]): string[] =>
  w.list('coin', TILL, ...prefix).map(({ day, seq, left }) => `${day}.${seq}=${left}`)

/** Each answers something that depends on what it saw, and leaves something that depends on it too. */
const deeds: ((w: ShopWork, step: Step) => unknown)[] = [
  (w, [, day, seq, value]) =>
    w.get('coin', TILL, day, seq) ?? w.add('coin', { till: TILL, day, seq, left: value }),
  (w, [, day, seq]) => {
    const coin = w.get('coin', TILL, day, seq)
    if (coin) w.drop('coin', coin)
    return coin?.left ?? null
  },
  (w, [, day, seq, value]) => {
    const coin = w.get('coin', TILL, day, seq)
    return coin ? w.set('coin', coin, { left: coin.left * 2 + value }).left : coins(w)
  },
  (w, [, day]) => coins(w, day),
  (w) => coins(w),
  // Not looked at first: a second one is a duplicate, dropped again or not.
  (w, [, day, seq, value]) => {
    const note = w.add('note', { id: `${day}.${seq}`, words: seq ? 'said' : null })
    if (value < 3) w.drop('note', note)
    return note.words
  },
  (w, [, day, , value]) => {
    const price = w.get('price', `p${day}`)
    if (!price) return w.add('price', { id: `p${day}`, open: true, tags: [] }).amount
    return w.set('price', price, { open: !price.open, tags: [`${value}`, ...price.tags], amount: value }).tags
  },
  // Below nothing: the database refuses what the command let pass.
  (w, [, , , value]) => {
    const till = w.get('till', TILL)
    return till && w.set('till', till, { cash: till.cash + 1 - (value === 7 ? 10_000 : 0) }).cash
  },
  (w, [, day, seq]) => {
    const coin = w.get('coin', TILL, day, seq)
    if (!coin) return w.get('note', `${day}.${seq}`)?.words ?? 'none'
    w.drop('coin', coin)
    return w.add('coin', { ...coin, left: coin.left + 1 }).left
  },
]

/** Every tenth or so thinks better of it, after it has changed something. */
export const commandOf = (step: Step): ShopCommand<unknown> =>
  act((w) => {
    const answer = JSON.stringify(deeds[step[0]]?.(w, step) ?? null)
    const till = w.get('till', TILL)
    if (till) w.set('till', till, { cash: till.cash + 1 })
    if (step[3] === 3) throw new Error('thought better of it')
    return answer
  })

export const openTill = act((w) => void w.add('till', { id: TILL, cash: 0 }))

/** In memory there are no constraints: the check of the table is made by hand. */
export const keptAsTheTableAsks = (command: ShopCommand<unknown>): ShopCommand<unknown> =>
  act((w) => {
    const answer = command(w, null, 0)
    if ((w.get('till', TILL)?.cash ?? 0) < 0) throw new Error('check')
    return answer
  })

export type ShopRows = { readonly [T in keyof Shop]: ShopRow<T>[] }

/** What each answered, or that it was refused. */
export const outcomes = (engine: ShopEngine, commands: ShopCommand<unknown>[]): Promise<unknown[]> =>
  Promise.all(commands.map((command) => engine.run(command, null).catch(() => 'refused')))

const byText = (a: unknown, b: unknown): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)
/** Compared without regard to the order in which a database tells them. */
export const sortedRows = ({ coin, note, price, till }: ShopRows): ShopRows => ({
  coin: coin.toSorted(byText),
  note: note.toSorted(byText),
  price: price.toSorted(byText),
  till: till.toSorted(byText),
})
