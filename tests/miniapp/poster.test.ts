/** The poster as it leaves the phone: its size, and that the code on it leads to a link of the member's own. */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { referralApi } from '@laurel/shared/referral'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import jsQr from 'jsqr'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databaseKinds } from '../world/databases.ts'
import type { MemberClient } from '../world/members.ts'
import { invitePhone, publishProgramme } from '../world/referral.ts'
import { type World, world } from '../world/world.ts'
import { h5Phone } from './h5-phone.ts'
import { eventually, type Phone } from './phone.ts'
import { type WeappPhone, weappPhone } from './weapp-phone.ts'

const here = dirname(fileURLToPath(import.meta.url))
const h5Dir = process.env.H5_DIR ?? join(here, '..', '..', 'miniapp', 'dist', 'h5')
const LANDING = 'referral/pages/landing/index'
const EDGE_MAX_PX = 1365
const CALLS_MAX = 3
const BYTES_MAX = 32 * 1024

interface Scene {
  w: World
  lin: MemberClient
  offerId: string
}

async function openScene(database: (typeof databaseKinds)[number], previewDir?: string): Promise<Scene> {
  const w = await world({ database, ...(previewDir ? { previewDir } : {}) })
  const { offerId } = await publishProgramme(w.operators, { body: { headline: '送你一枝新叶' } })
  const lin = await w.member('linzhixia')
  await w.name(lin.id, '林知夏')
  return { w, lin, offerId }
}

async function openInvitation(phone: Phone, loginButton: string): Promise<void> {
  await phone.tap('.login-button')
  await phone.tap('.check-box')
  await phone.tap(loginButton)
  await phone.tap('.entry-invite')
  await phone.sees('.deal-title', '你最多得 300、好友最多得 320 积分')
  await phone.sees('.full-rules', '只奖励直接邀请人')
  await phone.sees('.invite-progress', '到访')
  await phone.sees('.share-button', '')
  await phone.picture('invite')
}

/** As a phone's camera would read it. */
async function scanned(png: Buffer): Promise<Record<string, string>> {
  const image = await loadImage(png)
  const { width, height } = image
  expect([width, height]).toEqual([750, 1334])
  expect(Math.max(width, height)).toBeLessThanOrEqual(EDGE_MAX_PX)
  const pen = createCanvas(width, height).getContext('2d')
  pen.drawImage(image, 0, 0)
  const found = jsQr(new Uint8ClampedArray(pen.getImageData(0, 0, width, height).data), width, height)
  return Object.fromEntries(new URL(found?.data ?? 'https://nothing.invalid/').searchParams)
}

const posterCode = async ({ lin, offerId }: Scene): Promise<string> =>
  (await lin.ask(referralApi.mint, { offerId, surface: 'poster' })).code

