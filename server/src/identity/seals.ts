/** How what a member is known by, and called, is sealed: each text for its place alone. */
import type { Cipher } from '../platform/cipher.ts'
import { sealedField } from '../platform/personal.ts'
import type { Row } from '../schema.ts'
import type { Identity } from './commands/identities.ts'
import type { IdentityKind } from './tables.ts'

/** A phone or a customer number names its member. An openid is met before one knows whose it is: its hash is its place. */
const boundOf = ({ kind, value, sealedFor }: Pick<Row<'identity'>, 'kind' | 'value' | 'sealedFor'>): string =>
  `${kind}/${sealedFor ?? value}`
const nameBound = (memberId: string): string => `nickname/${memberId}`

/** `memberId`: whom it is sealed for; null while nobody knows. */
export function sealIdentity(
  cipher: Cipher,
  { kind, text, memberId }: { kind: IdentityKind; text: string; memberId: string | null },
): Identity {
  const place = { kind, value: cipher.blind(text), sealedFor: memberId }
  return { ...place, sealed: cipher.seal(text, boundOf(place)) }
}

export const openIdentity = (
  cipher: Cipher,
  identity: Pick<Row<'identity'>, 'kind' | 'value' | 'sealedFor' | 'sealed'>,
): string => cipher.open(identity.sealed, boundOf(identity))

export const sealName = (cipher: Cipher, memberId: string, nickname: string): string =>
  cipher.seal(nickname, nameBound(memberId))

/** Null also when its key is lost: the member may give the name again, and signs in meanwhile. */
export const openName = (cipher: Cipher, { id, sealedName }: Pick<Row<'member'>, 'id' | 'sealedName'>) =>
  sealedName === null || !cipher.canOpen(sealedName) ? null : cipher.open(sealedName, nameBound(id))

/** For whoever seals everything again under a newer key. */
export const sealedIdentityFields = [
  sealedField({ table: 'identity', key: ['kind', 'value'], column: 'sealed', bound: boundOf }),
  sealedField({ table: 'member', key: ['id'], column: 'sealedName', bound: ({ id }) => nameBound(id) }),
]
