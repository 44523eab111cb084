/** The repository as the checks see it: what git tracks and what it would, as paths and text. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

export interface Source {
  /** From the root of the repository, with slashes. */
  path: string
  text: string
}

/** `says` is the sentence a developer reads. */
export interface Crime {
  path: string
  line: number
  says: string
}

/** What a check finds wrong with one file. */
export type Check = (source: Source) => Crime[]

export const root = join(import.meta.dirname, '..', '..')

const listed = (): string[] =>
  execFileSync(
    'git',
    ['-c', 'safe.directory=*', 'ls-files', '-z', '--cached', '--others', '--exclude-standard'],
    {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    },
  )
    .split('\0')
    .filter((path) => path && existsSync(join(root, path)) && statSync(join(root, path)).isFile())

/** Every path, once each. */
export const paths: readonly string[] = [...new Set(listed())].sort()

const isCode = (path: string): boolean => /\.(ts|tsx|mjs|cjs|js)$/.test(path)
/** Mini programs that the host's own tests run are written as strangers write them. */
const isOurs = (path: string): boolean => !path.includes('/fixture/') && !path.includes('/migrations/')

const read = (path: string): Source => ({ path, text: readFileSync(join(root, path), 'utf8') })

export const code: readonly Source[] = paths.filter((path) => isCode(path) && isOurs(path)).map(read)
export const documents: readonly Source[] = paths.filter((path) => path.endsWith('.md')).map(read)

export const isTest = (path: string): boolean => /\.test\.tsx?$|\/testing\.ts$/.test(path)

/** One line for each crime, so that a failing test reads like a list of errands. */
export const crimesIn = (sources: readonly Source[], check: Check): string[] =>
  sources.flatMap(check).map(({ path, line, says }) => `${path}:${line} ${says}`)
