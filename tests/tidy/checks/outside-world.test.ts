import { expect, test } from 'vitest'
import { environmentStaysOutside, timeAndChanceStayOutside } from './outside-world.ts'

const rules = (text: string) => ({ path: 'server/src/mall/rules.ts', text })
const platform = (text: string) => ({ path: 'server/src/platform/clock.ts', text })

test('a feature that reads the environment is found, a comment about it is not', () => {
  expect(environmentStaysOutside(rules('// process.env is far\nconst port = process.env.PORT'))).toEqual([
    expect.objectContaining({ path: 'server/src/mall/rules.ts', line: 2 }),
  ])
  expect(environmentStaysOutside({ path: 'server/src/config.ts', text: 'read(process.env)' })).toEqual([])
})

test.each(['Date.now()', 'new Date()', 'new Date', 'Math.random()'])(
  'a rule that asks %s is found',
  (ask) => {
    expect(timeAndChanceStayOutside(rules(`export const a = ${ask}`))).toHaveLength(1)
    expect(timeAndChanceStayOutside(platform(`export const a = ${ask}`))).toEqual([])
  },
)

test('a date made from an instant is lawful', () => {
  expect(timeAndChanceStayOutside(rules('export const day = (at: number) => new Date(at)'))).toEqual([])
})
