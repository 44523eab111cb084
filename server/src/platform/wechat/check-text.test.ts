import { afterEach, beforeEach, expect, test } from 'vitest'
import { createWorld, failureOf, type World } from './testing.ts'

const path = '/wxa/msg_sec_check'

let world: World
let openid: string
beforeEach(async () => {
  world = await createWorld()
  openid = world.control.createUser().openid
  world.control.visit(openid)
})
afterEach(() => world.close())

const check = (text: string) => world.wechat.checkText({ openid, scene: 'profile', text })

test('a harmless text passes', async () => {
  expect(await check('Alice')).toEqual({ suggest: 'pass', label: 100, traceId: expect.any(String) })
})

test('a risky one, and one that a person should look at', async () => {
  world.control.judge({ word: 'gamble', suggest: 'risky', label: 20006 })
  world.control.judge({ word: 'cheap', suggest: 'review', label: 10001 })
  expect(await check('gamble here')).toMatchObject({ suggest: 'risky', label: 20006 })
  expect(await check('so cheap')).toMatchObject({ suggest: 'review', label: 10001 })
})

test('an author who has not been here for two hours', async () => {
  world.control.advance(2 * 3_600_000 + 1)
  expect(await failureOf(check('Alice'))).toMatchObject({ kind: 'user', errcode: 61010 })
})

test.each([
  ['is busy', { kind: 'errcode', errcode: -1 }, 3],
  ['keeps silent', { kind: 'latency', latencyMs: 2_000 }, 1],
  ['invents a verdict', { kind: 'body', body: '{"errcode":0,"result":{"suggest":"maybe","label":1}}' }, 3],
] as const)('when WeChat %s there is no verdict: it throws', async (_what, fault, tries) => {
  const impatient = await createWorld({ timeoutMs: 1_000 })
  const { openid: author } = impatient.control.createUser()
  impatient.control.visit(author)
  impatient.control.fault({ path, ...fault })
  const asked = { openid: author, scene: 'comment', text: 'Alice' } as const
  expect(await failureOf(impatient.wechat.checkText(asked))).toMatchObject({ kind: 'retry' })
  expect(impatient.asked(path)).toBe(tries)
  await impatient.close()
})
