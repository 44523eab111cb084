/** Starts WeChat's server API on this machine, over real HTTP, with its own clock and fault knobs. */
import { randomInt } from 'node:crypto'
import { setMaxListeners } from 'node:events'
import type { AddressInfo } from 'node:net'
import cors from '@fastify/cors'
import Fastify from 'fastify'
import { createControl } from './control/control.ts'
import type { Control } from './control/interface.ts'
import { serveControl } from './control/routes.ts'
import { createPusher } from './push/pusher.ts'
import { createState } from './state.ts'
import type { AppInput } from './stores/apps.ts'
import { serveWechat } from './wire/serve.ts'

export interface EmulatorOptions {
  apps: readonly [AppInput, ...AppInput[]]
  /** 0, the default, takes any free port. */
  port?: number
  /** Loopback by default: whoever reaches the control API owns the emulator. */
  host?: string
  now?: () => number
  /** A page from this origin may use the control API: the browser preview of a mini program. Nobody's may by default. */
  allowOrigin?: string
  /** Drawn when left out, so that two runs never hand out the same tokens. */
  seed?: number
}

export interface Emulator {
  url: string
  seed: number
  control: Control
  close(): Promise<void>
}

export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const { apps, port = 0, host = '127.0.0.1', now = Date.now, seed = randomInt(2 ** 31) } = options
  const state = createState({ apps, now, seed })
  const closing = new AbortController()
  const control = createControl(state, createPusher(state, closing.signal))
  // Every slow answer listens, and a test may want hundreds of them.
  setMaxListeners(0, closing.signal)

  // Coercion off: the control API means the JSON it says.
  const app = Fastify({
    forceCloseConnections: true,
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false } },
  })
  await app.register(
    async (scope) => {
      if (options.allowOrigin) await scope.register(cors, { origin: options.allowOrigin })
      serveControl(scope, control)
    },
    { prefix: '/__control' },
  )
  await app.register(async (scope) => serveWechat(scope, state, closing.signal))
  await app.listen({ port, host })

  return {
    url: urlOf(app.server.address(), host),
    seed,
    control,
    close() {
      closing.abort()
      state.errands.clear()
      return app.close()
    },
  }
}

function urlOf(address: AddressInfo | string | null, host: string): string {
  if (address === null || typeof address === 'string') throw new Error('the emulator listens on TCP only')
  const name = host.includes(':') ? `[${host}]` : host
  return `http://${name}:${address.port}`
}
