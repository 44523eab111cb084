import { readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { expect, test } from 'vitest'
import { code, documents, paths, root } from '../source.ts'
import { commandsThatDoNotExist, linksThatLeadNowhere, quotesThatDrifted } from './documents.ts'

const scripts = new Set(Object.keys(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts))
const places = new Set(
  paths.flatMap((path) => [path, ...path.split('/').map((_, at, all) => all.slice(0, at).join('/'))]),
)
const exists = (path: string): boolean =>
  places.has(posix.normalize(path).replace(/\/$/, '').replace(/^\.$/, ''))

test('every command in a document exists', () => {
  expect(documents.flatMap((document) => commandsThatDoNotExist(document, scripts))).toEqual([])
})

test('every link in a document leads to a file of the repository', () => {
  expect(documents.flatMap((document) => linksThatLeadNowhere(document, exists))).toEqual([])
})

test('every quotation still stands in its file', () => {
  const read = (path: string) => code.find((source) => source.path === path)?.text
  expect(documents.flatMap((document) => quotesThatDrifted(document, read))).toEqual([])
})

test('a quotation that its file no longer says is found', () => {
  const text = ['```ts', '// a.ts', 'const a = 1', '', 'const b = 2', '```', 'const c = 3'].join('\n')
  const drifted = (file: string | undefined) =>
    quotesThatDrifted({ path: 'docs/a.md', text }, () => file).map(({ line }) => line)
  expect(drifted('const a = 1\nconst x = 0\nconst b = 2')).toEqual([])
  expect(drifted('const b = 2\nconst a = 1')).toEqual([5])
  expect(drifted(undefined)).toEqual([3, 5])
})

const shell = (...commands: string[]) => ({
  path: 'docs/run.md',
  text: ['```sh', ...commands, '```'].join('\n'),
})

test.each([
  'npm run figure',
  'npm run --silent figure',
  'npx x && pnpm figure',
  'pnpm run figure',
  'npm start',
])('a command that does not exist is found: %s', (command) => {
  expect(commandsThatDoNotExist(shell(command), new Set(['figures']))).toMatchObject([{ line: 2 }])
})

test('lawful commands, other packages and prose are passed over', () => {
  const lawful = shell(
    'npm run figures',
    'pnpm install',
    'npm ci',
    'pnpm --filter miniapp build',
    'cd x && npm run y',
  )
  expect(commandsThatDoNotExist(lawful, new Set(['figures']))).toEqual([])
  expect(commandsThatDoNotExist({ path: 'a.md', text: 'npm run nothing' }, new Set())).toEqual([])
})

test('links and images that lead nowhere are found', () => {
  const text = [
    '[a](./gone.md#part)',
    '![b](../art/gone.png)',
    '<img src="gone.svg">',
    '`[c](code.md)`',
    '[d](https://x.y)',
    '[e](#f)',
    '[g](here.md)',
  ].join('\n')
  const found = linksThatLeadNowhere({ path: 'docs/a.md', text }, (path) => path === 'docs/here.md')
  expect(found.map(({ line }) => line)).toEqual([1, 2, 3])
})
