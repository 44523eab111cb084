/** A member's own data in the member's own hands: profile, messages, export, consent, and the end of the account. */
import { readFileSync } from 'node:fs'
import { outreachAdminApi } from '@laurel/shared/outreach'
import { expect } from 'vitest'
import type { DatabaseKind } from '../world/databases.ts'
import type { World } from '../world/world.ts'
import { openJourneyWorld } from './journey.ts'
import type { Phone } from './phone.ts'

const TEMPLATE = 'orderShippedTemplate0000000000000000000000a'
const BAD_WORD = '刷单'
const PICTURE = readFileSync(new URL('portrait.png', import.meta.url))

/** A member whom WeChat knows by phone, a message to allow, and a word that WeChat takes for bad. */
export async function openOwnDataWorld(database: DatabaseKind, previewDir?: string): Promise<World> {
  const { w } = await openJourneyWorld(database, previewDir)
  const { control } = w.emulator
  w.loginCode('linzhixia')
  const [user] = control.users()
  control.setPhone(user?.openid ?? '', '13800002046')
  control.judge({ word: BAD_WORD, suggest: 'risky' })
  control.addTemplate({ id: TEMPLATE, fields: { thing1: 'thing', character_string2: 'character_string' } })
  await w.operators.as('editor', outreachAdminApi.addTemplate, {
    templateId: TEMPLATE,
    topic: 'order.shipped',
    title: '发货提醒',
    about: '兑换的商品寄出时告诉你',
    page: 'mall/pages/orders/index',
    fields: [
      { key: 'thing1', value: '{title}' },
      { key: 'character_string2', value: '{orderId}' },
    ],
  })
  return w
}

/** `loginButton`: what signs in on this platform. */
export async function liveWithOwnData(phone: Phone, loginButton: string): Promise<void> {
  await join(phone, loginButton)
  await writeProfile(phone)
  await askForNews(phone)
  await chooseMessages(phone)
  await takeAlong(phone)
  await clearTheWay(phone)
  await withdrawConsent(phone)
  await join(phone, loginButton)
  await closeAccount(phone)
  expect(phone.faults()).toEqual([])
}

async function join(phone: Phone, loginButton: string): Promise<void> {
  await phone.tap('.login-button')
  await phone.sees('.sign-in', '我已阅读并同意')
  await phone.tap(loginButton)
  await phone.sees('.sign-in-refused', '同意') // asked again each time: it is never ticked for the member
  await phone.tap('.check-box')
  await phone.tap(loginButton)
  await phone.sees('.home .balance', '')
}

async function writeProfile(phone: Phone): Promise<void> {
  await phone.tap('.sign-in-button')
  await phone.sees('.balance', '10')
  await phone.tab('me')
  await phone.tap('.to-profile')
  await phone.sees('.profile-name', '会员')
  await phone.picture('profile-new')
  await linkPhone(phone)
  await writeNickname(phone)
  phone.hasPicture(PICTURE)
  await phone.tap('.avatar-button')
  await phone.sees('.avatar-state', '微信')
  expect(await phone.count('.avatar-picture')).toBeGreaterThan(0)
  await phone.picture('profile')
}

async function linkPhone(phone: Phone): Promise<void> {
  await phone.tap('.phone-button')
  if (phone.asksPrivacy) {
    await phone.sees('.privacy-ask', '手机号')
    await phone.picture('privacy-ask')
    await phone.answerPrivacy(false)
    await phone.sees('.band', '不绑定也可以')
    await phone.picture('phone-declined')
    await phone.tap('.phone-button')
    await phone.answerPrivacy(true)
  }
  await phone.sees('.phone-row', '138')
  expect(await phone.text('.phone-row')).not.toContain('00002')
}

async function writeNickname(phone: Phone): Promise<void> {
  await phone.tap('.nickname-row')
  await phone.fill('.nickname-input', BAD_WORD)
  await phone.tap('.nickname-save')
  await phone.sees('.nickname-form', '没有通过')
  await phone.picture('nickname-refused')
  await phone.fill('.nickname-input', '林知夏')
  await phone.tap('.nickname-save')
  await phone.sees('.profile-name', '林知夏')
  await phone.sees('.nickname-row', '林*夏')
}

