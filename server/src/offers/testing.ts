/** An offer in force without its way through review: for the tests of what offers do. */
import type { OfferKindName } from '@laurel/shared/offers'
import type { Work } from '../schema.ts'
import { bringIntoForce } from './commands/force.ts'

export interface Put {
  id: string
  kind: OfferKindName
  body: Record<string, unknown>
  topics: readonly string[]
  budgetId?: string | null
  title?: string
  startsAt?: number
  endsAt?: number
}

const GOAL = { metric: 'members', target: 1, days: 30 } as const
const FAR = 4_102_444_800_000

export function putInForce(w: Work, put: Put, now: number): void {
  const { id, kind, body, topics, budgetId = null, title = id, startsAt = 0, endsAt = FAR } = put
  const old = w.get('offer', id)
  const number = (old?.newest ?? 0) + 1
  if (old) w.set('offer', old, { newest: number })
  else w.add('offer', { id, kind, spans: [], pauses: [], newest: number, addedAt: now })
  const terms = {
    title,
    body,
    budgetId,
    startsAt,
    endsAt,
    rules: ['as published'],
    goal: GOAL,
    author: 'editor',
  }
  w.add('offerVersion', { offerId: id, number, state: 'review', editedAt: now, ...terms })
  bringIntoForce(w, { offerId: id, number, topics, decidedBy: 'approver' }, now)
}
