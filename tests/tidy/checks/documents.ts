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

interface Quote {
  path: string
  lines: Line[]
}

/** Blocks of code whose first line is a path. */
function* quotesIn(document: Source): Generator<Quote> {
  let open: Quote | null = null
  for (const line of linesOf(document)) {
    const path = /^\/\/ ([\w./-]+\.tsx?)$/.exec(line.text)?.[1]
    if (open && (path || line.fence === null)) yield open
    if (line.fence === null) open = null
    else if (path) open = { path, lines: [] }
    else open?.lines.push(line)
  }
  if (open) yield open
}

/** What a quotation shows stands in its file still, in the same order; parts may be left out. */
function drifted({ lines }: Quote, file: readonly string[]): Line[] {
  let from = 0
  return lines.filter(({ text }) => {
    if (text.trim() === '') return false
    const at = file.indexOf(text, from)
    if (at >= 0) from = at + 1
    return at < 0
  })
}

export function quotesThatDrifted(document: Source, read: (path: string) => string | undefined): Crime[] {
  return [...quotesIn(document)]
    .flatMap((quote) => drifted(quote, (read(quote.path) ?? '').split('\n')))
    .map(({ number }) => ({
      path: document.path,
      line: number,
      says: 'The file it quotes no longer says this.',
    }))
}
