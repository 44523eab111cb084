/** Makes two members one, and two again: identities, points and growth count together, nothing is doubled and nothing is lost. */
import type { AskMergeInput, AskUnmergeInput } from '@laurel/shared/people'
import { moveBack, moveIdentities } from '../../identity/index.ts'
import { joinGrowth, partGrowth, tick } from '../../membership/index.ts'
import { type Approved, askApproval } from '../../operators/index.ts'
import { recordFact, undoneBy } from '../../platform/facts.ts'
import type { Listener } from '../../platform/listening.ts'
import { Refusal } from '../../platform/refusal.ts'
import { type Carriage, carry, carryBack, carryDebt, carryDebtBack, debtOwed } from '../../points/index.ts'
import { joinQuizzes } from '../../quizzes/index.ts'
import type { Row, Touch, Work } from '../../schema.ts'
import { joinTasks, partTasks } from '../../tasks/index.ts'
import { refuseMerge, refuseUnmerge } from '../rules/merge.ts'

export const MERGE = 'member-merge'
export const UNMERGE = 'member-unmerge'

type Asked<Input> = Input & { approvalId: string; operatorId: string }

/** Refused now for what would refuse it later. */
export function askMerge(w: Work, asked: Asked<AskMergeInput>, now: number): { approvalId: string } {
  const { approvalId: id, memberId: subjectId, fromId, because, operatorId } = asked
  check(refuseMerge(partyOf(w, fromId), partyOf(w, subjectId)))
  askApproval(w, { id, kind: MERGE, subjectId, body: { fromId }, because, operatorId }, now)
  return { approvalId: id }
}

export function askUnmerge(w: Work, asked: Asked<AskUnmergeInput>, now: number): { approvalId: string } {
  const { approvalId: id, memberId: subjectId, fromId, mergeId, because, operatorId } = asked
  check(refuseUnmerge(w.get('merge', subjectId, fromId, mergeId), w.get('member', subjectId)))
  askApproval(w, { id, kind: UNMERGE, subjectId, body: { fromId, mergeId }, because, operatorId }, now)
  return { approvalId: id }
}

export interface MergeOrder {
  id: string
  intoId: string
  fromId: string
  operatorId: string
}

export function merge(w: Work, { id, intoId, fromId, operatorId }: MergeOrder, now: number): Row<'merge'> {
  check(refuseMerge(partyOf(w, fromId), partyOf(w, intoId)))
  // What was due to either until now is given before they are one: its points move with the others.
  for (const memberId of [fromId, intoId]) tick(w, { memberId }, now)
  joinGrowth(w, { fromId, intoId, cause: `merged/${id}` }, now)
  joinTasks(w, { fromId, intoId }, now)
  joinQuizzes(w, { fromId, intoId }, now)
  moveIdentities(w, { from: fromId, to: intoId, mergeId: id, by: operatorId, because: null }, now)
  const row = w.add('merge', { intoId, fromId, id, at: now, by: operatorId, undoneAt: null, carriages: 0 })
  const fact = { id: `merged/${id}`, key: `merged/${id}`, memberId: intoId, subjectId: fromId }
  recordFact(w, { ...fact, type: 'member.merged' }, now)
  return carryOver(w, row, now)
}

merge.reads = (touch: Touch, { id, intoId, fromId }: Omit<MergeOrder, 'operatorId'>): void => {
  touch.row('member', fromId)
  touch.row('member', intoId)
  joinTasks.reads(touch, { fromId, intoId })
  joinQuizzes.reads(touch, { fromId, intoId })
  joinGrowth.reads(touch, { fromId, intoId })
  carry.reads(touch, { ...carriageOf(id, 0), fromId, toId: intoId })
}

/** What came to an account after it was merged: a cancelled order's points, a sign-in that was under way. On to the end of the chain. */
export function carryOn(w: Work, { fromId }: { fromId: string }, now: number): void {
  const into = w.get('member', fromId)?.mergedInto
  if (!into) return
  const row = w.list('merge', into, fromId).find(({ undoneAt }) => undoneAt === null)
  if (row) carryOver(w, row, now)
  carryOn(w, { fromId: into }, now)
}

