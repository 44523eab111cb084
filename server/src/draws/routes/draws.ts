/** The draws that run, the page of one, and the tap that draws. */
import { drawsApi } from '@laurel/shared/draws'
import * as schema from '@laurel/shared/draws.schema'
import { Empty } from '@laurel/shared/schema'
import { answer } from '../../platform/http/answer.ts'
import type { App } from '../../platform/http/server.ts'
import { draw } from '../commands/draw.ts'
import { drawPages } from '../page.ts'
import type { DrawsNeeds } from '../routes.ts'
import { seedOf } from '../seed.ts'

export function mountDraws(app: App, { deps, queries }: DrawsNeeds): void {
  const { loadCards, loadPage } = drawPages(queries)
  answer(app, drawsApi.list, {
    who: 'guest',
    input: Empty,
    reply: schema.DrawCards,
    handle: (_input, visit) => loadCards(visit),
  })
  answer(app, drawsApi.page, {
    who: 'guest',
    input: schema.DrawIdInput,
    reply: schema.DrawPage,
    handle: ({ drawId }, visit) => loadPage(drawId, visit),
  })
  answer(app, drawsApi.draw, {
    who: 'member',
    input: schema.DrawInput,
    reply: schema.DrawResult,
    status: 201,
    handle: async ({ drawId, nonce }, { memberId, newId, now, run }) => {
      const memberIds = await queries.findMemberIds(memberId)
      const mergedIds = memberIds.filter((id) => id !== memberId)
      const likelyChance = await queries.findOpenChance({ memberIds, drawId })
      const seed = seedOf(deps.cipher, drawId)
      const ids = { orderId: newId(), newsId: newId() }
      return run(draw, { ...ids, memberId, mergedIds, drawId, nonce, seed, at: now, likelyChance })
    },
  })
}
