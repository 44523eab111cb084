import { randomBytes } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createCipher } from '../platform/cipher.ts'
import { createWorld, type World } from '../platform/wechat/testing.ts'
import { whoSignsIn } from './wechat-login.ts'

const cipher = createCipher({ fields: [{ id: 'k1', key: randomBytes(32) }], blind: randomBytes(32) })
let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterEach(() => world.control.clearFaults())
afterAll(() => world.close())

const signsIn = (openid: string) => whoSignsIn(world.wechat, cipher, world.control.loginCode(openid))

describe('what a member is known by', () => {
  test('is the openid alone where no open platform is bound', async () => {
    const { openid } = world.control.createUser()

    expect((await signsIn(openid)).map(({ kind }) => kind)).toEqual(['openid'])
  })

  test('stands in the books as a hash, and sealed for that row alone', async () => {
    world.control.configureApp({ openPlatform: true })
    world.control.createUser({ openid: 'o-lin', unionid: 'u-lin' })
    const known = await signsIn('o-lin')
    const [openid, unionid] = known

    expect(openid).toMatchObject({ kind: 'openid', value: cipher.blind('o-lin') })
    expect(unionid).toMatchObject({ kind: 'unionid', value: cipher.blind('u-lin') })
    expect(JSON.stringify(known)).not.toMatch(/[ou]-lin/)
    expect(cipher.open(openid?.sealed ?? '', `openid/${openid?.value}`)).toBe('o-lin')
    expect(() => cipher.open(openid?.sealed ?? '', `unionid/${unionid?.value}`)).toThrow()
  })
})

test.each([
  [40029, 'CODE_INVALID'],
  [40163, 'CODE_INVALID'],
  [40226, 'MEMBER_BLOCKED'],
  [45011, 'WECHAT_BUSY'],
  [40125, 'WECHAT_BUSY'],
  [-1, 'WECHAT_BUSY'],
])('WeChat’s %i is %s to a member', async (errcode, code) => {
  const { openid } = world.control.createUser()
  world.control.fault({ path: '/sns/jscode2session', kind: 'errcode', errcode })

  await expect(signsIn(openid)).rejects.toMatchObject({ code })
})
