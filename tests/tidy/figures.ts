/** Prints the figures of the guide rails (STYLE.md) as a Markdown table: `pnpm figures`. */
import { type Counted, countIn } from './figures/count.ts'
import { ratio, sum } from './figures/statistics.ts'
import { figures } from './figures/table.ts'
import { code, isTest } from './source.ts'

const counted = code.filter(({ path }) => /\.(ts|tsx)$/.test(path)).map(countIn)
const under = (place: RegExp): Counted[] => counted.filter(({ path }) => place.test(path))

const groups = {
  'server, shared': under(/^(server|shared)\/src\//),
  'mini program': under(/^miniapp\/src\//),
  tools: under(/^tools\/[^/]+\/src\//),
}

const linesOf = (files: readonly Counted[]): number => sum(files.map(({ lines }) => lines))
const server = under(/^server\/src\//)
const tests = [
  ...server.filter(({ path }) => isTest(path)),
  ...under(/^tests\/(world|journeys|invariants|contract|faults)\//),
]

const row = (...cells: readonly (number | string)[]): string => `| ${cells.join(' | ')} |`

console.log(row('figure', ...Object.keys(groups), 'aim', 'stop'))
console.log('|---|--:|--:|--:|--:|--:|')
for (const { name, of, aim, stop } of figures)
  console.log(row(name, ...Object.values(groups).map(of), aim, stop))
console.log(
  row(
    'test ÷ source lines, server with tests/',
    ratio(linesOf(tests), linesOf(server.filter(({ path }) => !isTest(path)))),
    '',
    '',
    '1.0–1.5',
    '',
  ),
)
