import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { createCipher } from '../platform/cipher.ts'
import { WechatError, type WechatErrorKind } from '../platform/wechat/index.ts'
import { whoSignsIn } from './wechat-login.ts'

const cipher = createCipher({ fields: [{ id: 'k1', key: randomBytes(32) }], blind: randomBytes(32) })
/** What WeChat's client gives or throws; the way to WeChat itself is tested against the emulator. */
const wechat = (login: () => Promise<{ openid: string; unionid?: string; sessionKey: string }>) => ({
  login,
  accessToken: () => Promise.reject(new Error('not asked')),
  checkSession: () => Promise.reject(new Error('not asked')),
  close: async () => undefined,
})

describe('what a member is known by', () => {
  const lin = wechat(async () => ({ openid: 'o-lin', unionid: 'u-lin', sessionKey: 'hush' }))

  test('stands in the books as a hash, and sealed for that row alone', async () => {
    const [openid, unionid] = await whoSignsIn(lin, cipher, 'a-code')

    expect(openid).toMatchObject({ kind: 'openid', value: cipher.blind('o-lin') })
    expect(unionid).toMatchObject({ kind: 'unionid', value: cipher.blind('u-lin') })
    expect(JSON.stringify([openid, unionid])).not.toMatch(/lin|hush/)
    expect(cipher.open(openid?.sealed ?? '', `openid/${openid?.value}`)).toBe('o-lin')
    expect(() => cipher.open(openid?.sealed ?? '', `unionid/${unionid?.value}`)).toThrow()
  })

  test('is the openid alone where no open platform is bound', async () => {
    const known = await whoSignsIn(
      wechat(async () => ({ openid: 'o-ann', sessionKey: 'hush' })),
      cipher,
      'a-code',
    )

    expect(known.map(({ kind }) => kind)).toEqual(['openid'])
  })
})

describe('when WeChat says no', () => {
  const path = '/sns/jscode2session'
  const refused = (kind: WechatErrorKind, errcode?: number) => {
    const error = new WechatError({ kind, path, errmsg: '', ...(errcode === undefined ? {} : { errcode }) })
    return whoSignsIn(
      wechat(() => Promise.reject(error)),
      cipher,
      'a-code',
    )
  }

  test.each<[WechatErrorKind, number | undefined, string]>([
    ['user', 40029, 'CODE_INVALID'],
    ['user', 40163, 'CODE_INVALID'],
    ['user', 40226, 'MEMBER_BLOCKED'],
    ['quota', 45011, 'WECHAT_BUSY'],
    ['config', 40125, 'WECHAT_BUSY'],
    ['retry', -1, 'WECHAT_BUSY'],
    ['busy', undefined, 'WECHAT_BUSY'],
  ])('%s %s is %s', async (kind, errcode, code) => {
    await expect(refused(kind, errcode)).rejects.toMatchObject({ code })
  })

  test('a fault of ours is not blamed on WeChat', async () => {
    const broken = wechat(() => Promise.reject(new TypeError('ours')))

    await expect(whoSignsIn(broken, cipher, 'a-code')).rejects.toThrow(TypeError)
  })
})
