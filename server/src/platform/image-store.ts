/** Keeps pictures as files under names that nobody guesses, and lets go of those that nothing shows. */
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { lte, sql } from 'drizzle-orm'
import type { Engine } from '../schema.ts'
import type { Clock } from './clock.ts'
import type { Db } from './database.ts'
import type { Random } from './ids.ts'
import { announceImage, forgetImages } from './image-rows.ts'
import type { Job } from './jobs.ts'

const NAME = /^[0-9a-f]{32}\.webp$/
const NAME_BYTES = 16
const ROUND_MAX = 100

export interface ImageStore {
  /** Answers its name. The file goes again within the hour, unless a command keeps it: see `keepImage`. */
  put(webp: Buffer): Promise<string>
  /** Null for what is not there, and for what was never a name of ours. */
  get(name: string): Promise<Buffer | null>
  drop(name: string): Promise<void>
}

/** Where a picture is found, below the address of the server. */
export const imagePath = (name: string): string => `/images/${name}`

export interface ImageStoreOptions {
  /** Several processes share it. */
  dir: string
  engine: Engine
  random: Random
}

export function createImageStore({ dir, engine, random }: ImageStoreOptions): ImageStore {
  const newName = (): string =>
    `${Buffer.from(Array.from({ length: NAME_BYTES }, () => random(256))).toString('hex')}.webp`
  return {
    async put(webp) {
      const name = newName()
      await engine.run(announceImage, { name })
      await mkdir(dir, { recursive: true, mode: 0o700 })
      await writeWhole(join(dir, name), webp)
      return name
    },
    get: (name) => (NAME.test(name) ? readIfThere(join(dir, name)) : Promise.resolve(null)),
    async drop(name) {
      if (NAME.test(name)) await rm(join(dir, name), { force: true })
    },
  }
}

/** There under its name only when it is whole, and on the disk before a command may keep it. */
async function writeWhole(path: string, bytes: Buffer): Promise<void> {
  const part = await open(`${path}.part`, 'w', 0o600)
  await part
    .writeFile(bytes)
    .then(() => part.sync())
    .finally(() => part.close())
  await rename(`${path}.part`, path)
}

async function readIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

export function imageJob({ engine, read, schema: { image } }: Db, images: ImageStore, clock: Clock): Job {
  const due = read
    .select({ name: image.name })
    .from(image)
    .where(lte(image.dropAt, sql.placeholder('now')))
    .limit(ROUND_MAX)
    .prepare('image_due')
  return {
    name: 'images',
    everyMs: 5_000,
    async run() {
      const names = (await due.execute({ now: clock() })).map(({ name }) => name)
      if (!names.length) return
      await Promise.all(names.map((name) => images.drop(name)))
      await engine.run(forgetImages, { names })
    },
  }
}
