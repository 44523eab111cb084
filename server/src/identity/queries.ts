/** Reads of members, of what they are known by, and of what is kept of them. */
import type { Cipher } from '../platform/cipher.ts'
import type { Reads } from '../platform/database.ts'
import { identityReads } from './queries/identities.ts'
import { memberQueries } from './queries/members.ts'

export type IdentityQueries = ReturnType<typeof identityQueries>

export const identityQueries = (reads: Reads, cipher: Cipher) => ({
  ...memberQueries(reads, cipher),
  ...identityReads(reads, cipher),
})