/** What is taken back of a purchase from before the merge is taken from whom it was merged into, at once. */
export const carryTaken: Listener = (w, undoing, now) => {
  const memberId = undoneBy(w, undoing)?.fact?.memberId
  if (memberId) carryOn(w, { fromId: memberId }, now)
}

function carryOver(w: Work, row: Row<'merge'>, now: number): Row<'merge'> {
  const { id, fromId, intoId, carriages } = row
  const carriage = { ...carriageOf(id, carriages), fromId, toId: intoId }
  // Nobody has both: points that come fill the debt first.
  const moved = carry(w, carriage, now) || carryDebt(w, carriage, now)
  return moved ? w.set('merge', row, { carriages: carriages + 1 }) : row
}

export interface UnmergeOrder {
  intoId: string
  fromId: string
  mergeId: string
  operatorId: string
}

export function unmerge(w: Work, order: UnmergeOrder, now: number): void {
  const { intoId, fromId, mergeId, operatorId } = order
  const row = w.get('merge', intoId, fromId, mergeId)
  check(refuseUnmerge(row, w.get('member', intoId)))
  if (!row) return
  moveBack(w, { from: intoId, to: fromId, mergeId, by: operatorId, because: null }, now)
  const othersIds = stillIn(w, intoId).filter((id) => id !== fromId)
  partGrowth(w, { fromId, intoId, othersIds, cause: `unmerged/${mergeId}` }, now)
  partTasks(w, { fromId, intoId, mergedAt: row.at }, now)
  for (let number = row.carriages - 1; number >= 0; number--) {
    const carriage: Carriage = { ...carriageOf(mergeId, number), because: { reason: 'unmerge' } }
    carryBack(w, carriage, now)
    carryDebtBack(w, { ...carriage, toId: intoId }, now)
  }
  w.set('merge', row, { undoneAt: now })
  const fact = { id: `unmerged/${mergeId}`, key: `unmerged/${mergeId}`, memberId: intoId, subjectId: fromId }
  recordFact(w, { ...fact, type: 'member.unmerged' }, now)
}

unmerge.reads = (touch: Touch, { intoId, fromId }: Pick<UnmergeOrder, 'intoId' | 'fromId'>): void => {
  touch.list('merge', intoId)
  touch.row('member', fromId)
  touch.row('member', intoId)
  partTasks.reads(touch, { fromId, intoId })
  partGrowth.reads(touch, { fromId, intoId })
}

const stillIn = (w: Work, intoId: string): string[] =>
  w.list('merge', intoId).flatMap(({ fromId, undoneAt }) => (undoneAt === null ? [fromId] : []))

const carriageOf = (mergeId: string, number: number): Carriage => ({
  id: `merge/${mergeId}/${number}`,
  because: { reason: 'merge' },
})

/** As an approval says it. */
export const mergeOf = ({ id, subjectId, body, decidedBy }: Approved): MergeOrder => ({
  id,
  intoId: subjectId,
  fromId: String(body.fromId),
  operatorId: decidedBy,
})

export const unmergeOf = ({ subjectId, body, decidedBy }: Approved): UnmergeOrder => ({
  intoId: subjectId,
  fromId: String(body.fromId),
  mergeId: String(body.mergeId),
  operatorId: decidedBy,
})

function check(refusal: ReturnType<typeof refuseMerge> | ReturnType<typeof refuseUnmerge>): void {
  if (refusal) throw new Refusal(refusal)
}

function memberOf(w: Work, memberId: string): Row<'member'> {
  const member = w.get('member', memberId)
  if (!member) throw new Refusal('MEMBER_UNKNOWN')
  return member
}

const partyOf = (w: Work, memberId: string) => ({
  ...memberOf(w, memberId),
  debt: debtOwed(w, memberId),
})
