/** Where operators keep something sealed, for whoever seals it again under a newer key. */
import { sealedField } from '../platform/personal.ts'

export const sealedOperatorFields = [
  sealedField({ table: 'operator', key: ['id'], column: 'sealedTotp', bound: ({ id }) => `totp/${id}` }),
]
