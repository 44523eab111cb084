/** Delivers what commands left in the outbox: after the commit, at least once, each message until it is taken. */
import { and, asc, eq, lte, notInArray, type SQL, sql } from 'drizzle-orm'
import type { Row } from '../schema.ts'
import type { Clock } from './clock.ts'
import type { Db } from './database.ts'
import type { Job } from './jobs.ts'
import { claimLane, LEASE_MS, settleOutbox } from './outbox-lanes.ts'
import { isSeldom } from './tables.ts'

export type Message = Pick<Row<'outbox'>, 'id' | 'topic' | 'payload' | 'at'>
/** Rejects when the message was not taken: it comes again. */
export type Deliver = (message: Message) => Promise<void>

/** Rejected with, when whoever refuses knows when it is worth coming again. */
export class Later extends Error {
  readonly notBefore: number

  constructor(notBefore: number) {
    super('later')
    this.notBefore = notBefore
  }
}

/** Where the messages of one topic go. */
export interface Channel {
  /** A seldom one: tables.ts. */
  topic: string
  /** Messages of one lane are delivered one after another, in all processes together. */
  laneOf(message: Message): string
  /** Lanes at a time. */
  lanesMax: number
  deliver: Deliver
}

export interface OutboxOptions {
  clock: Clock
  /** The name of this process. */
  holder: string
  channels: Channel[]
  /** Takes every topic that no channel is for, one message at a time. */
  others: Deliver
}

/** So many a round: delivery never competes with redemptions for long. */
const ROUND_MAX = 500

/** A job for each channel: one that is slow holds up none of the others. */
export function outboxJobs(db: Db, options: OutboxOptions): Job[] {
  const { outbox } = db.schema
  const { channels, others } = options
  const topics = channels.map(({ topic }) => topic)
  const rest = { topic: 'others', laneOf: () => 'others', lanesMax: 1, deliver: others }
  return [
    ...channels.map((channel) =>
      channelJob(db, {
        ...options,
        channel,
        where: and(eq(outbox.topic, channel.topic), isSeldom(outbox.topic)),
      }),
    ),
    channelJob(db, {
      ...options,
      channel: rest,
      where: topics.length ? notInArray(outbox.topic, topics) : undefined,
    }),
  ]
}

interface Way extends OutboxOptions {
  channel: Channel
  where: SQL | undefined
}

function channelJob(db: Db, way: Way): Job {
  const { read, schema } = db
  const { channel, clock, where } = way
  const { id, topic, payload, at } = schema.outbox
  const due = read
    .select({ id, topic, payload, at })
    .from(schema.outbox)
    .where(and(lte(schema.outbox.nextAt, sql.placeholder('now')), where))
    .orderBy(asc(schema.outbox.id))
    .limit(ROUND_MAX)
    .prepare(`outbox_due_${channel.topic}`)
  return {
    name: `outbox ${channel.topic}`,
    everyMs: 1_000,
    async run(stopping) {
      const waiting = lanesOf(await due.execute({ now: clock() }), channel)
      const work = async (): Promise<void> => {
        for (let next = waiting.shift(); next && !stopping?.aborted; next = waiting.shift()) {
          const [lane, messages] = next
          await deliverLane(db, way, { lane, messages, stopping })
        }
      }
      // All of them: a run that ends while one still delivers would be started a second time beside it.
      const outcomes = await Promise.allSettled(Array.from({ length: channel.lanesMax }, work))
      for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason
    },
  }
}

function lanesOf(messages: Message[], { laneOf }: Channel): [lane: string, messages: Message[]][] {
  const lanes = new Map<string, Message[]>()
  for (const message of messages) {
    const name = laneOf(message)
    const lane = lanes.get(name)
    if (lane) lane.push(message)
    else lanes.set(name, [message])
  }
  return [...lanes]
}

interface Lane {
  lane: string
  messages: Message[]
  stopping: AbortSignal | undefined
}

async function deliverLane({ engine }: Db, way: Way, { lane, messages, stopping }: Lane): Promise<void> {
  const { channel, clock, holder } = way
  const ids = messages.map(({ id }) => id)
  let round = newRound()
  let renewAt = clock() + LEASE_MS / 2
  const due = new Set(await engine.run(claimLane, { lane, holder, ids }))
  if (!due.size) return
  for (const message of messages.filter(({ id }) => due.has(id))) {
    if (stopping?.aborted) break
    if (clock() >= renewAt) {
      if (!(await engine.run(settleOutbox, { lane, holder, ...round, goesOn: true }))) return
      round = newRound()
      renewAt = clock() + LEASE_MS / 2
    }
    await channel.deliver(message).then(
      () => round.taken.push(message.id),
      (error: unknown) => round.refused.push({ id: message.id, notBefore: whenAfter(error) }),
    )
  }
  await engine.run(settleOutbox, { lane, holder, ...round, goesOn: false })
}

const newRound = (): { taken: string[]; refused: { id: string; notBefore: number | null }[] } => ({
  taken: [],
  refused: [],
})

const whenAfter = (error: unknown): number | null => (error instanceof Later ? error.notBefore : null)
