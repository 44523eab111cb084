/** Documents that can be followed: their commands exist, and their links lead somewhere. */
import { posix } from 'node:path'
import type { Crime, Source } from '../source.ts'

interface Line {
  number: number
  text: string
  /** The language of the fenced block it stands in; null in prose. */
  fence: string | null
}

function* linesOf({ text }: Source): Generator<Line> {
  let fence: string | null = null
  for (const [index, line] of text.split('\n').entries()) {
    const mark = /^\s*```(\S*)/.exec(line)
    if (mark) fence = fence === null ? (mark[1] ?? '') : null
    else yield { number: index + 1, text: line, fence }
  }
}

const SHELL = new Set(['sh', 'bash', 'shell', 'console'])
const COMMAND = /\b(?:npm|pnpm)\s+(?:(run)\s+)?(?:--?\S+\s+)*([a-z][\w:-]*)/g
/** Commands of the package managers themselves. */
const BUILT_IN = new Set([
  'install',
  'i',
  'ci',
  'add',
  'exec',
  'dlx',
  'pack',
  'publish',
  'why',
  'audit',
  'deploy',
])
/** npm knows these without `run`; every other script needs it. */
const BARE = new Set(['start', 'test', 'stop', 'restart'])

function scriptsIn(line: string): string[] {
  return [...line.matchAll(COMMAND)].flatMap(([command, run, name = '']) => {
    if (run) return [name]
    const isPnpm = command.startsWith('pnpm')
    return !BUILT_IN.has(name) && (isPnpm || BARE.has(name)) ? [name] : []
  })
}

/** A line that goes into another folder speaks of that folder's scripts. */
const isElsewhere = (line: string): boolean => /--filter|--dir|\s-C\s|--prefix|\bcd\s/.test(line)

export function commandsThatDoNotExist(document: Source, scripts: ReadonlySet<string>): Crime[] {
  return [...linesOf(document)]
    .filter(({ fence, text }) => fence !== null && SHELL.has(fence) && !isElsewhere(text))
    .flatMap(({ number, text }) => scriptsIn(text).map((script) => ({ number, script })))
    .filter(({ script }) => !scripts.has(script))
    .map(({ number, script }) => ({
      path: document.path,
      line: number,
      says: `There is no script “${script}”.`,
    }))
}

const LINK = /!?\[[^\]]*\]\(\s*<?([^)\s>]+)>?[^)]*\)|(?:src|href)="([^"]+)"/g
const withoutCode = (line: string): string => line.replace(/`[^`]*`/g, '')

/** `exists`: whether a path from the root is a file or a folder of the repository. */
export function linksThatLeadNowhere(document: Source, exists: (path: string) => boolean): Crime[] {
  return [...linesOf(document)]
    .filter(({ fence }) => fence === null)
    .flatMap(({ number, text }) =>
      [...withoutCode(text).matchAll(LINK)].map((link) => ({ number, to: link[1] ?? link[2] ?? '' })),
    )
    .filter(({ to }) => !/^([a-z]+:|#)/i.test(to))
    .filter(
      ({ to }) => !exists(posix.join(posix.dirname(document.path), decodeURI(to.replace(/[#?].*$/, '')))),
    )
    .map(({ number, to }) => ({
      path: document.path,
      line: number,
      says: `The link to ${to} leads nowhere.`,
    }))
}

/** A block of code whose first line is a path quotes that file. */
const QUOTE = /^```tsx?\n\/\/ (\S+)\n([\s\S]*?)^```/gm

/** What is shown stands in the file still, in the same order; parts and the blanks in front may be left out. */
function drifted(shown: readonly string[], file: readonly string[]): number[] {
  let from = 0
  return [...shown.entries()].flatMap(([index, line]) => {
    const at = file.indexOf(line.trim(), from)
    if (line.trim() && at >= 0) from = at + 1
    return line.trim() && at < 0 ? [index] : []
  })
}

export function quotesThatDrifted(document: Source, read: (path: string) => string | undefined): Crime[] {
  const { path, text } = document
  return [...text.matchAll(QUOTE)].flatMap(({ 1: quoted = '', 2: shown = '', index }) => {
    const first = text.slice(0, index).split('\n').length + 2
    const file = (read(quoted) ?? '').split('\n').map((line) => line.trim())
    const lost = drifted(shown.trimEnd().split('\n'), file)
    return lost.map((at) => ({ path, line: first + at, says: `${quoted} no longer says this.` }))
  })
}
