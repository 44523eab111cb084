/** The chances a member may use: his own, and those of accounts that became one with his. */
import { survivorOf } from '../../identity/index.ts'
import type { Row, Touch, Work } from '../../schema.ts'

export interface Chances {
  memberId: string
  /** Accounts that were merged into the member's, as far as is known; what is no longer so is passed over. */
  mergedIds: readonly string[]
  drawId: string
}

/** The oldest first. */
export function openChances(w: Work, { memberId, mergedIds, drawId }: Chances): Row<'drawChance'>[] {
  const owners = new Set([memberId, ...mergedIds.filter((id) => isNow(w, id, memberId))])
  return [...owners]
    .flatMap((owner) => w.list('drawChance', owner, drawId))
    .filter(({ state }) => state === 'open')
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
}

function isNow(w: Work, id: string, memberId: string): boolean {
  const member = w.get('member', id)
  return member !== undefined && survivorOf(w, member).id === memberId
}

openChances.reads = (touch: Touch, { memberId, mergedIds, drawId }: Chances): void => {
  for (const owner of [memberId, ...mergedIds]) touch.list('drawChance', owner, drawId)
  for (const id of mergedIds) touch.row('member', id)
}
