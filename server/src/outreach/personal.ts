/** What outreach keeps of a member in the words of the export, and for how long it is kept. */
import { sectionWords } from '@laurel/shared/words.zh'
import type { Reads } from '../platform/database.ts'
import type { PersonalSection, Retention } from '../platform/personal.ts'
import { forgetMessages } from './commands/forget.ts'
import { type OutreachQueries, outreachQueries } from './queries.ts'

export function outreachSections(reads: Reads): PersonalSection[] {
  const queries = outreachQueries(reads)
  return [
    {
      name: 'messages',
      title: sectionWords.messages,
      count: async (memberIds) => {
        const counts = await Promise.all(memberIds.map(queries.countMessagesOf))
        return counts.reduce((sum, n) => sum + n, 0)
      },
      async *rows(memberIds) {
        for (const memberId of memberIds) yield* queries.listMessagesOf(memberId)
      },
    },
    {
      name: 'message-grants',
      title: sectionWords['message-grants'],
      count: async (memberIds) => (await quotasOf(queries, memberIds)).length,
      async *rows(memberIds) {
        for (const { lastDay: _, ...quota } of await quotasOf(queries, memberIds)) yield quota
      },
    },
  ]
}

const quotasOf = async ({ listQuotasOf }: OutreachQueries, memberIds: string[]) =>
  (await Promise.all(memberIds.map(listQuotasOf))).flat()

export const MESSAGES_KEPT_DAYS = 365

export function outreachRetentions(reads: Reads): Retention<{ memberId: string; id: string }>[] {
  const { listOldMessages } = outreachQueries(reads)
  return [
    {
      name: 'messages',
      keptDays: MESSAGES_KEPT_DAYS,
      because: 'A complaint about a message, or about one that never came, is answered within a year.',
      async *due(before) {
        for (let due = await listOldMessages(before); due.length; due = await listOldMessages(before))
          yield due
      },
      forget: forgetMessages,
    },
  ]
}
