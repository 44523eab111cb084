/** Sends text messages: in production through a gateway that takes signed JSON; on a developer's machine they are kept to be read. */
import { createHmac } from 'node:crypto'
import { maskedPhone } from '@laurel/shared/masks'
import { Agent, type Dispatcher, interceptors, request } from 'undici'
import type { Clock } from './clock.ts'

export interface SmsMessage {
  /** The same message again has the same id: a gateway that has it sends it no second time. */
  id: string
  /** `+8613800002046` */
  to: string
  text: string
}

export interface Sms {
  /** Resolves when the gateway took it; throws when it did not, or did not say. */
  send(message: SmsMessage): Promise<void>
  /** What was sent lately, the newest first. Null: nobody may read along. */
  inbox: (() => readonly KeptMessage[]) | null
  close(): Promise<void>
}

export type KeptMessage = SmsMessage & { at: number }

export interface SmsGateway {
  url: string
  secret: string
}

interface Log {
  info(fields: object, message: string): void
}

export interface SmsOptions {
  gateway: SmsGateway | null
  production: boolean
  clock: Clock
  log: Log
}

export function createSms({ gateway, production, clock, log }: SmsOptions): Sms {
  if (gateway) return gatewaySms(gateway, clock)
  return production ? noSms : keptSms(clock, log)
}

/** A member waits for it. */
const TIMEOUT_MS = 5_000
/** Only where the gateway surely took nothing: what was perhaps sent is not sent again. */
const RETRY = {
  maxRetries: 2,
  minTimeout: 200,
  maxTimeout: 1_000,
  methods: ['POST'] satisfies Dispatcher.HttpMethod[],
  statusCodes: [429, 503],
  errorCodes: ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'],
}

function gatewaySms({ url, secret }: SmsGateway, clock: Clock): Sms {
  const agent = new Agent({ connections: 8 })
  const dispatcher = agent.compose(interceptors.retry(RETRY))
  return {
    inbox: null,
    close: () => agent.close(),
    async send({ id, to, text }) {
      const body = JSON.stringify({ id, to, text })
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
        dispatcher,
      })
      await reply.body.dump()
      if (reply.statusCode >= 300) throw new Error(`the SMS gateway answered ${reply.statusCode}`)
    },
  }
}

/** Without a gateway numbers are proven by WeChat's button alone. */
const noSms: Sms = {
  inbox: null,
  close: async () => undefined,
  async send() {
    throw new Error('no SMS gateway is set: SMS_URL')
  },
}

const KEPT_MAX = 200

function keptSms(clock: Clock, log: Log): Sms {
  const kept: KeptMessage[] = []
  return {
    inbox: () => kept,
    close: async () => undefined,
    async send(message) {
      kept.unshift({ ...message, at: clock() })
      kept.length = Math.min(kept.length, KEPT_MAX)
      log.info({ to: maskedPhone(message.to) }, 'a text message was kept to be read at /dev/texts')
    },
  }
}
