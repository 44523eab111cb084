/** What the mall keeps of a person: orders for the export, what is sealed, and how long an address is kept. */
import type { Address } from '@laurel/shared/mall'
import { sectionWords } from '@laurel/shared/words.zh'
import type { Deps } from '../platform/feature.ts'
import { type Cell, type PersonalSection, type Retention, sealedField } from '../platform/personal.ts'
import { forgetAddresses } from './commands/addresses.ts'
import { personalQueries } from './queries/personal.ts'
import { mallSeals } from './seals.ts'

export function mallSections({ reads, cipher }: Pick<Deps, 'reads' | 'cipher'>): PersonalSection[] {
  const queries = personalQueries(reads)
  const seals = mallSeals(cipher)
  return [
    {
      name: 'orders',
      title: sectionWords.orders,
      async count(memberIds) {
        const counts = await Promise.all(memberIds.map(queries.countOrders))
        return counts.reduce((sum, n) => sum + n, 0)
      },
      async *rows(memberIds) {
        for (const memberId of memberIds) {
          for await (const order of queries.ordersOf(memberId)) {
            const { id, title, kind, pricePoints, state, placedAt, parcel } = order
            const line = { id, title, kind, pricePoints, state, placedAt }
            const code = seals.openCode(order)
            yield { ...line, code, ...addressCells(seals.readAddress(order)), ...parcelCells(parcel) }
          }
        }
      },
    },
  ]
}

/** The same columns in every row. */
const addressCells = (address: Address | null): Record<string, Cell> => ({
  name: address?.name ?? null,
  phone: address?.phone ?? null,
  province: address?.province ?? null,
  city: address?.city ?? null,
  county: address?.county ?? null,
  detail: address?.detail ?? null,
})
const parcelCells = (parcel: { carrier: string; trackingNumber: string } | null): Record<string, Cell> => ({
  carrier: parcel?.carrier ?? null,
  trackingNumber: parcel?.trackingNumber ?? null,
})

export const sealedMallFields = [
  sealedField({ table: 'order', key: ['id'], column: 'address', bound: ({ memberId }) => memberId }),
  sealedField({
    table: 'code',
    key: ['product', 'number', 'position'],
    column: 'sealed',
    bound: ({ product, number }) => `${product}.${number}`,
  }),
]

const ADDRESS_KEPT_DAYS = 180

export const mallRetentions = ({ reads }: Pick<Deps, 'reads'>): Retention<string>[] => [
  {
    name: 'addresses of ended orders',
    keptDays: ADDRESS_KEPT_DAYS,
    because: 'complaints about a parcel come within the half year; after that nobody needs to find the door',
    due: personalQueries(reads).endedWithAddress,
    forget: (w, { due }) => forgetAddresses(w, { orderIds: due }),
  },
]
