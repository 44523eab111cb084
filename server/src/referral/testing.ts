/** A programme in force, members and links, without their way over the network: for tests. */
import type { FactType } from '@laurel/shared/facts'
import type { ReferralBody, Surface } from '@laurel/shared/referral'
import { linkIdentity } from '../identity/index.ts'
import { listeners } from '../listeners.ts'
import { fillDaily, noon, putInForce } from '../offers/testing.ts'
import { recordFact } from '../platform/facts.ts'
import { postgresKit } from '../platform/kit.ts'
import { heardBy } from '../platform/listening.ts'
import { memoryEngine } from '../platform/work/memory.ts'
import { type Command, defineSchema, type Work } from '../schema.ts'
import { type BindOrder, bind } from './commands/bind.ts'
import { mint } from './commands/mint.ts'
import { referralKind } from './kind.ts'

const BODY: ReferralBody = {
  headline: '邀请好友，双方得积分',
  invitees: 'new',
  attribution: 'last',
  windowDays: 30,
  firstAct: { fact: 'purchase.paid', minFen: 1_000 },
  asksCustody: false,
  rewards: [
    { milestone: 'phone', inviterPoints: 10, inviteePoints: 5 },
    { milestone: 'act', inviterPoints: 50, inviteePoints: 20 },
  ],
  deadlineDays: 30,
  pointsLastDays: 365,
  invitersPerDay: 20,
  invitersPerMonth: 100,
  surfaces: ['friend', 'group', 'moments', 'poster'],
  reviewHours: 48,
  unreviewed: 'return',
  riskUnknown: 'pass',
  minLevel: 0,
  board: true,
  branch: null,
  materials: [],
}

export const bodyOf = (body: Partial<ReferralBody>): ReferralBody => ({ ...structuredClone(BODY), ...body })
export const OFFER = 'invite'

export interface Accepting {
  by?: string
  surface?: Surface
  accepted?: boolean
  /** How long after the touch. */
  afterMs?: number
  evidence?: Partial<BindOrder['evidence']>
}

export interface ReferralPut {
  body?: Partial<ReferralBody>
  filled?: number
  day?: string
}

export type ReferralWorld = ReturnType<typeof referralWorld>

/** The budget `daily`, the programme `invite`, and everything that listens, under a clock that tests move. */
export function referralWorld({ body = {}, filled = 100_000, day = '2026-11-21' }: ReferralPut = {}) {
  const time = { now: noon(day) }
  const engine = memoryEngine(defineSchema(postgresKit), { clock: () => time.now })
  const run = <Input, Result>(command: Command<Input, Result>, input: Input): Result =>
    engine.run(heardBy(command, listeners), input)
  engine.run(fillDaily, filled)
  const put = (changed: Partial<ReferralBody>): void => {
    const whole = bodyOf(changed)
    const offer = { id: OFFER, kind: 'referral' as const, budgetId: 'daily', body: whole }
    run(putInForce, { ...offer, topics: referralKind.topics(whole) })
  }
  put(body)
  const balance = (path: string): number =>
    engine.rows('account').find((row) => row.path === path)?.balance ?? 0
  const join = (id: string, joinedAt = time.now): void =>
    void run((w: Work) => w.add('member', { id, joinedAt, state: 'active' }), null)
  const share = (sharer: string, surface: Surface = 'friend'): string =>
    run(mint, {
      ...{ code: `${sharer}-${surface}`, offerId: OFFER, surface, material: null, from: null },
      sharer: { memberId: sharer, visitorId: null },
    }).code
  const phone = (memberId: string): void =>
    void run((w: Work, _: null, now: number) => {
      const identity = { kind: 'phone', value: `p-${memberId}`, sealed: '', sealedFor: null } as const
      linkIdentity(w, { memberId, identity, by: 'member', because: null }, now)
      const key = `phone/${memberId}`
      recordFact(w, { id: key, key, type: 'member.phone-verified', memberId }, now)
    }, null)
  return {
    ...{ time, engine, run, put, join, share, phone, balance },
    /** A new member comes by somebody's link. */
    accept(memberId: string, { by = 'ann', surface = 'friend', accepted = true, ...more }: Accepting = {}) {
      const { afterMs = 60_000, evidence = {} } = more
      const code = share(by, surface)
      const order: BindOrder = {
        ...{ memberId, offerId: OFFER, via: { code }, touchedAt: time.now - afterMs, accepted },
        evidence: { ip: '', device: '', risk: 0, visitorId: null, ...evidence },
      }
      return run(bind, order)
    },
    tell: (type: FactType, memberId: string, key: string, told: Told = {}): void =>
      void run((w: Work, _: null, now: number) => {
        const { data = {}, at: occurredAt = now, ...rest } = told
        const fact = { id: `f/${key}`, key, type, memberId, source: 'pos', data, occurredAt, ...rest }
        recordFact(w, fact, now)
      }, null),
    binding: (inviteeId: string) => engine.rows('binding').find((row) => row.inviteeId === inviteeId),
    points: (memberId: string) => balance(`member/${memberId}/points`),
    /** All that is set aside. */
    held: () =>
      engine
        .rows('account')
        .filter(({ path }) => path.startsWith('hold/'))
        .reduce((sum, row) => sum + row.balance, 0),
    room: () => balance('budget/daily/points'),
  }
}

export interface Told {
  data?: Record<string, unknown>
  at?: number
  undoes?: string
}
