import type { Static } from 'typebox'
import { call } from './call.ts'
import type * as schema from './points.schema.ts'

export type Reason =
  | 'sign-in'
  | 'redeem'
  | 'cancel'
  | 'expire'
  | 'gift'
  | 'correction'
  | 'fill'
  | 'cost'
  | 'closed'
  | 'merge'
  | 'unmerge'
  | 'purchase'
  | 'task'
  | 'referral'
  | 'quiz'
  | 'draw'
  | 'benefit'
  | 'refund'
export type PointsSummary = Static<typeof schema.PointsSummary>
export type Expiring = Static<typeof schema.Expiring>
export type LotPart = Static<typeof schema.LotPart>
export type HistoryEntry = Static<typeof schema.HistoryEntry>
export type ListHistoryInput = Static<typeof schema.ListHistoryInput>
type Nothing = Record<never, never>

export const pointsApi = {
  summary: call<Nothing, PointsSummary>()('GET', '/points'),
  history: call<ListHistoryInput, { items: HistoryEntry[]; next: string | null }>()('GET', '/points/history'),
}
