/** How a draw goes, for operators: what was won of each prize, and by whom. */
import type { AdminDrawResultPage, DrawFigures } from '@laurel/shared/draws'
import { drawsAdminApi } from '@laurel/shared/draws'
import * as schema from '@laurel/shared/draws.schema'
import { ROLES } from '../../operators/index.ts'
import { answer } from '../../platform/http/answer.ts'
import type { App } from '../../platform/http/server.ts'
import { figuresOf } from '../figures.ts'
import { lineReply } from '../replies.ts'
import type { DrawsNeeds } from '../routes.ts'

export function mountAdmin(app: App, { queries }: DrawsNeeds): void {
  answer(app, drawsAdminApi.figures, {
    who: ROLES,
    input: schema.DrawIdInput,
    reply: schema.DrawFigures,
    handle: async ({ drawId }, { now }): Promise<DrawFigures> => {
      const shown = await queries.loadDraw(drawId, now)
      const [kept, chances] = await Promise.all([queries.listKept(drawId), queries.countGiven(drawId)])
      return figuresOf(shown, kept, chances)
    },
  })
  answer(app, drawsAdminApi.results, {
    who: ROLES,
    input: schema.AdminResultsInput,
    reply: schema.AdminDrawResultPage,
    handle: async ({ state, ...asked }, { now }): Promise<AdminDrawResultPage> => {
      const { version } = await queries.loadDraw(asked.drawId, now)
      const { items, next } = await queries.listAll(asked, state)
      return {
        items: items.map(({ result, stock: { art }, isWithheld }) => ({
          ...lineReply({ result, art, isWithheld, body: version.body }),
          memberId: result.memberId,
          orderId: result.orderId,
        })),
        next,
      }
    },
  })
}
