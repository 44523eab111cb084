/** Posts each message of the outbox, signed over time and body, to one address. */
import { createHmac } from 'node:crypto'
import { request } from 'undici'
import type { Clock } from './clock.ts'
import type { Deliver } from './outbox.ts'

/** All together: a stop waits for one delivery, and must end within ten seconds. */
const TIMEOUT_MS = 5_000

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
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    await reply.body.dump()
    if (reply.statusCode >= 300) throw new Error(`the webhook answered ${reply.statusCode}`)
  }

/** With nobody listening, a message is delivered to nobody. */
export const toNobody: Deliver = async () => undefined
