import { expect, test } from 'vitest'
import { commandsAndRoutesNeverCatch, rulesReturn } from './decisions.ts'

const thrown = "export function refuse() { throw new Error('STOCK_EMPTY') }"
const caught = 'export function redeem() { try { pay() } catch { return null } }'

test('a rule that throws is found', () => {
  expect(rulesReturn({ path: 'server/src/mall/rules/redeem.ts', text: thrown })).toHaveLength(1)
  expect(rulesReturn({ path: 'server/src/mall/commands/redeem.ts', text: thrown })).toEqual([])
})

test.each(['commands.ts', 'commands/redeem.ts', 'routes.ts', 'admin-routes.ts', 'routes/orders.ts'])(
  'a catch in %s is found',
  (name) => {
    expect(commandsAndRoutesNeverCatch({ path: `server/src/mall/${name}`, text: caught })).toHaveLength(1)
  },
)

test('others may catch', () => {
  expect(commandsAndRoutesNeverCatch({ path: 'server/src/mall/expiry-job.ts', text: caught })).toEqual([])
  expect(commandsAndRoutesNeverCatch({ path: 'server/src/mall/commands/testing.ts', text: caught })).toEqual(
    [],
  )
})
