/** Which members may become one, and when that may be undone. */
import type { MergeRefusal, UnmergeRefusal } from '@laurel/shared/people'
import type { Row } from '../../schema.ts'

export interface Party {
  id: string
  state: Row<'member'>['state']
  debt: number
}

/** A merged member takes part in no other merge: so there is no cycle, and every chain ends. */
function refuseParty({ state, debt }: Party): MergeRefusal | null {
  if (state === 'closed') return 'MEMBER_CLOSED'
  if (state === 'merged') return 'MEMBER_MERGED'
  if (state === 'blocked') return 'MEMBER_BLOCKED'
  return debt > 0 ? 'MEMBER_IN_DEBT' : null
}

export function refuseMerge(from: Party, into: Party): MergeRefusal | null {
  if (from.id === into.id) return 'MEMBER_SAME'
  return refuseParty(from) ?? refuseParty(into)
}

type Merge = Pick<Row<'merge'>, 'undoneAt'>

/** Who was merged on meanwhile is parted first: the last merge is the first undone. */
export function refuseUnmerge(
  merge: Merge | undefined,
  into: Pick<Party, 'state'> | undefined,
): UnmergeRefusal | null {
  if (!merge || !into) return 'MERGE_UNKNOWN'
  if (merge.undoneAt !== null) return 'MERGE_UNDONE'
  if (into.state === 'closed') return 'MEMBER_CLOSED'
  return into.state === 'merged' ? 'MEMBER_MERGED' : null
}