/** On the page of an order that is still to be sent. */
async function askForNews(phone: Phone): Promise<void> {
  await phone.tab('mall')
  await phone.tap('.product-tile')
  await phone.sees('.price', '10')
  await phone.tap('.redeem-button')
  await phone.tap('.address')
  await phone.sees('.address', '文三路')
  await phone.tap('.confirm-button')
  await phone.sees('.order-state', '待发货')
  await phone.tap('.tell-button')
  await phone.sees('.tell-when-shipped', '还可以发 1 条')
  await phone.picture('tell-when-shipped')
}

async function chooseMessages(phone: Phone): Promise<void> {
  await phone.tab('me')
  await phone.sees('.me .member-name', '林*夏')
  await phone.picture('me-known')
  await phone.tap('.to-messages')
  await phone.sees('.setting-granted', '还可以发 1 条')
  if (phone.asksPrivacy) await findMessagesSwitchedOff(phone)
  await phone.tap('.allow-button')
  await phone.sees('.setting-granted', '还可以发 2 条')
  await phone.picture('messages')
  await phone.tap('.switch')
  await phone.sees('.setting', '发货提醒')
  expect(await phone.count('.allow-button')).toBe(0)
  await phone.back()
}

/** Only WeChat has a main switch. */
async function findMessagesSwitchedOff(phone: Phone): Promise<void> {
  phone.answersMessages('switched-off')
  await phone.tap('.allow-button')
  await phone.sees('.setting', '关闭了本小程序的全部消息')
  phone.answersMessages('accept')
}

async function takeAlong(phone: Phone): Promise<void> {
  await phone.tap('.to-privacy')
  await phone.sees('.records', '条')
  await phone.picture('privacy')
  await phone.tap('.export-json')
  await phone.sees('.export-ready', '.json')
  await phone.picture('exported')
  await phone.tap('.export-give')
  await phone.tap('.export-csv')
  await phone.sees('.export-ready', '.zip')
  await phone.tap('.export-give')
  const [json, ...others] = await phone.taken()
  expect(json?.bytes.toString('utf8')).toContain('林知夏')
  const zip = others.find(({ name }) => name.endsWith('.zip'))
  expect(zip?.bytes.subarray(0, 2).toString()).toBe('PK')
}

/** An order under way keeps the account open; the page shows the way to end it. */
async function clearTheWay(phone: Phone): Promise<void> {
  await phone.tap('.to-close')
  await phone.sees('.hindrance', '1 单进行中')
  await phone.sees('.close-button', '请先处理订单')
  await phone.picture('close-hindered')
  await phone.tap('.hindrance-solve')
  await phone.tap('.order-row')
  await phone.tap('.cancel-button')
  await phone.confirm(true)
  await phone.sees('.order-state', '已取消')
  await phone.back()
  await phone.sees('.order-row', '马克杯')
  await phone.back()
  await phone.sees('.loss-points', '10')
  await phone.back()
  await phone.sees('.privacy', '带走一份')
}

async function withdrawConsent(phone: Phone): Promise<void> {
  await phone.tap('.to-consents')
  await phone.sees('.consent-standing', '已同意')
  await phone.sees('.consent-act', '登录时')
  await phone.picture('consents')
  await phone.tap('.withdraw-button')
  await phone.confirm(true)
  await phone.sees('.home .band', '已撤回同意')
  await phone.picture('withdrawn')
}

async function closeAccount(phone: Phone): Promise<void> {
  await phone.sees('.balance', '10') // nothing was lost by withdrawing
  await phone.tab('me')
  await phone.tap('.to-privacy')
  await phone.tap('.to-close')
  await phone.sees('.loss-points', '10')
  await phone.picture('close')
  await phone.tap('.close-form .check-box')
  await phone.fill('.close-word', '注销')
  await phone.sees('.close-button', '注销账号')
  await phone.picture('close-ready')
  await phone.tap('.close-button')
  await phone.confirm(true)
  await phone.sees('.home .band', '账号已注销')
  await phone.sees('.home', '登录')
  await phone.picture('closed')
}
