/** Files that hold secrets or people's data are not for everyone on the machine. */
import { closeSync, openSync, statSync } from 'node:fs'

const BY_OTHERS = 0o007
const OWNER_ONLY = 0o600

/** A sentence for each of them that others may read or change. What is not there yet is no problem. */
export function exposedFiles(paths: readonly string[]): string[] {
  return paths
    .filter((path) => ((statSync(path, { throwIfNoEntry: false })?.mode ?? 0) & BY_OTHERS) !== 0)
    .map((path) => `${path} is open to everyone on this machine: chmod 600 it.`)
}

/** Made before a database is opened in it: SQLite gives its journals the same rights. */
export const makePrivate = (path: string): void => closeSync(openSync(path, 'a', OWNER_ONLY))

/** What the process reads its secrets from, and where it keeps people's data. */
export const secretFiles = (databaseUrl: string): string[] => [
  '.env',
  ...(databaseUrl.startsWith('file:') ? [databaseUrl.slice('file:'.length)] : []),
]
