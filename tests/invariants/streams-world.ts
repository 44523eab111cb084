/** The offers that streams meet, and what is left in the end: everything but the traces of the order in which it came. */
import { earnKind } from '@laurel/server/earning/index'
import { record } from '@laurel/server/events/commands/record'
import { tick, tiersKind } from '@laurel/server/membership/index'
import { putInForce } from '@laurel/server/offers/testing'
import { recordFact } from '@laurel/server/platform/facts'
import { must } from '@laurel/server/platform/must'
import { budgetAccount, mintOf, transfer } from '@laurel/server/points/index'
import type { Row, Schema, Work } from '@laurel/server/schema'
import { putTask, type TaskPut } from '@laurel/server/tasks/testing'
import type { EarnBody } from '@laurel/shared/earning'
import type { TiersBody } from '@laurel/shared/membership'
import type { WhyStep } from '@laurel/shared/why'
import { FIRST_DAY, LAST_DAY, MEMBERS, type Told } from './streams.ts'

const SOURCE = 'pos'
const BUDGET = 'spring'
const FILLED = 1_000_000_000
const DAY_MS = 86_400_000
export const BEFORE = FIRST_DAY - DAY_MS

const PER_YUAN = { amount: 1, per: { number: 'amountFen', of: 100 } }
const PLAIN = { points: PER_YUAN, growth: null, multiplied: false, cap: null, lotDays: 365 }
const ONCE = { amount: 88, per: null }
const MONTH = { window: 'month', points: 6000, growth: 9000 } as const
const EARN: Record<string, EarnBody> = {
  shop: { ...PLAIN, fact: 'purchase.paid', growth: PER_YUAN, multiplied: true, cap: MONTH },
  app: {
    ...PLAIN,
    fact: 'purchase.paid',
    where: { channel: 'app' },
    cap: { window: 'day', points: 700, growth: null },
  },
  ever: {
    ...PLAIN,
    fact: 'purchase.paid',
    points: ONCE,
    cap: { window: 'total', points: 300, growth: null },
  },
  free: {
    ...PLAIN,
    fact: 'purchase.paid',
    points: { amount: 3, per: { number: 'amountFen', of: 1000 } },
    multiplied: true,
  },
  birthday: { ...PLAIN, fact: 'member.birthday', points: ONCE, growth: ONCE },
  card: {
    ...PLAIN,
    fact: 'card.bound',
    where: { bank: 'ours' },
    points: ONCE,
    cap: { window: 'total', points: 88, growth: null },
  },
}
/** From the middle of the days on: by another rate, and with another cap. */
const LATER: Record<string, EarnBody> = {
  shop: {
    ...PLAIN,
    fact: 'purchase.paid',
    points: { amount: 2, per: PER_YUAN.per },
    growth: PER_YUAN,
    multiplied: true,
    cap: { ...MONTH, points: 9000 },
  },
  free: { ...PLAIN, fact: 'purchase.paid', cap: { window: 'day', points: 200, growth: null } },
}
const auto = { claim: 'auto', group: 'growth', reward: { points: 20, growth: 30 } } as const
const TASKS: Record<string, TaskPut> = {
  'buy-thrice': { ...auto, kind: 'count', args: { fact: 'purchase.paid', target: 3 }, period: 'week' },
  'buy-daily': { ...auto, kind: 'count', args: { fact: 'purchase.paid', target: 1 }, period: 'day' },
  spend: {
    ...auto,
    kind: 'sum',
    args: { fact: 'purchase.paid', number: 'amountFen', target: 300_000 },
    period: 'month',
  },
  save: {
    ...auto,
    kind: 'reach',
    args: { fact: 'assets.reported', number: 'averageFen', target: 5_000_000 },
    period: 'month',
  },
  bind: { ...auto, kind: 'count', args: { fact: 'card.bound', target: 1 }, period: 'once' },
  both: { ...auto, kind: 'chain', args: { tasks: ['bind', 'save'] }, period: 'once' },
}

const tier = (
  level: number,
  reachGrowth: number,
  keepGrowth: number,
  bps: number,
): TiersBody['tiers'][number] => ({
  level,
  name: `T${level}`,
  look: 'silver',
  reachGrowth,
  keepGrowth,
  benefits: [
    { id: 'times', kind: 'multiplier', title: 'times', bps },
    { id: 'cake', kind: 'birthday-points', title: 'cake', points: 100 * level, lotDays: 365 },
  ],
})
/** Cycles of a month: they end within the days of a stream, and so does a protection. */
const TIERS: TiersBody = {
  tiers: [
    tier(1, 0, 0, 10_000),
    tier(2, 500, 800, 12_000),
    tier(3, 3000, 2500, 15_000),
    tier(4, 9000, 5000, 20_000),
  ],
  validMonths: 1,
  protectionDays: 3,
}

