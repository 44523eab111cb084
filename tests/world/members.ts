/** Members in WeChat: each has an openid in the emulator and signs in as the mini program does. */
import type { Call } from '@laurel/shared/call'
import { identityApi, type Session } from '@laurel/shared/identity'
import { type Address, mallApi, type Redeemed } from '@laurel/shared/mall'
import { pointsApi } from '@laurel/shared/points'
import { type SignedIn, tasksApi } from '@laurel/shared/tasks'
import { ask } from './ask.ts'

export const HOME: Address = {
  name: '林知夏',
  phone: '13800002046',
  province: '浙江省',
  city: '杭州市',
  county: '西湖区',
  detail: '文三路 199 号 2 幢 301',
}

export interface MemberClient {
  id: string
  session: Session
  token: string
  ask<Input, Output>(call: Call<Input, Output>, input: Input, key?: string): Promise<Output>
  signInDaily(key?: string): Promise<SignedIn>
  redeem(skuId: string, key?: string, address?: Address): Promise<Redeemed>
  balance(): Promise<number>
}

let phones = 0
/** Everybody has a phone of his own, in a neighbourhood of his own. */
const newIp = (): string => {
  phones += 1
  return `10.${(phones >> 8) & 255}.${phones & 255}.7`
}

/** `loginCode` is what wx.login would give. */
export async function memberAt(
  base: string,
  loginCode: () => Promise<string> | string,
): Promise<MemberClient> {
  const ip = newIp()
  const { version } = await ask(base, identityApi.consent, {})
  const session = await ask(
    base,
    identityApi.signIn,
    { code: await loginCode(), consentVersion: version },
    { ip },
  )
  const token = session.accessToken
  const asked: MemberClient['ask'] = (call, input, key) =>
    ask(base, call, input, { token, ip, ...(key ? { key } : {}) })
  return {
    id: session.member.id,
    session,
    token,
    ask: asked,
    signInDaily: (key) => asked(tasksApi.signIn, {}, key),
    redeem: (skuId, key, address = HOME) => asked(mallApi.redeem, { skuId, address }, key),
    balance: async () => (await asked(pointsApi.summary, {})).balance,
  }
}
