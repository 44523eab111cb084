/** An event source as operators see it: never what it signs with. */
import type { EventSource } from '@laurel/shared/events'
import type { Row } from '../schema.ts'

export function sourceReply(
  { id, name, state, types, addedAt }: Row<'eventSource'>,
  keys: readonly Row<'eventSourceKey'>[],
): EventSource {
  const shown = keys.map(({ id: keyId, from, until }) => ({ id: keyId, from, until }))
  return { id, name, state, types, keys: shown, addedAt }
}