describe.each(databaseKinds)('the poster of the built weapp, its server on %s', (database) => {
  let scene: Scene
  let phone: WeappPhone
  beforeAll(async () => {
    scene = await openScene(database)
    phone = await weappPhone(scene.w, 'linzhixia')
    await openInvitation(phone, '.wechat-login')
  })
  afterAll(async () => {
    await phone.close()
    await scene.w.close()
  })

  test('the card that is sent carries a link that was there before the tap, and a drawing of 5:4', async () => {
    const { lin, offerId } = scene
    // Drawn in the background: a tap before it is done shares without it.
    const share = await eventually('a card with its drawing', async () => {
      await phone.tap('.share-button')
      return phone.host?.lastShare?.imageUrl ? phone.host.lastShare : undefined
    })

    const { path } = await lin.ask(referralApi.mint, { offerId, surface: 'friend' })
    expect(share).toMatchObject({ title: '送你一枝新叶', path })
    const card = await loadImage(readFileSync(phone.host?.files.locate(share.imageUrl ?? '') ?? ''))
    expect(card.width / card.height).toBe(5 / 4)
  })

  test('Moments get a link of their own, which brings the inviter nothing', async () => {
    const { lin, offerId, w } = scene
    const { code } = await lin.ask(referralApi.mint, { offerId, surface: 'moments' })

    expect(phone.host?.shareToTimeline()).toMatchObject({ title: '送你一枝新叶', query: `code=${code}` })
    expect(await (await w.member('guest')).ask(referralApi.landing, { code })).toMatchObject({
      isInviterPaid: false,
    })
  })

  test('who comes by Moments sees the invitation on the page that was shared', async () => {
    const { code } = await scene.lin.ask(referralApi.mint, { offerId: scene.offerId, surface: 'moments' })
    phone.host?.wxApi.call('navigateTo', { url: `/referral/pages/invite/index?code=${code}` })
    await phone.sees('.landing', '林*夏')
    await phone.picture('from-moments')
    await phone.back()
    await phone.sees('.invite-progress', '到访')
  })

  test('a friend who accepts is listed with what is missing; on the board stands only who turned it on', async () => {
    const { w, lin, offerId } = scene
    const { code } = await lin.ask(referralApi.mint, { offerId, surface: 'friend' })
    const other = invitePhone(w, { name: 'zhou' })
    await other.open(code)
    // As a phone does: told only after he joined, a slow letter would make him a member who came later.
    await other.tell()
    expect(await other.accept(await w.member('zhouyuan'))).toMatchObject({ refused: [] })
    await phone.back()
    await phone.tab('me')
    await phone.sees('.to-invite', '1 位好友')
    await phone.tap('.to-invite')
    expect(await phone.text('.friend-note')).toMatch(/正在核实|等待验证手机/)
    await phone.tap('.switch')
    await phone.sees('.invite', '榜上显示你的隐名')
    await phone.picture('friends')

    const { mine } = await lin.ask(referralApi.invitePage, { offerId })
    expect(mine).toMatchObject({ registered: 1, board: { shown: true } })
    await phone.tap('.to-board')
    await phone.sees('.board', '榜上还没有人')
    await phone.back()
  })

  test('while WeChat draws no codes it says so, and a second try brings the poster', async () => {
    const { control } = scene.w.emulator
    control.fault({ path: '/wxa/getwxacodeunlimit', kind: 'errcode', errcode: 48001 })
    await phone.tap('.to-poster')
    await phone.sees('.empty', '微信暂时没有给出小程序码')
    await phone.picture('poster-busy')
    control.clearFaults('/wxa/getwxacodeunlimit')
    await phone.tap('.empty .btn')

    await phone.sees('.poster-save', '保存到相册')
    await phone.picture('poster')
  })

  test('it is kept in the album after a yes to the privacy question; its code leads to the link', async () => {
    const before = phone.drawn()
    await phone.tap('.poster-save')
    await phone.answerPrivacy(true)
    await phone.sees('.band', '已保存到相册')
    const after = phone.drawn()
    await phone.picture('poster-saved')

    expect(phone.host?.album).toHaveLength(1)
    expect(await scanned(readFileSync(phone.host?.album[0] ?? ''))).toMatchObject({
      page: LANDING,
      scene: await posterCode(scene),
    })
    // The question is one interaction more than the saving.
    expect(after.calls - before.calls).toBeLessThanOrEqual(2 * CALLS_MAX)
    expect(after.bytes - before.bytes).toBeLessThanOrEqual(BYTES_MAX)
  })

  test('who has refused the album before is led to the settings, and the poster is kept on coming back', async () => {
    const wx = phone.host?.wxApi
    const failing = (errMsg: string) => (options: { fail(error: { errMsg: string }): void }) =>
      options.fail({ errMsg })
    const allowing = (isAllowed: boolean) => (options: { success(result: object): void }) =>
      options.success({ authSetting: { 'scope.writePhotosAlbum': isAllowed } })
    wx?.mock('saveImageToPhotosAlbum', failing('saveImageToPhotosAlbum:fail auth deny'))
    wx?.mock('getSetting', allowing(false))
    await phone.tap('.poster-save')
    await phone.sees('.band', '还没有保存到相册的权限')
    await phone.picture('poster-refused')
    wx?.restore('saveImageToPhotosAlbum')
    wx?.mock('openSetting', allowing(true))
    await phone.tap('.band-action')

    await phone.sees('.band', '已保存到相册')
    expect(phone.host?.album).toHaveLength(2)
    wx?.mock('saveImageToPhotosAlbum', failing('saveImageToPhotosAlbum:fail cancel'))
    await phone.tap('.poster-save')
    await phone.sees('.band', '没有保存')
    expect(phone.faults()).toEqual([])
  })
})

describe.skipIf(process.env.CHROMIUM === '').each(databaseKinds)(
  'the poster of the H5 build in Chromium, its server on %s',
  (database) => {
    let scene: Scene
    let phone: Phone
    beforeAll(async () => {
      scene = await openScene(database, h5Dir)
      phone = await h5Phone(scene.w)
      await openInvitation(phone, '.demo-login')
    })
    afterAll(async () => {
      await phone.close()
      await scene.w.close()
    })

    test('it goes to the downloads, and its code leads to the link', async () => {
      await phone.tap('.to-poster')
      await phone.tap('.poster-save')
      await phone.sees('.band', '已保存到浏览器的下载里')

      const [file] = await phone.taken()
      expect(file?.name).toBe('laurel-poster.png')
      expect(await scanned(file?.bytes ?? Buffer.alloc(0))).toMatchObject({
        page: LANDING,
        scene: await posterCode(scene),
      })
      expect(phone.faults()).toEqual([])
    })
  },
)
