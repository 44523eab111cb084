import { afterEach, beforeEach, expect, test } from 'vitest'
import { createWorld, type World } from './testing.ts'

const path = '/wxa/getuserriskrank'

let world: World
let openid: string
beforeEach(async () => {
  world = await createWorld({ timeoutMs: 1_000 })
  openid = world.control.createUser().openid
  world.control.visit(openid)
})
afterEach(() => world.close())

const rank = () => world.wechat.riskRank({ openid, scene: 'marketing', clientIp: '203.0.113.7' })

test.each([0, 1, 2, 3, 4] as const)('a user of rank %i', async (risk) => {
  world.control.setRisk(openid, risk)
  expect(await rank()).toBe(risk)
})

test.each([48001, 61080, 61007, 61010, 61081, 9410009, 45009, 40003, -1])(
  '%i is unknown, not harmless',
  async (errcode) => {
    world.control.fault({ path, kind: 'errcode', errcode })
    expect(await rank()).toBe('unknown')
  },
)

test.each([
  ['no answer', { kind: 'latency', latencyMs: 2_000 }],
  ['a reset', { kind: 'reset' }],
  ['a page', { kind: 'not-json' }],
  ['a rank of 7', { kind: 'body', body: '{"errcode":0,"risk_rank":7}' }],
  ['no rank', { kind: 'body', body: '{"errcode":0,"errmsg":"getuserriskrank succ"}' }],
] as const)('%s is unknown too', async (_what, fault) => {
  world.control.fault({ path, ...fault })
  expect(await rank()).toBe('unknown')
})

test('two hours after the visit WeChat does not know any more', async () => {
  world.control.advance(2 * 3_600_000 + 1)
  expect(await rank()).toBe('unknown')
})
