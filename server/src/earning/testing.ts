/** Facts told to earn rules, without a database: for the tests of what they give. */

import type { EarnBody } from '@laurel/shared/earning'
import type { FactType } from '@laurel/shared/facts'
import { putInForce } from '../offers/testing.ts'
import { recordFact } from '../platform/facts.ts'
import { postgresKit } from '../platform/kit.ts'
import { heardBy, type Listeners } from '../platform/listening.ts'
import { NOON } from '../platform/testing.ts'
import { memoryEngine } from '../platform/work/memory.ts'
import { budgetAccount, growthOf, MALL_REDEEMED, mintOf, pointsOf, transfer } from '../points/index.ts'
import { defineSchema, type Work } from '../schema.ts'
import { earn, earnAgain, unearn } from './commands/listen.ts'
import { earnKind } from './kind.ts'

/** Earn rules and nobody else. */
export const ALONE: Listeners = {
  'purchase.paid': [earn],
  'purchase.refunded': [unearn],
  'tier.changed': [earnAgain],
}
export const DAY_MS = 86_400_000

export const POINT_PER_YUAN: EarnBody = {
  fact: 'purchase.paid',
  points: { amount: 1, per: { number: 'amountFen', of: 100 } },
  growth: { amount: 1, per: { number: 'amountFen', of: 100 } },
  multiplied: false,
  cap: null,
  lotDays: 365,
}

export interface Told {
  type?: FactType
  key: string
  at?: number
  memberId?: string
  data?: Record<string, unknown>
  undoes?: string
}

export function fillBudget(w: Work, filled: number, now: number): void {
  const caps = { dayMax: null, monthMax: null, totalMax: null }
  w.add('budget', { id: 'spring', name: 'spring', currency: 'points', caps, filled, handedDown: 0 })
  const leg = { debit: mintOf('points'), credit: budgetAccount('spring', 'points'), amount: filled }
  transfer(w, { id: 'fill', ...leg, because: { reason: 'fill' } }, now)
}

export function earnWorld(filled = 1_000_000) {
  const time = { now: NOON }
  const engine = memoryEngine(defineSchema(postgresKit), { clock: () => time.now })
  const did = <Result>(act: (w: Work, now: number) => Result): Result =>
    engine.run(
      heardBy((w: Work, _: null, now: number) => act(w, now), ALONE),
      null,
    )
  const tell = ({ type = 'purchase.paid', key, at = time.now, memberId = 'ann', data = {}, undoes }: Told) =>
    did((w, now) => {
      const undoing = undoes === undefined ? {} : { undoes }
      recordFact(w, { id: key, type, key, source: 'pos', memberId, data, occurredAt: at, ...undoing }, now)
    })
  did((w, now) => fillBudget(w, filled, now))
  const balance = (path: string): number =>
    engine.rows('account').find((row) => row.path === path)?.balance ?? 0
  return {
    engine,
    time,
    did,
    tell,
    publish: (body: EarnBody, id = 'shop') =>
      did((w, now) =>
        putInForce(w, { id, kind: 'earn', body, topics: earnKind.topics(body), budgetId: 'spring' }, now),
      ),
    paid: (key: string, amountFen: number, at?: number) =>
      tell({ key, data: { amountFen }, ...(at === undefined ? {} : { at }) }),
    refunded: (key: string, undoes: string, amountFen: number, at?: number) =>
      tell({
        type: 'purchase.refunded',
        key,
        undoes,
        data: { amountFen },
        ...(at === undefined ? {} : { at }),
      }),
    points: (memberId = 'ann') => balance(pointsOf(memberId)),
    growth: (memberId = 'ann') => balance(growthOf(memberId)),
    debt: (memberId = 'ann') => balance(`member/${memberId}/debt`),
    left: () => balance(budgetAccount('spring', 'points')),
    spend: (amount: number, memberId = 'ann') =>
      did((w, now) => {
        const id = `spend/${now}`
        const because = { reason: 'redeem' } as const
        transfer(w, { id, debit: pointsOf(memberId), credit: MALL_REDEEMED, amount, because }, now)
      }),
    grants: () => engine.rows('grant'),
  }
}
