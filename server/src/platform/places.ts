/** Where the server's own files lie, seen from its source and from its bundle alike. */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

function folderWith(name: string, from: string): string {
  if (existsSync(join(from, name))) return from
  const above = dirname(from)
  if (above === from) throw new Error(`no ${name} beside or above the server`)
  return folderWith(name, above)
}

const serverDir = folderWith('migrations', dirname(fileURLToPath(import.meta.url)))
export const migrationsDir = join(serverDir, 'migrations')
export const artDir = join(serverDir, 'art')
