/** Branches, and whose turn it is in each. */
import type { Branch } from '@laurel/shared/leads'
import { Refusal } from '../../platform/refusal.ts'
import type { Row, Work } from '../../schema.ts'
import { mayLookAfter } from './open.ts'

/** Managers only, each once; whose turn it was counts on, where the list is still as long. */
export function setBranch(w: Work, { id, name, managerIds }: Branch): Branch {
  const distinct = [...new Set(managerIds)]
  if (!distinct.every((managerId) => mayLookAfter(w, managerId))) throw new Refusal('OPERATOR_UNKNOWN')
  const known = w.get('branch', id)
  const row = { id, name, managerIds: distinct }
  if (!known) w.add('branch', { ...row, turn: 0 })
  else w.set('branch', known, { ...row, turn: distinct.length ? known.turn % distinct.length : 0 })
  return row
}

/** Throws BRANCH_UNKNOWN. */
export function branchNamed(w: Work, id: string): Row<'branch'> {
  const branch = w.get('branch', id)
  if (!branch) throw new Refusal('BRANCH_UNKNOWN')
  return branch
}
