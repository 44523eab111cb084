/** A network between a phone and the server that loses requests on their way, answers on their way back, and keeps no order. */
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout } from 'node:timers/promises'

export interface LossyNetwork {
  url: string
  /** What became of the requests so far. */
  told(): { sent: number; requestsLost: number; answersLost: number }
  close(): Promise<void>
}

interface Weather {
  /** Of a hundred, in each direction. */
  lossPercent: number
  delayMs: number
  seed: number
  /** A request is about to reach the server. */
  onArrive?: (path: string) => void
}

/** Small and even enough for weather; the same seed is the same weather. */
export function weatherOf(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5) >>> 0
    return Math.floor(((state ^ (state >>> 13)) >>> 0) % below)
  }
}

const bodyOf = async (message: IncomingMessage): Promise<Buffer> => {
  const parts: Buffer[] = []
  for await (const part of message) parts.push(part)
  return Buffer.concat(parts)
}

/** `port`: of the server, whichever process listens there. */
export async function openLossyNetwork(port: number, weather: Weather): Promise<LossyNetwork> {
  const { lossPercent, delayMs, seed, onArrive = () => undefined } = weather
  const random = weatherOf(seed)
  const isLost = (): boolean => random(100) < lossPercent
  const counts = { sent: 0, requestsLost: 0, answersLost: 0 }

  async function carry(asked: IncomingMessage, reply: ServerResponse): Promise<void> {
    const body = await bodyOf(asked)
    counts.sent += 1
    await setTimeout(random(delayMs))
    if (isLost()) {
      counts.requestsLost += 1
      reply.destroy()
      return
    }
    onArrive(asked.url ?? '')
    const answer = await forward(port, asked, body)
    await setTimeout(random(delayMs))
    if (!answer || isLost()) {
      counts.answersLost += 1
      reply.destroy()
      return
    }
    reply.writeHead(answer.status, { 'content-type': answer.contentType }).end(answer.body)
  }

  const server = createServer((asked, reply) => void carry(asked, reply))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port: own } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${own}`,
    told: () => ({ ...counts }),
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

interface Answer {
  status: number
  contentType: string
  body: Buffer
}

/** Null: nobody is there, or he was killed while he answered. */
function forward(port: number, asked: IncomingMessage, body: Buffer): Promise<Answer | null> {
  const { method, url: path, headers } = asked
  return new Promise((resolve) => {
    const passed = request({ host: '127.0.0.1', port, method, path, headers, agent: false }, (answer) => {
      const { statusCode: status = 500, headers: said } = answer
      const contentType = said['content-type'] ?? 'application/json'
      bodyOf(answer).then(
        (whole) => resolve({ status, contentType, body: whole }),
        () => resolve(null),
      )
    })
    passed.on('error', () => resolve(null))
    passed.end(body)
  })
}
