/** How a feature shows what it keeps of one person, where it keeps it sealed, and what of it has an end. */
import type { Row, Schema, Work } from '../schema.ts'

export type Cell = string | number | boolean | null

/** What a member may take along, in the words of one feature. The ids are theirs and those merged into theirs. */
export interface PersonalSection {
  name: string
  /** In the member's language. */
  title: string
  count(memberIds: string[]): Promise<number>
  /** By pages, never all at once. */
  rows(memberIds: string[]): AsyncIterable<Record<string, Cell>>
}

type TableName = keyof Schema & string

/** A column that holds sealed texts, for whoever must seal them again under a newer key. */
export interface SealedField {
  table: TableName
  /** The names of the primary key, in its order. */
  key: readonly string[]
  column: string
  /** What the text of this row is bound to. */
  bound(row: Readonly<Record<string, unknown>>): string
}

export interface SealedFieldOf<T extends TableName> {
  table: T
  key: readonly (keyof Row<T> & string)[]
  column: keyof Row<T> & string
  bound(row: Row<T>): string
}

/** Checks the names against the table's row, and forgets the type: lists of fields hold those of many tables. */
export const sealedField = <T extends TableName>(field: SealedFieldOf<T>): SealedField => field as SealedField

/** Something with an end: what is due is found by pages, and forgotten by a command that may run late, twice, anywhere. */
export interface Retention<Due = unknown> {
  name: string
  /** How long it is kept after it is of no more use, and why so long. */
  keptDays: number
  because: string
  /** Everything that was over before this instant. */
  due(before: number): AsyncIterable<Due[]>
  forget(w: Work, input: { due: Due[] }, now: number): void
}
