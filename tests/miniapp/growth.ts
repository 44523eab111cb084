/** Reasons, as a customer asks for them: a line of the history tells what it rests on. */
import { expect } from 'vitest'
import type { DatabaseKind } from '../world/databases.ts'
import { openMall } from '../world/mall.ts'
import { type World, world } from '../world/world.ts'
import type { Phone } from './phone.ts'

export async function openGrowthWorld(database: DatabaseKind, previewDir?: string): Promise<World> {
  const w = await world({ database, ...(previewDir ? { previewDir } : {}) })
  await openMall(w)
  return w
}

/** `loginButton`: what signs in on this platform. */
export async function askForReasons(phone: Phone, loginButton: string): Promise<void> {
  await join(phone, loginButton)
  await askWhyOfPoints(phone)
  expect(phone.faults()).toEqual([])
}

async function join(phone: Phone, loginButton: string): Promise<void> {
  await phone.tap('.login-button')
  await phone.sees('.sign-in', '我已阅读并同意')
  await phone.tap('.check-box')
  await phone.tap(loginButton)
  await phone.sees('.balance', '0')
  await phone.tap('.sign-in-button')
  await phone.sees('.given', '10')
}

async function askWhyOfPoints(phone: Phone): Promise<void> {
  await phone.tab('me')
  await phone.tap('.to-points')
  await phone.tap('.entry')
  await phone.sees('.why-points', '+10')
  await phone.sees('.why-facts', '签到')
  await phone.sees('.why-steps', '连签')
  await phone.sees('.why-rule', '每日签到')
  await phone.picture('why-points')
  await phone.tap('.why-next')
  await phone.sees('.balance-line', '10')
}
