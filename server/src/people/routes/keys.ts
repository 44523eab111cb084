/** How far a rotation of the field keys is: a key that sealed nothing any more may be taken out of FIELD_KEYS. */
import { peopleAdminApi } from '@laurel/shared/people'
import * as schema from '@laurel/shared/people.schema'
import { Empty } from '@laurel/shared/schema'
import type { Deps } from '../../platform/feature.ts'
import { answer } from '../../platform/http/answer.ts'
import type { App } from '../../platform/http/server.ts'
import type { SealedField } from '../../platform/personal.ts'
import { sealedQueries } from '../queries/sealed.ts'

export function mountKeys(app: App, { reads, config }: Deps, fields: readonly SealedField[]): void {
  const { countKeys } = sealedQueries(reads)
  const known = config.fieldKeys.map(({ id }) => id)
  const [newest] = known as [string, ...string[]]

  answer(app, peopleAdminApi.keys, {
    who: ['admin', 'auditor'],
    input: Empty,
    reply: schema.FieldKeys,
    handle: async () => {
      const sealed = new Map(known.map((id) => [id, 0]))
      for (const field of fields) {
        for (const [id, count] of await countKeys(field, known)) sealed.set(id, (sealed.get(id) ?? 0) + count)
      }
      const keys = [...sealed].map(([keyId, count]) => ({
        keyId,
        sealed: count,
        isKnown: known.includes(keyId),
      }))
      return { newest, keys }
    },
  })
}
