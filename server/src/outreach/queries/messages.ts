/** The log of messages, the newest first. */
import type { ListMessagesInput, Message, MessageState } from '@laurel/shared/outreach'
import { and, desc, eq, lt, or, type SQL, sql } from 'drizzle-orm'
import type { Reads } from '../../platform/database.ts'
import { messageReply } from '../replies.ts'

const PAGE = 50
const filled = sql.placeholder

interface Place {
  at: number
  id: string
}
const LAST: Place = { at: Number.MAX_SAFE_INTEGER, id: '' }
const cursorOf = ({ at, id }: Place): string => `${at}~${id}`

/** A cursor that nobody gave out begins at the end. */
function placeOf(cursor: string | undefined): Place {
  const [, at, id = ''] = /^(\d{1,15})~(.+)$/.exec(cursor ?? '') ?? []
  return at === undefined ? LAST : { at: Number(at), id }
}

export const messageQueries = ({ read, schema: { message } }: Reads) => {
  const before = or(
    lt(message.at, filled('at')),
    and(eq(message.at, filled('at')), lt(message.id, filled('id'))),
  )
  const by = (name: string, where?: SQL) =>
    read
      .select()
      .from(message)
      .where(and(before, where))
      .orderBy(desc(message.at), desc(message.id))
      .limit(filled('limit'))
      .prepare(`outreach_messages_${name}`)
  const all = by('all')
  const sent = by('sent', eq(message.state, 'sent'))
  // The index holds all other states: its condition must stand here word for word.
  const inState = by('state', and(eq(message.state, filled('state')), sql`${message.state} <> 'sent'`))
  const listIn = (state: MessageState | undefined) => {
    if (state === undefined) return all
    return state === 'sent' ? sent : inState
  }

  return {
    async listMessages({ state, cursor, limit = PAGE }: ListMessagesInput) {
      const rows = await listIn(state).execute({ state, ...placeOf(cursor), limit: limit + 1 })
      const items: Message[] = rows.slice(0, limit).map(messageReply)
      const last = items.at(-1)
      return { items, next: rows.length > limit && last ? cursorOf(last) : null }
    },
  }
}
