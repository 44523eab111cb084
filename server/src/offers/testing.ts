/** An offer in force without its way through review: for the tests of what offers do. */
import type { OfferKindName } from '@laurel/shared/offers'
import { addBudget, askTopUp, budgetApprovals } from '../budget/index.ts'
import { approveWith } from '../operators/index.ts'
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

/** The budget `daily`, asked for by one operator and approved by another. */
export function fillDaily(w: Work, amount: number, now: number): void {
  addBudget(w, { id: 'daily', name: '任务', currency: 'points', parentId: null, caps: NO_CAPS })
  askTopUp(w, { id: 't1', budgetId: 'daily', amount, because: '年度', operatorId: 'qing' }, now)
  approveWith(budgetApprovals)(w, { approvalId: 't1', operatorId: 'wen', role: 'approver' }, now)
}

const NO_CAPS = { dayMax: null, monthMax: null, totalMax: null }
const at = (text: string): number => Date.parse(`${text}+08:00`)
/** On the business day's clock. */
export const noon = (day: string): number => at(`${day}T12:00:00`)
