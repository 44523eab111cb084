/** The browser preview's stand-ins for what asks WeChat for the phone number, and for the text message with a code. */
import Taro from '@tarojs/taro'
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

/** The newest text message to a number, where the preview's server keeps them to be read. */
export async function previewText(phone: string): Promise<string | null> {
  if (isWeChat || !EMULATOR_URL) return null
  try {
    const { data } = await Taro.request<{ items?: { text: string }[] }>({
      url: `${ASSET_BASE}/dev/texts?phone=${phone}`,
    })
    return data.items?.[0]?.text ?? null
  } catch {
    return null
  }
}
