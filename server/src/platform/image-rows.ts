/** What is kept of every file in the image store: a file without a row that keeps it goes again. */
import type { Work } from '../schema.ts'
import { must } from './must.ts'

const UNKEPT_MS = 3_600_000
/** Kept in its last minute, a file might already be gone. */
const LATE_MS = 60_000

/** Before the file is written, so that none lies about that nobody knows of. */
export function announceImage(w: Work, { name }: { name: string }, now: number): void {
  w.add('image', { name, at: now, dropAt: now + UNKEPT_MS })
}

/** For the command that lets something show it. */
export function keepImage(w: Work, name: string, now: number): void {
  const image = must(w.get('image', name), `image ${name}`)
  if (image.dropAt !== null && image.dropAt < now + LATE_MS) throw new Error(`image ${name} came too late`)
  w.set('image', image, { dropAt: null })
}

/** The file goes after the commit, within seconds. */
export function dropImage(w: Work, name: string, now: number): void {
  const image = w.get('image', name)
  if (image) w.set('image', image, { dropAt: now })
}

/** After their files. */
export function forgetImages(w: Work, { names }: { names: string[] }, now: number): void {
  for (const name of names) {
    const image = w.get('image', name)
    if (image && image.dropAt !== null && image.dropAt <= now) w.drop('image', image)
  }
}