export function furnish(w: Work): void {
  const types = ['purchase.paid', 'purchase.refunded', 'member.birthday', 'assets.reported', 'card.bound']
  w.add('eventSource', { id: SOURCE, name: SOURCE, state: 'active', types, addedAt: BEFORE })
  const caps = { dayMax: null, monthMax: null, totalMax: null }
  w.add('budget', { id: BUDGET, name: BUDGET, currency: 'points', caps, filled: FILLED, handedDown: 0 })
  const fill = {
    id: 'fill',
    debit: mintOf('points'),
    credit: budgetAccount(BUDGET, 'points'),
    amount: FILLED,
  }
  transfer(w, { ...fill, because: { reason: 'fill' } }, BEFORE)
  for (const [id, body] of Object.entries(EARN)) putEarn(w, id, body, BEFORE)
  for (const [id, body] of Object.entries(LATER)) putEarn(w, id, body, FIRST_DAY + 15 * DAY_MS + 5)
  const tiers = { id: 'tiers', kind: 'tiers', topics: tiersKind.topics({}), budgetId: BUDGET } as const
  putInForce(w, { ...tiers, body: { ...TIERS } }, BEFORE)
  pauseTiers(w)
  for (const [id, task] of Object.entries(TASKS)) putTask(w, { id, task, budgetId: BUDGET }, BEFORE)
}

/** For some days: what happens in them is not multiplied, whenever it is told. */
function pauseTiers(w: Work): void {
  const [from, to] = [FIRST_DAY + 18 * DAY_MS, FIRST_DAY + 23 * DAY_MS + 43_200_000]
  const ladder = must(w.get('offer', 'tiers'), 'the ladder')
  const [until] = ladder.spans.map(([, , end]) => end)
  const spans: Row<'offer'>['spans'] = [
    [1, BEFORE, from],
    [1, to, until ?? null],
  ]
  w.set('offer', ladder, { spans, pauses: [[from, to]] })
}

function putEarn(w: Work, id: string, body: EarnBody, from: number): void {
  putInForce(
    w,
    { id, kind: 'earn', body, topics: earnKind.topics(body), budgetId: BUDGET, endsAt: LAST_DAY + DAY_MS },
    from,
  )
}

/** As the route hands it on. */
export const tell = (w: Work, { memberId, ...told }: Told, now: number): 'recorded' | 'known' =>
  record(
    w,
    { ...told, source: SOURCE, factId: told.key, memberId, subject: { kind: 'member', value: memberId } },
    now,
  )

/** As their first sign-in tells it. */
export function joinAll(w: Work, label: string): void {
  for (const name of MEMBERS) {
    const id = label + name
    w.add('member', { id, state: 'active', joinedAt: BEFORE })
    const key = `registered/${id}`
    recordFact(w, { id: key, key, type: 'member.registered', memberId: id, occurredAt: BEFORE }, BEFORE)
  }
}

/** The clock comes by when all is told. */
export function tickAll(w: Work, label: string, now: number): void {
  for (const name of MEMBERS) tick(w, { memberId: label + name }, now)
}

export type RowsOf = <T extends keyof Schema>(table: T) => readonly Row<T>[]

type Picked = readonly (string | number | null)[]

/** Sorted: no table tells its rows in an order. */
const lines = <T>(rows: readonly T[], pick: (row: T) => Picked | null): string[] =>
  rows.flatMap((row) => pick(row)?.map(String).join(' ') ?? []).sort()

/** What a member, an operator or the books could ever be told. */
export function stateIn(rows: RowsOf): Record<string, string[]> {
  return {
    accounts: lines(rows('account'), ({ path, balance }) => (balance === 0 ? null : [path, balance])),
    lots: summed(
      rows('lot').map(({ account, expiresOn, remaining }) => [`${account} ${expiresOn}`, remaining]),
    ),
    grants: lines(rows('grant'), (row) => (row.points === 0 && !row.growth.length ? null : grantLine(row))),
    earnings: lines(rows('earning'), (row) => [
      ...[row.memberId, row.offerId, row.window, row.at, row.key, row.version],
      ...[row.multiplierBps, row.cappedPoints, row.cappedGrowth],
    ]),
    growth: lines(rows('growthEntry'), ({ memberId, at, amount }) =>
      amount ? [memberId, at, amount] : null,
    ),
    tiers: lines(rows('membership'), (row) => [
      ...[
        row.memberId,
        row.joinedAt,
        row.level,
        row.cycleFrom,
        row.cycleUntil,
        row.cycleGrowth,
        row.protectedUntil,
      ],
    ]),
    changes: lines(rows('tierChange'), (row) => [
      ...[row.memberId, row.number, row.at, row.change, row.fromLevel, row.toLevel],
      ...[row.cycleGrowth, row.threshold, row.version],
    ]),
    tasks: lines(rows('taskProgress'), (row) =>
      row.value === 0 && row.completedAt === null
        ? null
        : [row.memberId, row.offerId, row.period, row.value, row.version, row.completedAt],
    ),
  }
}

const grantLine = ({
  memberId,
  offerId,
  rule,
  occasion,
  version,
  state,
  points,
  growth,
  expiresOn,
  because,
}: Row<'grant'>): Picked => [
  ...[memberId, offerId, rule, occasion, version, state, points],
  ...[JSON.stringify(growth), expiresOn, stepsIn(because)],
]

/** A database need not keep the order of the members of a JSON value. */
const stepsIn = ({ steps = [] }: Row<'grant'>['because']): string =>
  (steps as WhyStep[]).map(({ step, value, unit }) => `${step}=${value}${unit}`).join()

function summed(amounts: readonly (readonly [string, number])[]): string[] {
  const sums = new Map<string, number>()
  for (const [name, amount] of amounts) sums.set(name, (sums.get(name) ?? 0) + amount)
  return [...sums].map(([name, sum]) => `${name} ${sum}`).sort()
}
