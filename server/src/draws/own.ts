/** What a member won: nobody sees what another one did, or that there was anything. */
import type { DrawResult, DrawResultPage } from '@laurel/shared/draws'
import { Refusal } from '../platform/refusal.ts'
import type { ResultsAsked } from './queries/results.ts'
import type { DrawsQueries } from './queries.ts'
import { lineReply, resultReply } from './replies.ts'

interface Visit {
  memberId: string
  now: number
}

export const ownResults =
  (queries: DrawsQueries) =>
  async (asked: ResultsAsked, { memberId, now }: Visit): Promise<DrawResultPage> => {
    const [{ version }, memberIds] = await Promise.all([
      queries.loadDraw(asked.drawId, now),
      queries.findMemberIds(memberId),
    ])
    const { items, next } = await queries.listOwn(memberIds, asked)
    const { body } = version
    return { items: items.map(({ stock: { art }, ...found }) => lineReply({ ...found, art, body })), next }
  }

interface Named {
  drawId: string
  number: number
}

export const ownResult =
  (queries: DrawsQueries) =>
  async ({ drawId, number }: Named, { memberId, now }: Visit): Promise<DrawResult> => {
    const [found, memberIds] = await Promise.all([
      queries.findResult(drawId, number),
      queries.findMemberIds(memberId),
    ])
    if (!found || !memberIds.includes(found.result.memberId)) throw new Refusal('RESULT_UNKNOWN')
    const [{ version }, open] = await Promise.all([
      queries.loadDraw(drawId, now),
      queries.countOpen({ memberIds }),
    ])
    const { body, title } = version
    return resultReply({ ...found, body, title, chancesLeft: open.get(drawId) ?? 0 })
  }
