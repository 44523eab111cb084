/** Another system that tells what happened: it signs as the contract says, over real HTTP. */
import { createHmac } from 'node:crypto'
import type { EventAnswer } from '@laurel/shared/events'
import { eventsAdminApi } from '@laurel/shared/events'
import type { FactType } from '@laurel/shared/facts'
import { confide } from './confidences.ts'
import type { World } from './world.ts'

export const EVENT_TYPES: FactType[] = [
  'purchase.paid',
  'purchase.refunded',
  'member.birthday',
  'assets.reported',
  'card.bound',
]

export interface Said {
  status: number
  body: { items?: EventAnswer[]; code?: string; details?: Record<string, unknown> }
}

export interface Sending {
  /** Where it is sent; the world it was made in, when left out. */
  url?: string
  timestamp?: number | string
  contentType?: string
  signature?: string
  source?: string
}

export interface SourceClient {
  id: string
  secret: string
  /** One event, or a batch, as JSON or as the text that it is. */
  send(letters: unknown, sending?: Sending): Promise<Said>
  /** As a source makes it, with what is handed in changed. */
  event(type: string, change?: Record<string, unknown>): Record<string, unknown>
}

export const signatureOf = (secret: string, timestamp: number | string, body: string): string =>
  `v1=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`

let made = 0

const dataOf: Record<string, Record<string, unknown>> = {
  'purchase.paid': { amountFen: 12_800, channel: 'store' },
  'purchase.refunded': { undoes: 'p0', amountFen: 12_800 },
  'member.birthday': {},
  'assets.reported': { averageFen: 5_000_000 },
  'card.bound': { bank: 'ABC' },
}

export function sourceAt(
  url: string,
  { id, secret, clock = Date.now }: { id: string; secret: string; clock?: () => number },
): SourceClient {
  confide(secret)
  return {
    id,
    secret,
    async send(letters, sending = {}) {
      const body = typeof letters === 'string' ? letters : JSON.stringify(letters)
      const timestamp = sending.timestamp ?? clock()
      const batch = Array.isArray(letters)
      const reply = await fetch(`${sending.url ?? url}/api/events`, {
        method: 'POST',
        body,
        headers: {
          'content-type':
            sending.contentType ??
            (batch ? 'application/cloudevents-batch+json' : 'application/cloudevents+json'),
          'x-laurel-source': sending.source ?? id,
          'x-laurel-timestamp': String(timestamp),
          'x-laurel-signature': sending.signature ?? signatureOf(secret, timestamp, body),
        },
      })
      return { status: reply.status, body: (await reply.json()) as Said['body'] }
    },
    event(type, change = {}) {
      made += 1
      const time = new Date(clock()).toISOString()
      return {
        specversion: '1.0',
        id: `e${made}`,
        source: id,
        type,
        time,
        data: dataOf[type] ?? {},
        ...change,
      }
    },
  }
}

/** Let in by an admin, for all types there are. */
export async function openSource(
  { url, operators }: Pick<World, 'url' | 'operators'>,
  sourceId: string,
  { types = EVENT_TYPES, clock }: { types?: string[]; clock?: () => number } = {},
): Promise<SourceClient> {
  const input = { sourceId, name: sourceId, types }
  const { secret } = await operators.as('admin', eventsAdminApi.add, input)
  return sourceAt(url, { id: sourceId, secret, ...(clock ? { clock } : {}) })
}
