/** Proves which source sent a request. Whoever can't sign learns nothing: an unknown source is held against keys of nobody, as long as a known one. */
import type { FastifyRequest } from 'fastify'
import type { Deps } from '../platform/feature.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Row } from '../schema.ts'
import type { EventQueries } from './queries.ts'
import { isGood, KEYS_MAX } from './rules.ts'
import { newSecret, sourceKeyBound } from './seals.ts'
import { isSigned, stampOf } from './signature.ts'

type Sealed = Pick<Row<'eventSourceKey'>, 'sourceId' | 'sealed'>

export type SourceDesk = ReturnType<typeof sourceDesk>

export function sourceDesk({ cipher, clock, random }: Deps, { findSource }: EventQueries) {
  const nobody = '-'
  const strangers: Sealed[] = Array.from({ length: KEYS_MAX }, () => ({
    sourceId: nobody,
    sealed: cipher.seal(newSecret(random), sourceKeyBound(nobody)),
  }))
  const opened = ({ sourceId, sealed }: Sealed): string => cipher.open(sealed, sourceKeyBound(sourceId))

  return {
    /** Refuses with SIGNATURE_INVALID whatever is wrong. */
    async prove({ headers, body }: Pick<FastifyRequest, 'headers' | 'body'>): Promise<Row<'eventSource'>> {
      const now = clock()
      const stamp = stampOf(headers, now)
      if (!stamp) throw new Refusal('SIGNATURE_INVALID')
      const found = await findSource(stamp.sourceId)
      const good = (found?.keys ?? []).filter((key) => isGood(key, now) && cipher.canOpen(key.sealed))
      const secrets = [...good, ...strangers].slice(0, KEYS_MAX).map(opened)
      const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0)
      const signed = isSigned(stamp, bytes, secrets)
      if (!signed || !found) throw new Refusal('SIGNATURE_INVALID')
      return found.source
    },
  }
}
