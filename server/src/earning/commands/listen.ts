/** What the earn rules make of the news: a fact that gives, one that takes it back, and a tier that changes the multiplier. */
import type { EarnBody } from '@laurel/shared/earning'
import { factKinds, isFactType } from '@laurel/shared/facts'
import { multiplierAt } from '../../membership/index.ts'
import {
  award,
  type InForce,
  lastWatchers,
  offersWatching,
  versionOf,
  watchersOf,
} from '../../offers/index.ts'
import { dayOf } from '../../platform/clock.ts'
import { undoneBy } from '../../platform/facts.ts'
import type { Listener } from '../../platform/listening.ts'
import { must } from '../../platform/must.ts'
import type { FactHint } from '../../platform/work/types.ts'
import type { Row, Touch, Work } from '../../schema.ts'
import { concerns, givesOf, ONCE_BPS } from '../rules/gives.ts'
import { windowOf, windowsOn } from '../rules/windows.ts'
import { awardEarning, occasionOf, RULE } from './award-earning.ts'
import { count, drawAnew } from './windows.ts'

type Fact = Row<'fact'>
type Earning = Row<'earning'>

const KIND = 'earn'
const TIER = 'tier.changed'

/** By each rule that was in force when it happened. */
export const earn: Listener = (w, fact, now) => {
  const { type, occurredAt: at } = fact
  for (const rule of offersWatching<EarnBody>(w, { topic: type, kind: KIND, at }))
    if (concerns(rule.version.body, type, fact.data)) earnBy(w, rule, fact, now)
}

function earnBy(w: Work, { offer, version }: InForce<EarnBody>, fact: Fact, now: number): void {
  const { memberId, occurredAt: at, source, key } = fact
  if (memberId === null) return
  const { cap, multiplied } = version.body
  const multiplierBps = multiplied ? multiplierAt(w, memberId, at) : ONCE_BPS
  const counted = {
    memberId,
    offerId: offer.id,
    window: windowOf(cap, dayOf(at)),
    at,
    source,
    key,
    version: version.number,
    multiplierBps,
    ...givesOf(version.body, fact.data, multiplierBps),
  }
  count(w, counted, { cap, fact }, now)
}

/** Rules that counted the fact, whatever is in force now. It may not be known yet: when it comes, it is reckoned with what undid it. */
export const unearn: Listener = (w, undoing, now) => {
  const fact = undoneBy(w, undoing)?.fact
  if (!fact || fact.type !== undoneType(undoing.type)) return
  for (const offerId of watchersOf(w, { topic: fact.type, kind: KIND })) {
    const row = earningOf(w, offerId, fact)
    if (row) awardEarning(w, row, fact, now)
  }
}

const undoneType = (type: string): string | undefined => {
  const kind: { undoes?: string } = isFactType(type) ? factKinds[type] : {}
  return kind.undoes
}

function earningOf(
  w: Work,
  offerId: string,
  { memberId, occurredAt, source, key }: Fact,
): Earning | undefined {
  if (memberId === null) return undefined
  for (const window of windowsOn(dayOf(occurredAt))) {
    if (!w.get('earningWindow', memberId, offerId, window)) continue
    const row = w.get('earning', memberId, offerId, window, occurredAt, source, key)
    if (row) return row
  }
  return undefined
}

/** News from the past gave the member another tier from then on: what was reckoned since is reckoned again. */
export const earnAgain: Listener = (w, { memberId, occurredAt }, now) => {
  if (memberId === null) return
  for (const offerId of watchersOf(w, { topic: TIER, kind: KIND }))
    for (const head of w.list('earningWindow', memberId, offerId)) {
      if (head.at < occurredAt) continue
      const changed = w
        .list('earning', memberId, offerId, head.window)
        .filter(({ at }) => at >= occurredAt)
        .flatMap((row) => multiplyAgain(w, row) ?? [])
      if (changed.length) drawAnew(w, head, changed, now)
    }
}

/** Null: the tier gives as much as before. */
function multiplyAgain(w: Work, row: Earning): Earning | null {
  const { memberId, offerId, at, source, key } = row
  const { body } = versionOf<EarnBody>(w, offerId, row.version)
  const multiplierBps = body.multiplied ? multiplierAt(w, memberId, at) : ONCE_BPS
  if (multiplierBps === row.multiplierBps) return null
  const { data } = must(w.get('fact', source, key), `${source}/${key}`)
  return w.set('earning', row, { multiplierBps, ...givesOf(body, data, multiplierBps) })
}

earn.reads = (touch: Touch, { type, memberId, at, name }: FactHint): void => {
  offersWatching.reads(touch, { type })
  const watchers = lastWatchers(type)
  if (watchers.length) multiplierAt.reads(touch, memberId)
  for (const offerId of watchers) {
    touchWindows(touch, { memberId, offerId, at })
    if (name) award.reads(touch, { memberId, offerId, rule: RULE, occasion: occasionOf(name) })
  }
}

unearn.reads = (touch: Touch, { type, memberId }: FactHint): void => {
  const undone = undoneType(type)
  if (undone === undefined) return
  offersWatching.reads(touch, { type: undone })
  if (lastWatchers(undone).length) multiplierAt.reads(touch, memberId)
}

earnAgain.reads = (touch: Touch, { memberId }: FactHint): void => {
  offersWatching.reads(touch, { type: TIER })
  for (const offerId of lastWatchers(TIER)) touch.list('earningWindow', memberId, offerId)
}

function touchWindows(
  touch: Touch,
  { memberId, offerId, at }: { memberId: string; offerId: string; at: number },
): void {
  for (const window of windowsOn(dayOf(at))) touch.row('earningWindow', memberId, offerId, window)
}
