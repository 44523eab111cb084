/** Who was erased, in a file outside the database: a restored backup brings the data back, and this file takes it away again. */
import { createReadStream } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { createInterface } from 'node:readline'

export interface Tombstone {
  memberId: string
  at: number
}

/** A line is there when this resolves, and stays there. A line may be there twice. */
export async function keepTombstone(file: string, { memberId, at }: Tombstone): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  const handle = await open(file, 'a', 0o600)
  try {
    // A crash may have left half a line: what comes now begins on one of its own.
    await handle.write(`\n${JSON.stringify({ memberId, at })}\n`)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** As soon as it is so; when the file can't be written now, the outbox comes again until it can. */
export const keepAtOnce = (file: string, tombstone: Tombstone): Promise<void> =>
  keepTombstone(file, tombstone).catch(() => undefined)

/** None for a file that is not there. Half a line, left by a crash, was kept again since. */
export async function readTombstones(file: string): Promise<Tombstone[]> {
  const found = new Map<string, Tombstone>()
  try {
    for await (const line of createInterface({ input: createReadStream(file) })) {
      const tombstone = tombstoneIn(line)
      if (tombstone) found.set(tombstone.memberId, tombstone)
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  return [...found.values()]
}

const LINE = /^\{"memberId":"([^"]{1,64})","at":(\d{1,16})\}$/

function tombstoneIn(line: string): Tombstone | null {
  const [, memberId, at] = LINE.exec(line) ?? []
  return memberId ? { memberId, at: Number(at) } : null
}
