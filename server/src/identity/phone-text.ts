/** One spelling of a phone number, so that the same number has the same mark. */
import type { PhoneNumber } from '../platform/wechat/index.ts'

/** `+8613800002046` */
export const phoneText = ({ countryCode, number }: Pick<PhoneNumber, 'countryCode' | 'number'>): string =>
  `+${countryCode}${number}`

/** As somebody types it: without a country code it is a Chinese one. */
export function typedPhone(typed: string): string {
  const digits = typed.replace(/[\s()-]/g, '').replace(/^00/, '+')
  return digits.startsWith('+') ? digits : `+86${digits}`
}
