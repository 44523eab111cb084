/** Where a login code comes from: WeChat, or in the browser preview the emulator of it. */
import Taro from '@tarojs/taro'
import { emulate } from './emulator.ts'
import { isWeChat } from './host.ts'
import { forget, read, write } from './storage.ts'

export type DemoMember = (typeof DEMO_MEMBERS)[number]

/** Whom the preview can sign in as; nobody inside WeChat, where the member is the one who holds the phone. */
export const demoMembers: readonly DemoMember[] = isWeChat || !EMULATOR_URL ? [] : DEMO_MEMBERS

/** False in a browser without the emulator: membership needs WeChat. */
export const canLogin = isWeChat || demoMembers.length > 0

const CHOSEN = 'preview-openid'

export function chooseDemoMember(openid: string): void {
  write(CHOSEN, openid)
}

export const chosenDemoMember = (): DemoMember | undefined =>
  demoMembers.find(({ openid }) => openid === read<string>(CHOSEN))

export function forgetDemoMember(): void {
  forget(CHOSEN)
}

/** A fresh one-time code, or null when there is nobody to sign in without asking. */
export async function loginCode(): Promise<string | null> {
  if (isWeChat) return (await Taro.login()).code
  const chosen = chosenDemoMember()
  return chosen ? (await emulate<{ code: string }>('codes', { openid: chosen.openid })).code : null
}
