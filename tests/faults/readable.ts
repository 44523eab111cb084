/** All that can be read of a world: what stands in its tables, and what its keys open. */
import { sealedFields } from '@laurel/server/people/index'
import { sealedQueries } from '@laurel/server/people/queries/sealed'
import { tombstoneChannel } from '@laurel/server/people/tombstone-channel'
import type { World } from '../world/world.ts'

/** Everything that is stored, and everything that the keys open. */
export async function everythingReadable(w: World): Promise<string> {
  const { cipher, reads } = w.laurel.deps
  const texts: string[] = []
  for (const field of sealedFields) {
    for await (const page of sealedQueries(reads).walk(field))
      texts.push(...page.map(({ sealed, bound }) => cipher.open(sealed, bound)))
  }
  for (const table of Object.values(w.db.schema)) {
    const name = String(Reflect.get(table, Symbol.for('drizzle:Name')))
    texts.push(...(await w.db.all(`select * from "${name}"`)).map((row) => JSON.stringify(row)))
  }
  return texts.join('\n')
}

/** What the outbox does within a second: here at once. */
export async function deliverErasures(w: World): Promise<void> {
  for (const row of await w.db.all("select * from outbox where topic = 'member.erased'")) {
    const payload = typeof row.payload === 'string' ? JSON.parse(row.payload) : row.payload
    await tombstoneChannel(w.laurel.deps).deliver({
      id: String(row.id),
      topic: String(row.topic),
      payload,
      at: 0,
    })
  }
}
