/** For our own tests: the client and a real emulator, on one clock. */
import { startEmulator } from '@laurel/wechat-emulator'
import { createWechat, WechatError, type WechatOptions } from './index.ts'

export const appid = 'wx0123456789abcdef'
export const secret = 'canary-app-secret-5f1c'

export async function createWorld(options: Partial<WechatOptions> = {}) {
  const start = Date.parse('2026-05-01T04:00:00Z')
  const emulator = await startEmulator({ apps: [{ appid, secret }], now: () => start, seed: 7 })
  const { control, url } = emulator
  const logged: object[] = []
  const note = (fields: object, message: string) => void logged.push({ ...fields, message })
  const wechat = createWechat({
    baseUrl: url,
    appid,
    secret,
    now: () => control.now(),
    log: { debug: note, warn: note },
    ...options,
  })
  return {
    wechat,
    control,
    url,
    logged,
    code: () => control.loginCode(control.createUser().openid),
    asked: (path: string) => control.counters()[path] ?? 0,
    async close() {
      await wechat.close()
      await emulator.close()
    },
  }
}

export type World = Awaited<ReturnType<typeof createWorld>>

export async function failureOf(call: Promise<unknown>): Promise<WechatError> {
  const outcome = await call.catch((error: unknown) => error)
  if (outcome instanceof WechatError) return outcome
  throw new Error(`a WechatError was expected, there was ${String(outcome)}`)
}
