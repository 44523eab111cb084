import type { Profile } from '@laurel/shared/identity'
import { beforeEach, expect, test, vi } from 'vitest'
import { phone } from '../../test/taro.ts'
import { typeCode, typePhone } from '../parts/phone-code.ts'
import { currentMember, enter } from '../platform/session.ts'
import {
  changeAvatar,
  changeNickname,
  linkPhone,
  linkTypedPhone,
  resetProfileForm,
  startTyping,
  startWriting,
  useProfileForm,
} from './profile.ts'

const HOUR_MS = 3_600_000
const profile: Profile = {
  id: 'm1',
  name: '林*夏',
  avatar: null,
  phone: null,
  joinedAt: 0,
  nickname: '林知夏',
  avatarState: null,
  consent: { version: '1', at: 0, isCurrent: true },
}

beforeEach(() => {
  phone.reset()
  resetProfileForm()
  const ends = Date.now() + HOUR_MS
  const tokens = { accessToken: 'a', accessExpiresAt: ends, refreshToken: 'r', refreshExpiresAt: ends }
  enter({ ...tokens, member: { ...profile, name: '会员' }, isNew: false })
})

test('a saved nickname closes the sheet, and the phone knows the new name', async () => {
  phone.network = () => ({ body: profile })
  await startWriting()
  const changed = vi.fn()
  await changeNickname(' 林知夏 ', changed)
  expect(phone.sent).toMatchObject([{ method: 'PUT', body: { nickname: '林知夏' } }])
  expect(changed).toHaveBeenCalledWith(profile)
  expect(useProfileForm.getState()).toEqual({ busy: null, trouble: null, writing: null, typing: false })
  expect(currentMember()).toEqual({ id: 'm1', name: '林*夏', avatar: null, phone: null, joinedAt: 0 })
})

test.each([
  [{ status: 409, body: { code: 'NICKNAME_REFUSED' } }, 'NICKNAME_REFUSED'],
  [{ status: 503, body: { code: 'WECHAT_BUSY' } }, 'WECHAT_BUSY'],
])('a nickname that was not taken stays in the sheet with the reason', async (answer, code) => {
  phone.network = () => answer
  await startWriting()
  await changeNickname('x', vi.fn())
  expect(useProfileForm.getState()).toMatchObject({
    trouble: { deed: 'nickname', code },
    writing: { fromWeChat: true },
  })
})

test('a member who refuses the privacy question writes the nickname by hand', async () => {
  phone.agreesToPrivacy = false
  await startWriting()
  expect(useProfileForm.getState().writing).toEqual({ fromWeChat: false })
})

test('saying no to WeChat’s phone question sends nothing and is no fault', async () => {
  await linkPhone(null, vi.fn())
  expect([useProfileForm.getState().trouble, phone.sent]).toEqual([{ deed: 'phone', code: 'DECLINED' }, []])
})

test('a picture that cannot be read is not sent', async () => {
  await changeAvatar('http://tmp/none', vi.fn())
  expect(useProfileForm.getState().trouble).toEqual({ deed: 'avatar', code: 'IMAGE_INVALID' })
  expect(phone.sent).toEqual([])
})

test('a number that its code proves closes the sheet; a wrong code stays in it with the reason', async () => {
  phone.network = () => ({ status: 409, body: { code: 'SMS_CODE_WRONG' } })
  startTyping()
  typePhone('13800002046')
  typeCode('123456')
  await linkTypedPhone(vi.fn())
  expect(useProfileForm.getState()).toMatchObject({
    typing: true,
    trouble: { deed: 'phone', code: 'SMS_CODE_WRONG' },
  })
  phone.network = () => ({ body: { ...profile, phone: '138******46' } })
  await linkTypedPhone(vi.fn())
  expect(useProfileForm.getState()).toMatchObject({ typing: false, trouble: null })
  expect(phone.sent.at(-1)).toMatchObject({ body: { phone: '13800002046', code: '123456' } })
  expect(currentMember()?.phone).toBe('138******46')
})
