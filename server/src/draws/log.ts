/** The public log of a draw, page by page: all that it takes to draw every result anew, and nobody's name. */
import type { DrawLog, LogInput } from '@laurel/shared/draws'
import type { DrawsQueries } from './queries.ts'

const PAGE = 1_000

export const logPages =
  ({ loadDraw, listEntries }: DrawsQueries) =>
  async ({ drawId, after = 0, limit = PAGE }: LogInput, now: number): Promise<DrawLog> => {
    const { row, version } = await loadDraw(drawId, now)
    const { commitment, seed, drawn } = row
    const { prizes, fallback } = version.body
    return {
      ...{ drawId, commitment, seed, drawn, fallback },
      prizes: prizes.map(({ key, title, weight, pieces, releases }) => ({
        ...{ key, title, weight, pieces, releases },
      })),
      // What was drawn since the count was read belongs to the next look.
      entries: await listEntries({ drawId, after, until: drawn, limit }),
    }
  }
