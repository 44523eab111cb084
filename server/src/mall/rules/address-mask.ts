/** An address as it may be shown: enough to know it again, not enough to find the door. */
import type { Address, Order } from '@laurel/shared/mall'

export type MaskedAddress = NonNullable<Order['address']>

/** Up to the road. What stands behind it, and a place without one, is left out whole. */
const ROAD = /^[^\d０-９]*?(?:大道|胡同|[路街巷弄])/

function maskName(name: string): string {
  const letters = [...name]
  const last = letters.length > 2 ? letters.at(-1) : ''
  return `${letters.length > 1 ? letters[0] : ''}*${last}`
}

function maskPhone(phone: string): string {
  const [head, tail] = phone.length < 11 ? [0, 2] : [3, 4]
  return `${phone.slice(0, head)}****${phone.slice(-tail)}`
}

export const maskAddress = ({ name, phone, city, county, detail }: Address): MaskedAddress => ({
  name: maskName(name),
  phone: maskPhone(phone),
  place: `${city}${county}${ROAD.exec(detail)?.[0] ?? ''} ***`,
})
