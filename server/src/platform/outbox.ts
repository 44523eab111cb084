/** Delivers what commands left in the outbox: after the commit, at least once, each message until it is taken. */
import { createHmac } from 'node:crypto'
import { asc, lte, sql } from 'drizzle-orm'
import { request } from 'undici'
import type { Row, Work } from '../schema.ts'
import type { Clock } from './clock.ts'
import type { Db } from './database.ts'
import type { Job } from './jobs.ts'

export type Message = Pick<Row<'outbox'>, 'id' | 'topic' | 'payload' | 'at'>
/** Rejects when the message was not taken: it comes again. */
export type Deliver = (message: Message) => Promise<void>

/** So many a round: delivery never competes with redemptions for long. */
const ROUND_MAX = 500
const RETRY_FIRST_MS = 1_000
const RETRY_MAX_MS = 3_600_000

interface Round {
  taken: string[]
  refused: string[]
}

/** Drops what was taken; what was refused waits twice as long as the last time. */
export function settleOutbox(w: Work, { taken, refused }: Round, now: number): void {
  for (const id of taken) {
    const row = w.get('outbox', id)
    if (row) w.drop('outbox', row)
  }
  for (const id of refused) {
    const row = w.get('outbox', id)
    if (!row) continue
    const waitMs = Math.min(RETRY_FIRST_MS * 2 ** row.attempts, RETRY_MAX_MS)
    w.set('outbox', row, { attempts: row.attempts + 1, nextAt: now + waitMs })
  }
}
settleOutbox.reads = (touch: { row(table: 'outbox', id: string): void }, { taken, refused }: Round): void => {
  for (const id of [...taken, ...refused]) touch.row('outbox', id)
}

export function outboxJob({ engine, read, schema: { outbox } }: Db, clock: Clock, deliver: Deliver): Job {
  const due = read
    .select()
    .from(outbox)
    .where(lte(outbox.nextAt, sql.placeholder('now')))
    .orderBy(asc(outbox.id))
    .limit(ROUND_MAX)
    .prepare('outbox_due')
  return {
    name: 'outbox',
    everyMs: 1_000,
    async run() {
      const round: Round = { taken: [], refused: [] }
      for (const message of await due.execute({ now: clock() })) {
        const took = await deliver(message).then(
          () => true,
          () => false,
        )
        ;(took ? round.taken : round.refused).push(message.id)
      }
      if (round.taken.length + round.refused.length) await engine.run(settleOutbox, round)
    },
  }
}

const WEBHOOK_TIMEOUT_MS = 5_000

/** Posts each message, signed over time and body, to one address. */
export const webhook =
  ({ url, secret }: { url: string; secret: string }, clock: Clock): Deliver =>
  async ({ id, topic, payload, at }) => {
    const body = JSON.stringify({ id, topic, at, payload })
    const timestamp = String(clock())
    const signature = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')
    const reply = await request(url, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        'x-laurel-timestamp': timestamp,
        'x-laurel-signature': `sha256=${signature}`,
      },
      headersTimeout: WEBHOOK_TIMEOUT_MS,
      bodyTimeout: WEBHOOK_TIMEOUT_MS,
    })
    await reply.body.dump()
    if (reply.statusCode >= 300) throw new Error(`the webhook answered ${reply.statusCode}`)
  }

/** With nobody listening, a message is delivered to nobody. */
export const toNobody: Deliver = async () => undefined
