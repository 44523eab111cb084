/** What sources sign with, and how it is kept: each key sealed for its source alone. */
import type { Random } from '../platform/ids.ts'
import { type SealedField, sealedField } from '../platform/personal.ts'

const SECRET_BYTES = 32

export const newSecret = (random: Random): string =>
  Buffer.from(Array.from({ length: SECRET_BYTES }, () => random(256))).toString('base64url')

export const sourceKeyBound = (sourceId: string): string => `event-source/${sourceId}`

export const sealedEventFields: readonly SealedField[] = [
  sealedField({
    table: 'eventSourceKey',
    key: ['sourceId', 'id'],
    column: 'sealed',
    bound: ({ sourceId }) => sourceKeyBound(sourceId),
  }),
]
