/** Draws anew how far a member came with a task in a period, tells when that completes or undoes it, and settles what is due. */
import type { TaskBody } from '@laurel/shared/tasks'
import { versionOf } from '../../offers/index.ts'
import { recordFact } from '../../platform/facts.ts'
import { must } from '../../platform/must.ts'
import type { Row, Work } from '../../schema.ts'
import { type Drawn, drawn, type Terms } from '../rules/progress.ts'
import { openedAt } from './gates.ts'
import { completionKey, orderOf, settle } from './settle.ts'

type Progress = Row<'taskProgress'>
export type PeriodKey = Pick<Progress, 'memberId' | 'offerId' | 'period'>

export function draw(w: Work, { memberId, offerId, period }: PeriodKey, now: number): void {
  const found = drawnNow(w, { memberId, offerId, period })
  const before = must(w.get('taskProgress', memberId, offerId, period), `${offerId} ${period} of ${memberId}`)
  if (isSame(before, found)) return
  const after = w.set('taskProgress', before, { ...found, changedAt: now })
  if (after.completedAt === before.completedAt && after.version === before.version) return
  if (before.completedAt === null && after.completedAt === null) return
  changeCompletion(w, before, after, now)
}

const isSame = (a: Drawn, b: Drawn): boolean =>
  a.value === b.value && a.version === b.version && a.firstAt === b.firstAt && a.completedAt === b.completedAt

/** Completed at another time than was told is undone, and completed then: whoever counts completions counts that one. */
function changeCompletion(w: Work, before: Progress, after: Progress, now: number): void {
  if (before.completedAt !== null) takeBack(w, before, after, now)
  if (after.completedAt === null) return
  const completed = w.set('taskProgress', after, { completions: after.completions + 1 })
  tellCompleted(w, completed, now)
  settle(w, completed, versionIn(w, completed), now)
}

/** Points that have other last days than before come back first: the grant of an occasion has one. */
function takeBack(w: Work, before: Progress, after: Progress, now: number): void {
  tellUndone(w, before, now)
  const version = versionIn(w, before)
  if (after.completedAt !== null) {
    const [then, given] = [orderOf(after, versionIn(w, after)), orderOf(before, version)]
    if (then.expiresOn === given.expiresOn) return
  }
  settle(w, { ...before, completedAt: null }, version, now)
}

const versionIn = (w: Work, { offerId, version }: Progress) => versionOf<TaskBody>(w, offerId, version)

function tellCompleted(w: Work, progress: Progress, now: number): void {
  const { memberId, offerId, period, version, completedAt } = progress
  const key = completionKey(progress)
  const data = { taskId: offerId, period, version }
  const occurredAt = completedAt ?? now
  recordFact(w, { id: key, key, type: 'task.completed', memberId, subjectId: offerId, data, occurredAt }, now)
}

function tellUndone(w: Work, progress: Progress, now: number): void {
  const { memberId, offerId, period } = progress
  const undoes = completionKey(progress)
  const key = `${undoes}/undone`
  const data = { taskId: offerId, period }
  recordFact(w, { id: key, key, type: 'task.undone', memberId, subjectId: offerId, data, undoes }, now)
}

function drawnNow(w: Work, { memberId, offerId, period }: PeriodKey): Drawn {
  const known = new Map<number, Terms>()
  const termsOf = (number: number): Terms => {
    const terms = known.get(number) ?? termsIn(w, memberId, versionOf<TaskBody>(w, offerId, number).body)
    known.set(number, terms)
    return terms
  }
  return drawn(w.list('taskFact', memberId, offerId, period), termsOf)
}

function termsIn(w: Work, memberId: string, body: TaskBody): Terms {
  const counts = openedAt(w, memberId, body)
  return { body, counts }
}
