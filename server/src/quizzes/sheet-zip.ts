/** Takes files out of a zip, and no more of them than was asked for: a small archive may unfold into gigabytes. */
import { Unzip, type UnzipFile, UnzipInflate } from 'fflate'

/** Three times what the lines of a sheet that are read can fill; reading it holds up everybody else. */
const UNFOLDED_MAX = 6 * 1024 * 1024
/** A thousand times as much may come out at once, before it can be counted. */
const CHUNK = 4 * 1024

class Overflow extends Error {}

/** Whole files only; null: too much, or no zip. */
export function unpack(zip: Uint8Array, isWanted: (name: string) => boolean): Map<string, string> | null {
  const files = new Map<string, string>()
  let room = UNFOLDED_MAX
  const unzip = new Unzip((file) => {
    if (!isWanted(file.name)) return
    collect(file, {
      take: (bytes) => {
        room -= bytes
        if (room < 0) throw new Overflow()
      },
      done: (text) => files.set(file.name, text),
    })
  })
  unzip.register(UnzipInflate)
  try {
    for (let at = 0; at < zip.length; at += CHUNK)
      unzip.push(zip.subarray(at, at + CHUNK), at + CHUNK >= zip.length)
  } catch {
    return null // whatever a file that is none makes it say
  }
  return files
}

interface Collector {
  take(bytes: number): void
  done(text: string): void
}

function collect(file: UnzipFile, { take, done }: Collector): void {
  const chunks: Uint8Array[] = []
  file.ondata = (error, chunk, final) => {
    if (error) throw error
    take(chunk.length)
    chunks.push(chunk)
    if (final) done(Buffer.concat(chunks).toString('utf8'))
  }
  file.start()
}
