/** What operators keep sealed. */
import { type SealedField, sealedField } from '../platform/personal.ts'

export const totpBound = (operatorId: string): string => `totp/${operatorId}`

export const sealedOperatorFields: readonly SealedField[] = [
  sealedField({
    table: 'operator',
    key: ['id'],
    column: 'sealedTotp',
    bound: ({ id }) => totpBound(id),
  }),
]
