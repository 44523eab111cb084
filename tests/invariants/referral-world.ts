/** Programmes on a real database that two processes have open: members come by each other's links, in both at once. */
import { addBudget, askTopUp, budgetApprovals } from '@laurel/server/budget/index'
import { readConfig } from '@laurel/server/config'
import { linkIdentity } from '@laurel/server/identity/index'
import { approveWith } from '@laurel/server/operators/index'
import { recordFact } from '@laurel/server/platform/facts'
import { type BindOutcome, bind, mint, referralKind } from '@laurel/server/referral/index'
import { bodyOf } from '@laurel/server/referral/testing'
import type { Row, Work } from '@laurel/server/schema'
import { verify } from '@laurel/server/verify'
import type { ReferralBody } from '@laurel/shared/referral'
import type { DatabaseKind } from '../world/databases.ts'
import { storedWorld } from './stored-world.ts'

const OLD_MS = 3_600_000
/** Both parts of both milestones of `bodyOf({})`. */
export const PROMISED = 85
const NO_CAPS = { dayMax: null, monthMax: null, totalMax: null }

export interface Coming {
  offerId: string
  member: string
  by: string
  risk?: 0 | 4
}

const codeOf = ({ offerId, by }: Pick<Coming, 'offerId' | 'by'>): string => `${offerId}-${by}`

export const comes =
  ({ offerId, member, by, risk = 0 }: Coming) =>
  (w: Work, now: number): BindOutcome =>
    bind(
      w,
      {
        ...{ memberId: member, offerId, via: { code: codeOf({ offerId, by }) }, accepted: true },
        touchedAt: now - 60_000,
        evidence: { ip: '', device: '', risk, visitorId: null },
      },
      now,
    )

export const provesPhone =
  (memberId: string) =>
  (w: Work, now: number): void => {
    const identity = { kind: 'phone', value: `p-${memberId}`, sealed: '', sealedFor: null } as const
    linkIdentity(w, { memberId, identity, by: 'member', because: null }, now)
    const key = `phone/${memberId}`
    recordFact(w, { id: key, key, type: 'member.phone-verified', memberId }, now)
  }

export const buys =
  (memberId: string, key: string) =>
  (w: Work, now: number): void => {
    const fact = { id: key, key, memberId, source: 'pos', data: { amountFen: 5_000 } }
    recordFact(w, { ...fact, type: 'purchase.paid' }, now)
  }

export const refunds =
  (memberId: string, undoes: string) =>
  (w: Work, now: number): void => {
    const key = `r-${undoes}`
    const fact = { id: key, key, memberId, source: 'pos', data: { amountFen: 5_000 }, undoes }
    recordFact(w, { ...fact, type: 'purchase.refunded' }, now)
  }

export type ReferralWorld = Awaited<ReturnType<typeof referralWorld>>

export async function referralWorld(kind: DatabaseKind) {
  const world = await storedWorld(kind)
  const { did, db } = world
  let fills = 0
  return {
    ...world,
    /** A programme with a budget of its own. */
    async programme(id: string, body: Partial<ReferralBody> = {}, filled = 1_000_000): Promise<string> {
      fills += 1
      const topUp = `fill${fills}`
      await did((w, now) => {
        addBudget(w, { id, name: id, currency: 'points', parentId: null, caps: NO_CAPS })
        askTopUp(w, { id: topUp, budgetId: id, amount: filled, because: id, operatorId: 'qing' }, now)
        approveWith(budgetApprovals)(w, { approvalId: topUp, operatorId: 'wen', role: 'approver' }, now)
      })
      const whole = bodyOf({ invitees: 'anyone', invitersPerDay: 1_000, invitersPerMonth: 10_000, ...body })
      const topics = referralKind.topics({ ...whole })
      await world.put({ id, kind: 'referral', budgetId: id, body: { ...whole }, topics })
      world.time.now += OLD_MS
      return id
    },
    /** Members of an hour ago, each with a link of the programme. */
    async members(offerId: string, names: readonly string[]): Promise<void> {
      for (const name of names)
        await did((w, now) => {
          if (!w.get('member', name)) w.add('member', { id: name, state: 'active', joinedAt: now - OLD_MS })
          const sharer = { memberId: name, visitorId: null }
          const code = codeOf({ offerId, by: name })
          mint(w, { code, offerId, sharer, surface: 'friend', material: null, from: null }, now)
        })
    },
    /** All at once, by turns in each process. */
    async atOnce(acts: readonly ((w: Work, now: number) => unknown)[]): Promise<void> {
      const nothing = (): void => undefined
      const pairs: Promise<unknown>[] = []
      for (let i = 0; i < acts.length; i += 2)
        pairs.push(world.race(acts[i] ?? nothing, acts[i + 1] ?? nothing))
      await Promise.all(pairs)
    },
    async bindings(offerId: string): Promise<Pick<Row<'binding'>, 'inviteeId' | 'inviterId' | 'state'>[]> {
      const rows = await db.all(
        `select invitee_id, inviter_id, state from binding where offer_id = '${offerId}'`,
      )
      return rows.map((row) => ({
        inviteeId: String(row.invitee_id),
        inviterId: String(row.inviter_id),
        state: row.state as Row<'binding'>['state'],
      }))
    },
    async sum(sql: string): Promise<number> {
      return Number((await db.all(`select coalesce(sum(balance), 0) as n from account where ${sql}`))[0]?.n)
    },
    verify: () => verify(db, readConfig({})),
  }
}
