/** At every start: who was erased since the backup was made is erased again, before anybody is served. */
import { mallQueries } from '../mall/index.ts'
import type { Deps } from '../platform/feature.ts'
import { type EraseOrder, erase } from './commands/close.ts'
import { peopleQueries } from './queries/members.ts'
import { readTombstones } from './tombstones.ts'

/** Answers how many were erased again. */
export async function reapplyErasures({ config, engine, reads }: Deps): Promise<number> {
  const { isErased, isKnown } = peopleQueries(reads)
  const { listKept } = mallQueries(reads)
  let again = 0
  for (const { memberId } of await readTombstones(config.erasuresFile)) {
    // A backup may also be from before the person came.
    if ((await isErased(memberId)) || !(await isKnown(memberId))) continue
    const order: EraseOrder = { memberId, orderIds: await listKept(memberId), because: 'restored' }
    await engine.run(erase, order)
    again += 1
  }
  return again
}
