import { expect, test } from 'vitest'
import { filesAreShort, functionsAreShortAndFlat } from './limits.ts'

const find = (text: string, path = 'server/src/mall/rules.ts') =>
  functionsAreShortAndFlat({ path, text }).map(({ says }) => says)
const lines = (count: number, line = 'a()') => Array.from({ length: count }, () => line).join('\n')

test('a file over 400 lines is found, a list of words is not', () => {
  expect(filesAreShort({ path: 'server/src/mall/queries.ts', text: lines(401) })).toHaveLength(1)
  expect(filesAreShort({ path: 'server/src/mall/queries.ts', text: `${lines(400)}\n` })).toEqual([])
  expect(filesAreShort({ path: 'shared/src/words.zh.ts', text: lines(401) })).toEqual([])
})

test('a function over 70 lines is found, a screen may have 120', () => {
  expect(find(`function long() {\n${lines(69)}\n}`)).toEqual(['long has 71 lines (stop: 70).'])
  expect(find(`function lawful() {\n${lines(68)}\n}`)).toEqual([])
  const screen = (body: number) => `function Page() {\n${lines(body)}\nreturn <View />\n}`
  expect(find(screen(117), 'miniapp/src/tabs/me/index.tsx')).toEqual([])
  expect(find(screen(118), 'miniapp/src/tabs/me/index.tsx')).toEqual(['Page has 121 lines (stop: 120).'])
})

test('a function that parts more than 15 ways is found; what a function inside does is its own', () => {
  const branches = lines(15, 'if (a && b) c()')
  expect(find(`function many() {\n${branches}\n}`)).toEqual(['many parts 31 ways (stop: 15).'])
  expect(find('const few = (a) => a ? (() => a ?? 1) : a || 2')).toEqual([])
})

test('a function nested 5 deep is found, else-if goes on at its depth', () => {
  expect(
    find('function deep() { for (;;) { if (a) { while (b) { try { if (c) d() } catch {} } } } }'),
  ).toEqual(['deep is 5 deep (stop: 4).'])
  expect(find(`function flat() { if (a) b(); ${lines(6, 'else if (a) b()')} }`)).toEqual([])
})

test('a function with 6 parameters is found', () => {
  expect(find('const many = (a, b, c, d, e, f) => a')).toEqual([
    'many takes 6 parameters (stop: 5): one object.',
  ])
  expect(find('function five(this: Page, a, b, c, d, e) {}')).toEqual([])
})
