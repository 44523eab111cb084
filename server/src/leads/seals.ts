/** How numbers and names of leads are sealed: each for its lead, each page of a mailing for its page. */
import type { Cipher } from '../platform/cipher.ts'
import { sealedField } from '../platform/personal.ts'
import type { Row } from '../schema.ts'

const phoneBound = (id: string): string => `lead-phone/${id}`
const nameBound = (id: string): string => `lead-name/${id}`
const sheetBound = ({ mailingId, page }: Pick<Row<'mailingSheet'>, 'mailingId' | 'page'>): string =>
  `mailing/${mailingId}/${page}`

export const sealPhone = (cipher: Cipher, leadId: string, phone: string): string =>
  cipher.seal(phone, phoneBound(leadId))
export const sealName = (cipher: Cipher, leadId: string, name: string): string =>
  cipher.seal(name, nameBound(leadId))
export const sealSheet = (
  cipher: Cipher,
  { mailingId, page, phones }: { mailingId: string; page: number; phones: readonly string[] },
): string => cipher.seal(JSON.stringify(phones), sheetBound({ mailingId, page }))

/** One lost key hides no other row of a list. */
const readable = (cipher: Cipher, sealed: string | null, bound: string): string | null =>
  sealed === null || !cipher.canOpen(sealed) ? null : cipher.open(sealed, bound)

export const openPhone = (cipher: Cipher, { id, sealedPhone }: Pick<Row<'lead'>, 'id' | 'sealedPhone'>) =>
  readable(cipher, sealedPhone, phoneBound(id))
export const openLeadName = (cipher: Cipher, { id, sealedName }: Pick<Row<'lead'>, 'id' | 'sealedName'>) =>
  readable(cipher, sealedName, nameBound(id))
export const openSheet = (cipher: Cipher, sheet: Row<'mailingSheet'>): string[] =>
  JSON.parse(cipher.open(sheet.sealed, sheetBound(sheet))) as string[]

/** For whoever seals everything again under a newer key. */
export const sealedLeadFields = [
  sealedField({ table: 'lead', key: ['id'], column: 'sealedPhone', bound: ({ id }) => phoneBound(id) }),
  sealedField({ table: 'lead', key: ['id'], column: 'sealedName', bound: ({ id }) => nameBound(id) }),
  sealedField({ table: 'mailingSheet', key: ['mailingId', 'page'], column: 'sealed', bound: sheetBound }),
]
