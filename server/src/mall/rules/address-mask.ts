/** An address as it may be shown: enough to know it again, not enough to find the door. */
import type { Address, Order } from '@laurel/shared/mall'
import { maskedName } from '@laurel/shared/masks'

export type MaskedAddress = NonNullable<Order['address']>

/** Up to the road. What stands behind it, and a place without one, is left out whole. */
const ROAD = /^[^\d０-９]*?(?:大道|胡同|[路街巷弄])/

function maskPhone(phone: string): string {
  const [head, tail] = phone.length < 11 ? [0, 2] : [3, 4]
  return `${phone.slice(0, head)}****${phone.slice(-tail)}`
}

export const maskAddress = ({ name, phone, city, county, detail }: Address): MaskedAddress => ({
  name: maskedName(name),
  phone: maskPhone(phone),
  place: `${city}${county}${ROAD.exec(detail)?.[0] ?? ''} ***`,
})
