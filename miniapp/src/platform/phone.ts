/** The browser preview's stand-in for the button that asks WeChat for the phone number. */
import { emulate } from './emulator.ts'
import { isWeChat } from './host.ts'
import { chosenDemoMember } from './login.ts'

/** Inside WeChat only its own button may ask. */
export const asksByButton = isWeChat

/** A fresh one-time code; null where there is neither WeChat nor an emulator, or no phone to ask for. */
export async function previewPhoneCode(): Promise<string | null> {
  const member = chosenDemoMember()
  if (!member) return null
  try {
    return (await emulate<{ code: string }>('phone-codes', { openid: member.openid })).code
  } catch {
    return null
  }
}
