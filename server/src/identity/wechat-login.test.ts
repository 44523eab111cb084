import { randomBytes } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createCipher } from '../platform/cipher.ts'
import { createWorld, type World } from '../platform/wechat/testing.ts'
import { typedPhone } from './phone-text.ts'
import { whoSignsIn, whosePhone } from './wechat-login.ts'

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

describe('a phone', () => {
  const taps = (openid: string, code = world.control.phoneCode(openid)) =>
    whosePhone(world.wechat, cipher, { memberId: 'lin', openid, code })

  test('is known by one spelling of its number, and sealed for its member', async () => {
    const { openid } = world.control.createUser({ phone: '13800138000' })
    const phone = await taps(openid)

    expect(phone).toMatchObject({ kind: 'phone', value: cipher.blind('+8613800138000'), sealedFor: 'lin' })
    expect(cipher.open(phone.sealed, 'phone/lin')).toBe('+8613800138000')
    expect(() => cipher.open(phone.sealed, 'phone/ann')).toThrow()
  })

  test.each(['13800138000', '138 0013 8000', '+86 138-0013-8000', '008613800138000'])(
    'is found as operators type it: %s',
    (typed) => {
      expect(typedPhone(typed)).toBe('+8613800138000')
    },
  )

  test('of somebody else’s tap is nobody’s', async () => {
    const { openid } = world.control.createUser({ phone: '13800138001' })
    const other = world.control.createUser({ phone: '13800138002' })

    await expect(taps(openid, world.control.phoneCode(other.openid))).rejects.toMatchObject({
      code: 'CODE_INVALID',
    })
  })
})
