/** The member's address book in WeChat; in the browser preview, the address of the demo member. */
import type { Address } from '@laurel/shared/mall'
import Taro from '@tarojs/taro'
import { isWeChat } from './host.ts'
import { chosenDemoMember } from './login.ts'

export type Chosen =
  | { state: 'chosen'; address: Address }
  /** Closed without choosing, or the permission was declined. */
  | { state: 'declined' }
  /** Not inside WeChat. */
  | { state: 'unsupported' }

export async function chooseAddress(): Promise<Chosen> {
  if (!isWeChat) return fromPreview()
  try {
    return { state: 'chosen', address: addressOf(await Taro.chooseAddress()) }
  } catch {
    return { state: 'declined' }
  }
}

const addressOf = (entry: Taro.chooseAddress.SuccessCallbackResult): Address => ({
  name: entry.userName,
  phone: entry.telNumber,
  province: entry.provinceName,
  city: entry.cityName,
  county: entry.countyName,
  detail: entry.detailInfo,
})

function fromPreview(): Chosen {
  const address = chosenDemoMember()?.address
  return address ? { state: 'chosen', address } : { state: 'unsupported' }
}
