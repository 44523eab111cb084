/** Counts what two members did as one, and as two again: each fact brings a reward once, whoever it was told of. */
import type { TaskBody } from '@laurel/shared/tasks'
import { versionOf } from '../../offers/index.ts'
import type { Row, Touch, Work } from '../../schema.ts'
import { endOfPeriod } from '../periods.ts'
import { rewardDue } from '../rules/reward.ts'
import { draw } from './draw.ts'
import { joinStreaks, partStreaks } from './join-streaks.ts'
import { touchTasks } from './listen.ts'

export interface Pair {
  fromId: string
  intoId: string
}

type Progress = Row<'taskProgress'>

/** So long it can still be claimed by the other: what was there for longer was left alone. */
const UNCLAIMED_MS = 7 * 86_400_000

/** What was rewarded already is done with, by either of them; all else goes on together. */
export function joinTasks(w: Work, { fromId, intoId }: Pair, now: number): void {
  // Read at once: on PostgreSQL each row that is asked for alone would start the batch again.
  const own = new Map(w.list('taskProgress', intoId).map((row) => [nameOf(row), row]))
  for (const theirs of w.list('taskProgress', fromId)) {
    const known = own.get(nameOf(theirs))
    if (isDone(known) || !goesOn(w, theirs, now)) continue
    copy(w, theirs, { intoId, isNew: !known }, now)
  }
  joinStreaks(w, { fromId, intoId })
}

const nameOf = ({ offerId, period }: Progress): string => `${offerId} ${period}`
const isDone = (row: Progress | undefined): boolean => typeof row?.completedAt === 'number'

interface Copying {
  intoId: string
  isNew: boolean
}

function copy(w: Work, theirs: Progress, { intoId: memberId, isNew }: Copying, now: number): void {
  const { offerId, period } = theirs
  if (isNew) w.add('taskProgress', { ...theirs, ...UNTOUCHED, memberId, changedAt: now })
  for (const fact of w.list('taskFact', theirs.memberId, offerId, period))
    if (!copyOf(w, fact, memberId)) w.add('taskFact', { ...fact, memberId })
  draw(w, { memberId, offerId, period }, now)
}

joinTasks.reads = (touch: Touch, { fromId, intoId }: Pair): void => {
  touchTasks(touch)
  for (const memberId of [fromId, intoId]) {
    touch.list('taskProgress', memberId)
    joinStreaks.reads(touch, memberId)
  }
}

export interface Parting extends Pair {
  mergedAt: number
}

/** Their facts are theirs again; a reward that rested on them comes back. */
export function partTasks(w: Work, { fromId, intoId, mergedAt }: Parting, now: number): void {
  const own = new Set(w.list('taskProgress', intoId).map(nameOf))
  for (const theirs of w.list('taskProgress', fromId)) {
    const { offerId, period } = theirs
    if (!own.has(nameOf(theirs)) || !isLater(period, mergedAt - UNCLAIMED_MS)) continue
    const facts = w.list('taskFact', fromId, offerId, period)
    const copies = facts.flatMap((fact) => copyOf(w, fact, intoId) ?? [])
    for (const one of copies) w.drop('taskFact', one)
    if (copies.length) draw(w, { memberId: intoId, offerId, period }, now)
  }
  partStreaks(w, { intoId })
}
partTasks.reads = joinTasks.reads

const UNTOUCHED = { value: 0, completedAt: null, completions: 0, claimedAt: null }

const copyOf = (
  w: Work,
  { offerId, period, at, source, key }: Row<'taskFact'>,
  memberId: string,
): Row<'taskFact'> | undefined => w.get('taskFact', memberId, offerId, period, at, source, key)

/** It was not rewarded yet, and still can be. */
function goesOn(w: Work, progress: Progress, now: number): boolean {
  const { offerId, version, period, completedAt } = progress
  if (rewardDue(versionOf<TaskBody>(w, offerId, version).body, progress)) return false
  return isLater(period, completedAt === null ? now : now - UNCLAIMED_MS)
}

/** It was not over then. */
function isLater(period: string, at: number): boolean {
  const end = endOfPeriod(period)
  return end === null || end > at
}
