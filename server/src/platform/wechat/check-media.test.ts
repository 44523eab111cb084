import { afterEach, beforeEach, expect, test } from 'vitest'
import { createWorld, failureOf, type World } from './testing.ts'

let world: World
let openid: string
beforeEach(async () => {
  world = await createWorld()
  openid = world.control.createUser().openid
  world.control.visit(openid)
})
afterEach(() => world.close())

const url = 'https://cdn.example/avatar.jpg'
const check = () => world.wechat.checkMedia({ openid, scene: 'profile', media: 'image', url })

test('the trace id is the one the verdict will come with', async () => {
  const { traceId } = await check()
  expect(world.control.mediaChecks()).toMatchObject([{ traceId, openid }])
})

test('an author who has not been here for two hours', async () => {
  world.control.advance(2 * 3_600_000 + 1)
  expect(await failureOf(check())).toMatchObject({ kind: 'user', errcode: 61010 })
})
