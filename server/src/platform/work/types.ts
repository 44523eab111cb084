/** The types commands are written against: rows by key, no SQL, no dialect, no promise, no clock. */

export type Tables = Record<string, { readonly $inferSelect: object; readonly $inferInsert: object }>
export type Name<S> = keyof S & string
export type RowOf<S extends Tables, T extends Name<S>> = Readonly<S[T]['$inferSelect']>
export type Key = number | string
/** Milliseconds since 1970. */
export type Instant = number

export interface WorkOf<S extends Tables> {
  /** By primary key. */
  get<T extends Name<S>>(table: T, ...key: Key[]): RowOf<S, T> | undefined
  /** All rows whose primary key starts with the prefix, in key order. */
  list<T extends Name<S>>(table: T, ...prefix: Key[]): RowOf<S, T>[]
  /** The row must be the one last got: a stale one throws. Answers the changed row. */
  set<T extends Name<S>>(table: T, row: RowOf<S, T>, patch: Partial<RowOf<S, T>>): RowOf<S, T>
  add<T extends Name<S>>(table: T, row: S[T]['$inferInsert']): RowOf<S, T>
  drop<T extends Name<S>>(table: T, row: RowOf<S, T>): void
  /** What this command added to a table so far, in order, from a place in its doings on (0: all of it); `next` is where those to come begin. */
  added<T extends Name<S>>(table: T, from: number): { rows: RowOf<S, T>[]; next: number }
}

/** Says what a command will read. It saves PostgreSQL a round trip; it may be wrong, and is never needed for correctness. */
export interface TouchOf<S extends Tables> {
  row(table: Name<S>, ...key: Key[]): void
  list(table: Name<S>, ...prefix: Key[]): void
}

/** A fact that a command will write down, as far as it is known before. */
export interface FactHint {
  type: string
  memberId: string
  /** When it happens, as the caller sees it. */
  at: Instant
  /** What it is called, where that is known. */
  name?: { source: string; key: string }
}

/** Synchronous; may run more than once, so ids and secrets come in with the input. If it throws, it alone is undone. */
export interface CommandOf<S extends Tables, Input, Result> {
  (w: WorkOf<S>, input: Input, now: Instant): Result
  reads?: (touch: TouchOf<S>, input: Input) => void
  /** Which facts it will write down, so that what their listeners read is asked for with the rest. A hint, too. */
  tells?: (input: Input) => readonly FactHint[]
}

export interface EngineOf<S extends Tables> {
  /** Resolves after the commit. */
  run<Input, Result>(command: CommandOf<S, Input, Result>, input: Input): Promise<Result>
  /** The same code path; nothing is written. */
  rehearse<Input, Result>(command: CommandOf<S, Input, Result>, input: Input): Promise<Result>
  readonly count: EngineCount
}

export interface EngineCount {
  batches: number
  commands: number
  restarts: number
}

/** How PostgreSQL guards a row that a command reads. Not named: locked for update. */
export type LocksOf<S extends Tables> = {
  readonly [T in Name<S>]?: 'share' | 'none' | { owner: Name<S> }
}
