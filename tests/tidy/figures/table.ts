/** The rows of the figures table: what we measure, what we aim at, and where the gate stops. */
import { isTest } from '../source.ts'
import type { Counted } from './count.ts'
import { greatest, median, percent, quantile, ratio, sum } from './statistics.ts'

type Files = readonly Counted[]

export interface Figure {
  name: string
  of: (files: Files) => number | string
  aim: string
  stop: string
}

const LISTS = /\.zh\.ts$|\/tables(\.ts$|\/)|\/migrations\//
const PAGE = /\/(pages|tabs)\/.*index\.tsx$/
const RULES = /\/rules(\.ts$|\/)/
const COMMANDS = /\/commands(\.ts$|\/)/
const MAY_DEFAULT = /\/(pages|tabs|config)\/|\.config\.ts$|\/app\.tsx$|-setup\.ts$/

const programs = (files: Files): Files => files.filter(({ path }) => !isTest(path))
const lines = (files: Files): number[] => programs(files).map((file) => file.lines)
const functions = (files: Files) => programs(files).flatMap((file) => file.functions)
const where = (files: Files, place: RegExp): Files => programs(files).filter(({ path }) => place.test(path))
const notLists = (files: Files): Files => files.filter(({ path }) => !LISTS.test(path))
const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/'))

function filesPerFolder(files: Files): number[] {
  const counts = new Map<string, number>()
  for (const { path } of programs(files)) counts.set(folderOf(path), (counts.get(folderOf(path)) ?? 0) + 1)
  return [...counts.values()]
}

const depthUnderSrc = (files: Files): number =>
  greatest(programs(files).map(({ path }) => (path.split('/src/')[1]?.split('/').length ?? 1) - 1))

const looseDefaults = (files: Files): number =>
  sum(
    programs(files)
      .filter(({ path }) => !MAY_DEFAULT.test(path))
      .map((file) => file.defaults),
  )

const two = (first: number | string, second: number | string): string => `${first} / ${second}`
const three = (...values: [number | string, number | string, number | string]): string => values.join(' · ')

export const figures: readonly Figure[] = [
  {
    name: 'files · lines',
    of: (files) => `${programs(files).length} · ${sum(lines(files))}`,
    aim: '',
    stop: '',
  },
  { name: 'file length, median', of: (files) => median(lines(files)), aim: '25–50', stop: '' },
  { name: 'file length, p90', of: (files) => quantile(lines(files), 0.9), aim: '≤ 150', stop: '' },
  {
    name: 'file length, max (not tables, words)',
    of: (files) => greatest(lines(notLists(files))),
    aim: '≤ 200',
    stop: '400',
  },
  { name: 'screen file, max', of: (files) => greatest(lines(where(files, PAGE))), aim: '≤ 150', stop: '400' },
  {
    name: 'function length, median / p90',
    of: (files) =>
      two(
        median(functions(files).map((fn) => fn.lines)),
        quantile(
          functions(files).map((fn) => fn.lines),
          0.9,
        ),
      ),
    aim: '8 / 30',
    stop: '',
  },
  {
    name: 'function length, max / of JSX',
    of: (files) => {
      const longest = (jsx: boolean): number =>
        greatest(
          functions(files)
            .filter((fn) => fn.isJsx === jsx)
            .map((fn) => fn.lines),
        )
      return two(longest(false), longest(true))
    },
    aim: '≤ 40',
    stop: '70 / 120',
  },
  {
    name: 'complexity, p99 / max',
    of: (files) => {
      const all = functions(files).map((fn) => fn.complexity)
      return two(quantile(all, 0.99), greatest(all))
    },
    aim: '6 / 10',
    stop: '15',
  },
  {
    name: 'functions with complexity > 10',
    of: (files) =>
      percent(functions(files).filter((fn) => fn.complexity > 10).length, functions(files).length),
    aim: '0 %',
    stop: '1 %',
  },
  {
    name: 'nesting, max',
    of: (files) => greatest(functions(files).map((fn) => fn.nesting)),
    aim: '≤ 2',
    stop: '4',
  },
  {
    name: 'positional parameters, p99 / max',
    of: (files) => {
      const all = functions(files).map((fn) => fn.params)
      return two(quantile(all, 0.99), greatest(all))
    },
    aim: '≤ 2',
    stop: '5',
  },
  {
    name: 'files in a folder, median / max',
    of: (files) => two(median(filesPerFolder(files)), greatest(filesPerFolder(files))),
    aim: '3–8',
    stop: '',
  },
  { name: 'folder depth under src', of: depthUnderSrc, aim: '2', stop: '4' },
  {
    name: 'imports in a file, p90 / max',
    of: (files) => {
      const all = programs(files).map((file) => file.imports)
      return two(quantile(all, 0.9), greatest(all))
    },
    aim: '≤ 8 (page 18)',
    stop: '',
  },
  {
    name: 'comment lines',
    of: (files) => percent(sum(programs(files).map((file) => file.commentLines)), sum(lines(files))),
    aim: '5–10 %',
    stop: '',
  },
  {
    name: 'any · non-null ! · default exports elsewhere',
    of: (files) =>
      three(
        sum(programs(files).map((file) => file.anys)),
        sum(programs(files).map((file) => file.nonNulls)),
        looseDefaults(files),
      ),
    aim: '0 · 0 · 0',
    stop: '',
  },
  {
    name: 'throw in rules · try in commands',
    of: (files) =>
      `${sum(where(files, RULES).map((file) => file.throws))} · ${sum(where(files, COMMANDS).map((file) => file.tries))}`,
    aim: '0 · 0',
    stop: '1',
  },
  {
    name: 'test ÷ source lines, beside the code',
    of: (files) =>
      ratio(sum(files.filter(({ path }) => isTest(path)).map((file) => file.lines)), sum(lines(files))),
    aim: '1.0–1.5',
    stop: '',
  },
]
