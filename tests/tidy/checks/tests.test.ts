import { expect, test } from 'vitest'
import { everyTestRuns } from './tests.ts'

const find = (text: string) => everyTestRuns({ path: 'server/src/mall/rules.test.ts', text })

test.each(['only', 'skip', 'todo'])('a test that is marked %s is found', (left) => {
  expect(find(`test.${left}('a', () => {})`)).toHaveLength(1)
  expect(find(`describe.each([1]).${left}('a', () => {})`)).toHaveLength(1)
})

test('a test that says what it needs is lawful', () => {
  expect(find("test.skipIf(!chromium)('a', () => { cart.skip() })")).toEqual([])
})
