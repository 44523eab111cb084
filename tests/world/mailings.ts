/** A process that is killed after it wrote down whom it sends to, and before it sent. */
import { takePage } from '@laurel/server/leads/commands/mailings'
import type { World } from './world.ts'

interface Held {
  mailingId: string
  recipients: { memberId: null; code: string }[]
}

export const dieHolding = ({ laurel: { deps } }: World, held: Held): Promise<unknown> =>
  deps.engine.run(takePage, { ...held, taken: 0 })
