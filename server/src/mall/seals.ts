/** Seals and opens what the mall keeps secret: addresses are bound to their member, codes to their sku. */
import { skuId } from '@laurel/shared/ids'
import type { Address } from '@laurel/shared/mall'
import type { Cipher } from '../platform/cipher.ts'
import type { Row } from '../schema.ts'
import type { SealedCode } from './commands/stock.ts'
import { type MaskedAddress, maskAddress } from './rules/address-mask.ts'

type Addressed = Pick<Row<'order'>, 'memberId' | 'address'>
type Coded = Pick<Row<'order'>, 'productId' | 'skuNumber'> & { sealedCode: string | null }

const SHIP_LETTERS = 8

export const mallSeals = (cipher: Cipher) => {
  const openAddress = ({ address, memberId }: Addressed): Address | null =>
    address === null ? null : (JSON.parse(cipher.open(address, memberId)) as Address)
  /** In a list, one address under a lost key hides no other. */
  const readAddress = (order: Addressed): Address | null =>
    order.address === null || cipher.canOpen(order.address) ? openAddress(order) : null
  return {
    openAddress,
    readAddress,
    sealAddress: (address: Address, memberId: string): string =>
      cipher.seal(JSON.stringify(address), memberId),
    /** Keyed and cut short: enough to see that two parcels go to one door, too little to find it by. */
    shipMark: ({ province, city, county, detail }: Address): string =>
      cipher
        .blind(`ship/${[province, city, county, detail].join('').replace(/\s/g, '')}`)
        .slice(0, SHIP_LETTERS),
    maskedAddress(order: Addressed): MaskedAddress | null {
      const address = readAddress(order)
      return address && maskAddress(address)
    },
    sealCode: (code: string, sku: string): SealedCode => ({
      sealed: cipher.seal(code, sku),
      hash: cipher.blind(code),
    }),
    openCode: ({ sealedCode, productId, skuNumber }: Coded): string | null =>
      sealedCode === null ? null : cipher.open(sealedCode, skuId({ product: productId, number: skuNumber })),
  }
}
export type MallSeals = ReturnType<typeof mallSeals>
