/** Measures what a zip unfolds into, before anybody unfolds it: a small archive may hold gigabytes. */
import { Unzip, UnzipInflate } from 'fflate'

/** Three times what the lines of a sheet that are read can fill; reading it holds up everybody else. */
const UNFOLDED_MAX = 6 * 1024 * 1024
/** A thousand times as much may come out at once, before it can be counted. */
const CHUNK = 4 * 1024

class Overflow extends Error {}

/** False also for what is no zip, or a broken one. Headers are not believed: every byte is counted. */
export function unfoldsSmall(zip: Uint8Array): boolean {
  let room = UNFOLDED_MAX
  const unzip = new Unzip((file) => {
    file.ondata = (error, chunk) => {
      if (error) throw error
      room -= chunk.length
      if (room < 0) throw new Overflow()
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  try {
    for (let at = 0; at < zip.length; at += CHUNK)
      unzip.push(zip.subarray(at, at + CHUNK), at + CHUNK >= zip.length)
  } catch {
    return false // whatever a file that is none makes it say
  }
  return room < UNFOLDED_MAX
}
