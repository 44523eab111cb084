/** What admins do with the systems that tell us what happened: let one in, edit or stop it, exchange its key. */
import { eventsAdminApi, type SourceKey } from '@laurel/shared/events'
import * as schema from '@laurel/shared/events.schema'
import { Empty } from '@laurel/shared/schema'
import { ROLES } from '../../operators/index.ts'
import type { Deps, Feature } from '../../platform/feature.ts'
import { answer } from '../../platform/http/answer.ts'
import { addSource, editSource, rotateKey } from '../commands/sources.ts'
import type { EventQueries } from '../queries.ts'
import { newSecret, sourceKeyBound } from '../seals.ts'

const ADMINS = ['admin'] as const
const HOUR_MS = 3_600_000

/** The secret is in this answer and nowhere else: what is stored is sealed, so no Idempotency-Key can bring it back. */
export const adminRoutes = ({ cipher, newId, random }: Deps, queries: EventQueries): Feature => {
  const newKey = (sourceId: string) => {
    const secret = newSecret(random)
    return { secret, kept: { keyId: newId(), sealed: cipher.seal(secret, sourceKeyBound(sourceId)) } }
  }
  return (app) => {
    answer(app, eventsAdminApi.sources, {
      who: ROLES,
      input: Empty,
      reply: schema.EventSources,
      handle: () => queries.listSources(),
    })
    answer(app, eventsAdminApi.add, {
      who: ADMINS,
      key: 'none',
      status: 201,
      input: schema.AddSourceInput,
      reply: schema.SourceKey,
      handle: async (input, { run }): Promise<SourceKey> => {
        const { secret, kept } = newKey(input.sourceId)
        return { source: await run(addSource, { ...input, ...kept }), keyId: kept.keyId, secret }
      },
    })
    answer(app, eventsAdminApi.edit, {
      who: ADMINS,
      input: schema.EditSourceInput,
      reply: schema.EventSource,
      handle: (input, { run }) => run(editSource, input),
    })
    answer(app, eventsAdminApi.rotate, {
      who: ADMINS,
      key: 'none',
      status: 201,
      input: schema.RotateKeyInput,
      reply: schema.SourceKey,
      handle: async ({ sourceId, overlapHours }, { run }): Promise<SourceKey> => {
        const { secret, kept } = newKey(sourceId)
        const source = await run(rotateKey, { sourceId, overlapMs: overlapHours * HOUR_MS, ...kept })
        return { source, keyId: kept.keyId, secret }
      },
    })
  }
}
