/** For our own tests: an app's server that WeChat pushes to, and what came. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

export interface Received {
  method: string
  query: Record<string, string>
  text: string
  body: Record<string, unknown>
}

export interface AppServer {
  url: string
  received: Received[]
  /** What it says to the nth request, from 1: `success` unless a test decides. */
  answer: (request: Received, nth: number) => Said | Promise<Said>
  close(): Promise<void>
}

type Said = string | { status?: number; text?: string; afterMs?: number }

export async function startAppServer(): Promise<AppServer> {
  const server = createServer(async (incoming, reply) => {
    const parts: Buffer[] = []
    for await (const part of incoming) parts.push(part)
    const text = Buffer.concat(parts).toString()
    const { searchParams } = new URL(`http://app${incoming.url}`)
    const body = text === '' ? {} : JSON.parse(text)
    const request = { method: incoming.method ?? '', query: Object.fromEntries(searchParams), text, body }
    app.received.push(request)
    const said = await app.answer(request, app.received.length)
    const {
      status = 200,
      text: words = 'success',
      afterMs = 0,
    } = typeof said === 'string' ? { text: said } : said
    await sleep(afterMs)
    reply.writeHead(status, { 'content-type': 'text/plain' }).end(words)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const app: AppServer = {
    url: `http://127.0.0.1:${port}/wechat`,
    received: [],
    answer: () => 'success',
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return app
}
