/** What is wrong with a task among the others: a second sign-in, tasks that wait for each other, a kind that changes. */
import type { TaskBody } from '@laurel/shared/tasks'
import type { Draft } from '../../offers/index.ts'
import type { Row, Work } from '../../schema.ts'
import { SIGN_IN } from '../topics.ts'

/** The JSON pointer of the first thing wrong in the draft's body. */
export function faultAmong(w: Work, { offerId, body }: Draft): string | null {
  const task = body as TaskBody
  const before = newestApproved(w, offerId)
  if (before && before.kind !== task.kind) return '/kind'
  if (task.kind === 'sign-in') return hasSignIn(w, offerId) ? '/kind' : null
  return faultInNamed(w, offerId, task)
}

/** One that is over leaves its place to another. */
const hasSignIn = (w: Work, offerId: string): boolean =>
  w
    .list('offerWatch', SIGN_IN)
    .filter((watch) => watch.offerId !== offerId)
    .some((watch) => w.get('offer', watch.offerId)?.endedAt === null)

function faultInNamed(w: Work, offerId: string, task: TaskBody): string | null {
  const named: [string, string][] = task.after.map((id, i) => [id, `/after/${i}`])
  if (task.kind === 'chain')
    named.push(...task.args.tasks.map((id, i): [string, string] => [id, `/args/tasks/${i}`]))
  return named.find(([id]) => !canComplete(w, id) || leadsTo(w, id, offerId))?.[1] ?? null
}

/** The daily sign-in is never completed: there is always a tomorrow. */
const canComplete = (w: Work, id: string): boolean => {
  const task = newestOf(w, id)
  return task !== null && task.kind !== 'sign-in'
}

/** Whether the one waits for the other, directly or through others. */
function leadsTo(w: Work, from: string, to: string): boolean {
  const waiting = [from]
  const seen = new Set<string>()
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (id === to) return true
    if (seen.has(id)) continue
    seen.add(id)
    waiting.push(...waitsFor(newestOf(w, id)))
  }
  return false
}

const waitsFor = (task: TaskBody | null): readonly string[] => {
  if (!task) return []
  return task.kind === 'chain' ? [...task.after, ...task.args.tasks] : task.after
}

const versionsOf = (w: Work, offerId: string): Row<'offerVersion'>[] =>
  w.get('offer', offerId)?.kind === 'task' ? w.list('offerVersion', offerId) : []

/** Drafts too: two that name each other must not pass one after the other. */
const newestOf = (w: Work, offerId: string): TaskBody | null =>
  (versionsOf(w, offerId).at(-1)?.body as TaskBody | undefined) ?? null

const newestApproved = (w: Work, offerId: string): TaskBody | null =>
  (versionsOf(w, offerId).findLast(({ state }) => state === 'approved')?.body as TaskBody | undefined) ?? null
