/** What about members takes two operators: making two of them one, and undoing it. */
import type { ApprovalKind } from '../operators/index.ts'
import { MERGE, merge, mergeOf, UNMERGE, unmerge, unmergeOf } from './commands/merge.ts'

const roles = ['admin', 'approver'] as const

export const peopleApprovals: readonly ApprovalKind[] = [
  {
    kind: MERGE,
    roles,
    apply: (w, approved, now) => merge(w, mergeOf(approved), now),
    reads: (touch, { id, subjectId, body }) =>
      merge.reads(touch, { id, intoId: subjectId, fromId: String(body.fromId) }),
  },
  {
    kind: UNMERGE,
    roles,
    apply: (w, approved, now) => unmerge(w, unmergeOf(approved), now),
    reads: (touch, { subjectId, body }) =>
      unmerge.reads(touch, { intoId: subjectId, fromId: String(body.fromId) }),
  },
]
