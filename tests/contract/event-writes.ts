/** The writes of event sources, in the form of `everyWrite`. */
import { eventsAdminApi } from '@laurel/shared/events'
import type { Stage } from './stage.ts'
import type { Write } from './writes.ts'

let made = 0

export function eventWrites({ world }: Stage): Write[] {
  const terms = { name: '收银', types: ['purchase.paid'] }
  const source = async () => {
    made += 1
    const sourceId = `pos-${made}`
    await world.operators.as('admin', eventsAdminApi.add, { sourceId, ...terms })
    return { sourceId }
  }
  return [
    {
      call: eventsAdminApi.edit,
      as: 'admin',
      input: async () => ({ ...(await source()), ...terms, state: 'stopped' }),
      other: () => ({ state: 'active' }),
    },
  ]
}
