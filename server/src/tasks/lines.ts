/** One task as a member sees it in a period: the same for the board and for the answer to a claim. */
import type { TaskBody, TaskLine } from '@laurel/shared/tasks'
import { addDays, dayOf, startOfDay } from '../platform/clock.ts'
import type { Row } from '../schema.ts'
import { endOfPeriod } from './periods.ts'
import { type ClaimCase, stateOfLine } from './rules/claim.ts'
import { targetOf, unitOfTask } from './rules/kinds.ts'

export type TaskOffer = Pick<Row<'offer'>, 'id' | 'spans' | 'pausedAt' | 'endedAt'>
export type TaskVersion = Pick<Row<'offerVersion'>, 'number' | 'title' | 'budgetId'> & { body: TaskBody }
export type Progress = Pick<Row<'taskProgress'>, 'period' | 'value' | 'version' | 'completedAt' | 'claimedAt'>

export interface Seen {
  offer: TaskOffer
  /** By which it was completed, or the one in force, or the last that was. */
  version: TaskVersion
  period: string
  /** Nothing was done yet when it is missing. */
  progress: Progress | undefined
  gate: ClaimCase['gate']
  barSubject?: string | null
}

export function lineOf(seen: Seen, now: number): TaskLine {
  const { offer, version, period, progress, barSubject = null } = seen
  const { kind, group, text, reward, go } = version.body
  const { state, bar } = stateOfLine(caseOf(seen, now), now)
  return {
    ...{ taskId: offer.id, kind, group, title: version.title, text, ...reward },
    ...{ value: progress?.value ?? 0, target: targetOf(version.body), unit: unitOfTask(version.body) },
    ...{ state, bar, barSubject: bar === seen.gate ? barSubject : null },
    ...{ period: version.body.period, go },
    endsAt: lastBefore(earlier(endOfPeriod(period), liveUntil(offer))),
    claimUntil: version.body.claim === 'auto' ? null : lastBefore(claimEnd(seen)),
  }
}

export const caseOf = (seen: Seen, now: number): ClaimCase => ({
  claim: seen.version.body.claim,
  isPaused: seen.offer.pausedAt !== null,
  isLive: seen.offer.spans.some(([, from, to]) => now >= from && (to === null || now < to)),
  completedAt: seen.progress?.completedAt ?? null,
  claimedAt: seen.progress?.claimedAt ?? null,
  claimEndsAt: claimEnd(seen),
  gate: seen.gate,
})

/** When the last version of it is over, as things stand. */
export const liveUntil = ({ spans }: TaskOffer): number | null => spans.at(-1)?.[2] ?? null

/** Whole days after the period, or after the task itself when that ends first. */
function claimEnd({ offer, version, period }: Seen): number | null {
  const { claimDays } = version.body
  if (claimDays === null) return liveUntil(offer)
  const over = earlier(endOfPeriod(period), liveUntil(offer))
  return over === null ? null : startOfDay(addDays(dayOf(over - 1), claimDays + 1))
}

function earlier(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b
  return Math.min(a, b)
}

const lastBefore = (instant: number | null): number | null => (instant === null ? null : instant - 1)
