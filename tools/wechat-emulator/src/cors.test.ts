import { afterEach, expect, test } from 'vitest'
import { type Emulator, startEmulator } from './emulator.ts'

const apps = [{ appid: 'wx1', secret: 's' }] as const
let emulator: Emulator
afterEach(() => emulator.close())

const preflight = (path: string): Promise<Response> =>
  fetch(`${emulator.url}${path}`, {
    method: 'OPTIONS',
    headers: { origin: 'http://127.0.0.1:8787', 'access-control-request-method': 'POST' },
  })

test('a page from the allowed origin may ask for login codes, and only from the control API', async () => {
  emulator = await startEmulator({ apps, allowOrigin: 'http://127.0.0.1:8787' })
  const reply = await preflight('/__control/codes')
  expect([reply.status, reply.headers.get('access-control-allow-origin')]).toEqual([
    204,
    'http://127.0.0.1:8787',
  ])
  expect((await preflight('/cgi-bin/token')).headers.get('access-control-allow-origin')).toBeNull()
})

test('without an allowed origin no page may', async () => {
  emulator = await startEmulator({ apps })
  expect((await preflight('/__control/codes')).headers.get('access-control-allow-origin')).toBeNull()
})
