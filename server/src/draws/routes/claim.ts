/** A winner of goods says where they go. */
import { drawsApi } from '@laurel/shared/draws'
import * as schema from '@laurel/shared/draws.schema'
import { mallSeals } from '../../mall/index.ts'
import { answer } from '../../platform/http/answer.ts'
import type { App } from '../../platform/http/server.ts'
import { claimPrize } from '../commands/claim.ts'
import type { DrawsNeeds } from '../routes.ts'

export function mountClaim(app: App, { deps, queries }: DrawsNeeds): void {
  const seals = mallSeals(deps.cipher)
  answer(app, drawsApi.claim, {
    who: 'member',
    input: schema.ClaimPrizeInput,
    reply: schema.DrawResult,
    handle: async ({ address, ...asked }, { memberId, newId, run }) => {
      const mergedIds = (await queries.findMemberIds(memberId)).filter((id) => id !== memberId)
      const sealed = address ? seals.sealAddress(address, memberId) : null
      const order = { orderId: newId(), newsId: newId(), address: sealed }
      return run(claimPrize, { ...asked, ...order, memberId, mergedIds })
    },
  })
}
