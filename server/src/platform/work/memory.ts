/** The same commands with no database: model tests, dry runs, back-tests. One after another, at once, without a promise. */
import type { Clock } from '../clock.ts'
import { IdentityMap, type Obj } from './identity-map.ts'
import { metasOf } from './meta.ts'
import type { CommandOf, LocksOf, Name, RowOf, Tables, WorkOf } from './types.ts'

/** The identity map is the database. */
class MemoryWork extends IdentityMap {
  protected load(): undefined {
    return undefined
  }

  protected loadList(): Obj[] {
    return []
  }

  commit(): void {
    this.settle()
  }
}

export interface MemoryEngine<S extends Tables> {
  run<Input, Result>(command: CommandOf<S, Input, Result>, input: Input): Result
  rehearse<Input, Result>(command: CommandOf<S, Input, Result>, input: Input): Result
  rows<T extends Name<S>>(table: T): RowOf<S, T>[]
}

/** `schema` is the one built with the PostgreSQL kit. */
export function memoryEngine<S extends Tables>(schema: S, { clock }: { clock: Clock }): MemoryEngine<S> {
  const work = new MemoryWork(metasOf(schema, 'postgres', {} as LocksOf<S>))
  const attempt = <Input, Result>(
    command: CommandOf<S, Input, Result>,
    input: Input,
    keep: boolean,
  ): Result => {
    try {
      return work.attempt((w) => command(w as unknown as WorkOf<S>, input, clock()), keep)
    } finally {
      work.commit()
    }
  }
  return {
    run: (command, input) => attempt(command, input, true),
    rehearse: (command, input) => attempt(command, input, false),
    rows: <T extends Name<S>>(table: T) => work.all(table) as RowOf<S, T>[],
  }
}
