import { expect, test } from 'vitest'
import { code, isTest } from '../source.ts'
import { promisedIn, refusalsWithoutWords, sentencesIn, wordsWithoutRefusal } from './refusals.ts'

const WORDS = 'shared/src/words.zh.ts'
const contracts = code.filter(({ path }) => path.startsWith('shared/src/') && !isTest(path))
const programs = code.filter(
  ({ path }) => /^(server|shared)\/src\//.test(path) && !isTest(path) && path !== WORDS,
)
const words = code.filter(({ path }) => path === WORDS)

const plantedWords = {
  path: WORDS,
  text: "export const refusalWords = { STOCK_EMPTY: '已换完', TASK_CLOSED: '未开放' } as const",
}
const contract = (codes: string) => ({
  path: 'shared/src/mall.ts',
  text: `export const mallApi = { redeem: call<In, Out>()('POST', '/mall/orders', [${codes}]) }`,
})

test('every refusal that a call promises has a sentence', () => {
  expect(contracts.flatMap(promisedIn).length).toBeGreaterThan(20)
  expect(words.flatMap((source) => refusalsWithoutWords(contracts, source))).toEqual([])
})

test('every sentence is said by something', () => {
  expect(words.flatMap(sentencesIn).length).toBeGreaterThan(20)
  expect(words.flatMap((source) => wordsWithoutRefusal(programs, source))).toEqual([])
})

test('a refusal without a sentence is found', () => {
  expect(refusalsWithoutWords([contract("'STOCK_EMPTY', 'SKU_GONE'")], plantedWords)).toEqual([
    { path: 'shared/src/mall.ts', line: 1, says: `SKU_GONE has no sentence in ${WORDS}.` },
  ])
})

test('a sentence that nothing says is found', () => {
  expect(wordsWithoutRefusal([contract("'STOCK_EMPTY'")], plantedWords)).toEqual([
    { path: WORDS, line: 1, says: 'Nothing refuses with TASK_CLOSED.' },
  ])
})
