/** What tasks hear: facts that count, what is taken back of them, and news that opens or closes a task. */
import type { TaskBody } from '@laurel/shared/tasks'
import { passGate } from '../../events/index.ts'
import { type InForce, lastWatchers, offersWatching, watchersOf } from '../../offers/index.ts'
import { undoingsOf, undoneBy } from '../../platform/facts.ts'
import type { Listener } from '../../platform/listening.ts'
import type { FactHint } from '../../platform/work/types.ts'
import type { Row, Touch, Work } from '../../schema.ts'
import { endOfPeriod, periodAt } from '../periods.ts'
import { contributionOf } from '../rules/kinds.ts'
import { afterTopic, TIER_GATE } from '../topics.ts'
import { draw } from './draw.ts'

type Fact = Row<'fact'>

/** Of each task that was last counted in. A hint only: it may be old, or of another process. */
const lastCounted = new Map<string, Pick<TaskBody, 'period'> & { gated: boolean }>()

/** A hint for whoever looks at all of a member's tasks. */
export function touchTasks(touch: Touch): void {
  for (const offerId of lastCounted.keys()) {
    touch.row('offer', offerId)
    touch.list('offerVersion', offerId)
  }
}

/** It counts only after other tasks, or in a tier: what opens it may be under way in another process. */
const isGated = ({ after, minLevel }: TaskBody): boolean => after.length > 0 || minLevel > 0

/** A fact that tasks may count. */
export const countFact: Listener = (w, fact, now) => {
  const { type: topic, occurredAt: at, memberId } = fact
  if (memberId === null) return
  for (const task of offersWatching<TaskBody>(w, { topic, kind: 'task', at }))
    countIn(w, { fact, memberId, task }, now)
}

/** A fact that takes another one back, which may still be to come. */
export const countBack: Listener = (w, fact, now) => {
  const undone = undoneBy(w, fact)?.fact
  if (!undone) return
  countFact(w, undone, now)
  countCopies(w, undone, now)
}

/** Whoever the member was merged into may count it as well. */
function countCopies(w: Work, fact: Fact, now: number): void {
  const { type: topic, occurredAt: at, source, key } = fact
  let memberId = mergedInto(w, fact.memberId)
  for (; memberId; memberId = mergedInto(w, memberId))
    for (const task of offersWatching<TaskBody>(w, { topic, kind: 'task', at })) {
      const period = periodAt(task.version.body.period, at)
      if (w.get('taskFact', memberId, task.offer.id, period, at, source, key))
        countIn(w, { fact, memberId, task }, now)
    }
}

const mergedInto = (w: Work, memberId: string | null): string | null =>
  (memberId !== null && w.get('member', memberId)?.mergedInto) || null

interface Counting {
  fact: Fact
  memberId: string
  task: InForce<TaskBody>
}

/** What a fact brings is written down once; what is left of it when some was taken back, over that. */
function countIn(w: Work, { fact, memberId, task: { offer, version } }: Counting, now: number): void {
  const share = contributionOf(fact, undoingsOf(w, fact), version.body)
  if (!share) return
  const { occurredAt: at, source, key } = fact
  const gated = isGated(version.body)
  lastCounted.set(offer.id, { period: version.body.period, gated })
  if (gated) passGate(w, memberId)
  const period = { memberId, offerId: offer.id, period: periodAt(version.body.period, at) }
  const known = w.get('taskFact', memberId, offer.id, period.period, at, source, key)
  if (known?.amount === share.amount) return
  begin(w, { ...period, at, version: version.number }, now)
  if (known) w.set('taskFact', known, { amount: share.amount })
  else w.add('taskFact', { ...period, ...share, at, source, key, version: version.number })
  draw(w, period, now)
}

type Begun = Pick<Row<'taskProgress'>, 'memberId' | 'offerId' | 'period' | 'version'> & { at: number }

function begin(w: Work, { memberId, offerId, period, version, at }: Begun, now: number): void {
  if (w.get('taskProgress', memberId, offerId, period)) return
  w.add('taskProgress', {
    ...{ memberId, offerId, period, version, value: 0, firstAt: at },
    ...{ completedAt: null, completions: 0, claimedAt: null, changedAt: now },
  })
}

/** A task was completed, or is no longer: those that come after it count from another time on. */
export const openNext: Listener = (w, { memberId, data }, now) => {
  if (memberId !== null) drawAll(w, { memberId, topic: afterTopic(String(data.taskId)), from: 0 }, now)
}

/** A change of tier opens tasks, or late news of one closes them. */
export const openTiered: Listener = (w, { memberId, occurredAt: from }, now) => {
  if (memberId !== null) drawAll(w, { memberId, topic: TIER_GATE, from }, now)
}

interface Redrawing {
  memberId: string
  topic: string
  /** What was over before then is as it was. */
  from: number
}

/** No row says yet that a fact waits to be counted, when its process has not come so far: so both pass the gate of the member. */
function drawAll(w: Work, { memberId, topic, from }: Redrawing, now: number): void {
  const offerIds = watchersOf(w, { topic, kind: 'task' })
  if (offerIds.length) passGate(w, memberId)
  for (const offerId of offerIds) {
    for (const { period } of w.list('taskProgress', memberId, offerId)) {
      if ((endOfPeriod(period) ?? Number.POSITIVE_INFINITY) > from)
        draw(w, { memberId, offerId, period }, now)
    }
  }
}

countFact.reads = (touch: Touch, hint: FactHint): void => {
  offersWatching.reads(touch, hint)
  for (const offerId of lastWatchers(hint.type)) {
    const counted = lastCounted.get(offerId)
    if (counted?.gated || lastWatchers(afterTopic(offerId)).length) passGate.reads(touch, hint.memberId)
    if (counted) touchPeriod(touch, { ...hint, offerId, period: counted.period })
  }
}

function touchPeriod(
  touch: Touch,
  { memberId, offerId, period, at }: FactHint & { offerId: string; period: TaskBody['period'] },
): void {
  const name = periodAt(period, at)
  touch.row('taskProgress', memberId, offerId, name)
  touch.list('taskFact', memberId, offerId, name)
}
