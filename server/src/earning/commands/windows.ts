/** The facts that an earn rule counted of a member in a window: one more of them, or all of them drawn anew. */
import type { EarnBody } from '@laurel/shared/earning'
import { versionOf } from '../../offers/index.ts'
import { must } from '../../platform/must.ts'
import type { Row, Work } from '../../schema.ts'
import { type Amounts, NOTHING } from '../rules/gives.ts'
import { capped, divided, inOrder, isBefore } from '../rules/windows.ts'
import { awardEarning } from './award-earning.ts'

type Earning = Row<'earning'>
type Window = Row<'earningWindow'>
type Fact = Row<'fact'>
type Cap = EarnBody['cap']

/** A fact as the rule reckons it, before the cap. */
export type Counted = Omit<Earning, 'cappedPoints' | 'cappedGrowth'>

/** At the end of its window, as a rule. A late one takes its place among the others, and what they get changes. */
export function count(w: Work, counted: Counted, { cap, fact }: { cap: Cap; fact: Fact }, now: number): void {
  const { memberId, offerId, window } = counted
  const head = w.get('earningWindow', memberId, offerId, window)
  const isLate = head !== undefined && isBefore(counted, head)
  if (isLate && cap) {
    w.add('earning', { ...counted, ...shared(NOTHING) })
    drawAnew(w, head, [counted], now)
    return
  }
  const share = capped(counted, cap, head ?? NOTHING)
  const row = w.add('earning', { ...counted, ...shared(share) })
  if (head) w.set('earningWindow', head, { ...(isLate ? {} : placeOf(row)), ...sumOf(head, share) })
  else w.add('earningWindow', { memberId, offerId, window, ...placeOf(row), ...share })
  awardEarning(w, row, fact, now)
}

/** What each fact of the window gets, and with it what was changed in any case. Who gets less gives first. */
export function drawAnew(
  w: Work,
  head: Window,
  changed: readonly Pick<Earning, 'source' | 'key'>[],
  now: number,
): void {
  const rows = w.list('earning', head.memberId, head.offerId, head.window).sort(inOrder)
  const { shares, given } = divided(rows.map((row) => ({ gives: row, cap: capOf(w, row) })))
  w.set('earningWindow', head, { ...placeOf(must(rows.at(-1), 'an earning')), ...given })
  const isChanged = (row: Earning): boolean =>
    changed.some(({ source, key }) => row.source === source && row.key === key)
  rows
    .map((row, i) => ({ row, share: shares[i] ?? NOTHING }))
    .filter(({ row, share }) => isChanged(row) || differ(row, share))
    .sort((a, b) => a.share.points - a.row.cappedPoints - (b.share.points - b.row.cappedPoints))
    .forEach(({ row, share }) => {
      const fact = must(w.get('fact', row.source, row.key), `${row.source}/${row.key}`)
      awardEarning(w, w.set('earning', row, shared(share)), fact, now)
    })
}

const capOf = (w: Work, { offerId, version }: Earning): Cap =>
  versionOf<EarnBody>(w, offerId, version).body.cap

const placeOf = ({ at, source, key }: Earning) => ({ at, source, key })
const shared = ({ points, growth }: Amounts) => ({ cappedPoints: points, cappedGrowth: growth })
const sumOf = (a: Amounts, b: Amounts): Amounts => ({
  points: a.points + b.points,
  growth: a.growth + b.growth,
})
const differ = (row: Earning, { points, growth }: Amounts): boolean =>
  row.cappedPoints !== points || row.cappedGrowth !== growth
