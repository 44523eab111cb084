/** The points of a member in the words of the export: open lots, and every transfer. */
import { sectionWords } from '@laurel/shared/words.zh'
import type { Reads } from '../platform/database.ts'
import type { PersonalSection } from '../platform/personal.ts'
import { personalQueries } from './queries/personal.ts'
import { pointsQueries } from './queries.ts'

const PAGE = 200

export function pointsSections(reads: Reads): PersonalSection[] {
  const queries = personalQueries(reads)
  const { listHistory } = pointsQueries(reads)
  return [
    {
      name: 'lots',
      title: sectionWords.lots,
      count: (memberIds) => sumOver(memberIds, queries.countLots),
      async *rows(memberIds) {
        for (const memberId of memberIds) yield* await queries.listLots(memberId)
      },
    },
    {
      name: 'transfers',
      title: sectionWords.transfers,
      count: (memberIds) => sumOver(memberIds, queries.countTransfers),
      async *rows(memberIds) {
        for (const memberId of memberIds) yield* historyOf(listHistory, memberId)
      },
    },
  ]
}

async function* historyOf(list: ReturnType<typeof pointsQueries>['listHistory'], memberId: string) {
  let cursor: string | undefined
  do {
    const { items, next } = await list(memberId, { limit: PAGE, ...(cursor ? { cursor } : {}) })
    for (const { lots: _, ...entry } of items) yield { ...entry }
    cursor = next ?? undefined
  } while (cursor)
}

async function sumOver(memberIds: string[], count: (memberId: string) => Promise<number>): Promise<number> {
  const counts = await Promise.all(memberIds.map(count))
  return counts.reduce((sum, n) => sum + n, 0)
}
