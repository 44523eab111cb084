/** Speaks the DevTools automation protocol over a WebSocket, so that miniprogram-automator drives a host. */
import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'
import { type Host, type Launch, launch } from './host.ts'
import { messageOf, plain, stackOf } from './plain.ts'
import { appHandlers } from './protocol/app.ts'
import { elementHandlers } from './protocol/element.ts'
import { pageHandlers } from './protocol/page.ts'
import { Elements, type Handlers, type Session } from './protocol/session.ts'
import { toolHandlers } from './protocol/tool.ts'

export interface Serve extends Launch {
  /** 0, the default, is any free port. */
  port?: number
}

export interface Served {
  wsEndpoint: string
  host: Host
  close(): Promise<void>
}

interface Request {
  id: string
  method: string
  params?: unknown
}

export async function serve({ port = 0, ...what }: Serve): Promise<Served> {
  const server = await listen(port)
  const host = await launch(what).catch((error) => {
    server.close()
    throw error
  })
  const close = () => closeAll(host, server)
  const session = {
    host,
    elements: new Elements(),
    broadcast: broadcastBy(server),
    close: () => void close(),
  }
  const handlers = handlersFor(session)
  forward(session)
  server.on('connection', (socket) => {
    socket.on('message', (message) => void reply(socket, handlers, JSON.parse(String(message)) as Request))
  })
  return { wsEndpoint: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`, host, close }
}

function listen(port: number): Promise<WebSocketServer> {
  return new Promise((resolve, reject) => {
    const server = new WebSocketServer({ port, host: '127.0.0.1' })
    server.once('listening', () => resolve(server))
    server.once('error', reject)
  })
}

function handlersFor(session: Session): Handlers {
  return {
    ...toolHandlers(session),
    ...appHandlers(session),
    ...pageHandlers(session),
    ...elementHandlers(session),
  }
}

async function reply(
  socket: WebSocket,
  handlers: Handlers,
  { id, method, params = {} }: Request,
): Promise<void> {
  try {
    const handler = handlers[method] as ((params: unknown) => unknown) | undefined
    if (!handler) throw new Error(`${method} unimplemented`)
    const result = (await handler(params)) ?? {}
    socket.send(JSON.stringify({ id, result }))
  } catch (error) {
    socket.send(JSON.stringify({ id, error: { message: messageOf(error) } }))
  }
}

function broadcastBy(server: WebSocketServer) {
  return (method: string, params: unknown) => {
    const message = JSON.stringify({ method, params })
    for (const client of server.clients) client.send(message)
  }
}

function forward({ host, broadcast }: Session): void {
  host.on('console', ({ level, args }) =>
    broadcast('App.logAdded', { type: level, args: args.map(readable) }),
  )
  host.on('exception', (error) =>
    broadcast('App.exceptionThrown', { exceptionDetails: { text: messageOf(error), stack: stackOf(error) } }),
  )
}

/** Errors and functions are not JSON, and a log may hold a cycle. */
function readable(value: unknown): unknown {
  if (Object.prototype.toString.call(value) === '[object Error]') return stackOf(value)
  try {
    return plain(value) ?? String(value)
  } catch {
    return String(value)
  }
}

async function closeAll(host: Host, server: WebSocketServer): Promise<void> {
  host.close()
  for (const client of server.clients) client.terminate()
  await new Promise((resolve) => server.close(resolve))
}
