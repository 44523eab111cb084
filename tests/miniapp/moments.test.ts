/** An invitation in Moments: WeChat opens one page alone, without a session and without a way on but its own bar. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { INVITEE, type InviteWorld, openInviteWorld } from './invite.ts'
import { type WeappPhone, weappPhone } from './weapp-phone.ts'

const SINGLE_PAGE = 1154

let scene: InviteWorld
let phone: WeappPhone
beforeAll(async () => {
  scene = await openInviteWorld('sqlite')
  const url = `/referral/pages/landing/index?code=${scene.code}`
  phone = await weappPhone(scene.w, INVITEE, { url, scene: SINGLE_PAGE })
})
afterAll(async () => {
  await phone?.close()
  await scene?.w.close()
})

test('the single page tells who invites and every rule, and offers nothing that WeChat would refuse there', async () => {
  await phone.sees('.landing', '林*夏')
  await phone.sees('.landing', '点击下方“前往小程序”')
  await phone.picture('moments')

  expect(await phone.count('.landing-foot')).toBe(0)
  expect(await phone.count('.join')).toBe(0)
  expect(phone.faults()).toEqual([])
  // A storage apart: whoever goes on would else have come twice.
  expect(await scene.w.db.all('select code from touch')).toEqual([])
})
