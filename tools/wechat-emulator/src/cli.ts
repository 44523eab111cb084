#!/usr/bin/env tsx
/** `wechat-emulator --port 4010 --appid wx… --secret …` */
import { parseArgs } from 'node:util'
import { startEmulator } from './emulator.ts'

const usage =
  'wechat-emulator --appid <id> --secret <secret> [--port 4010] [--host 127.0.0.1] [--seed <n>] [--open-platform] [--allow-origin <origin>]'

const { values } = parseArgs({
  options: {
    appid: { type: 'string' },
    secret: { type: 'string' },
    port: { type: 'string', default: '4010' },
    host: { type: 'string', default: '127.0.0.1' },
    seed: { type: 'string' },
    'allow-origin': { type: 'string' },
    'open-platform': { type: 'boolean', default: false },
  },
})

if (values.appid && values.secret) await start(values.appid, values.secret)
else fail()

async function start(appid: string, secret: string): Promise<void> {
  const emulator = await startEmulator({
    apps: [{ appid, secret, openPlatform: values['open-platform'] }],
    port: Number(values.port),
    host: values.host,
    ...(values['allow-origin'] ? { allowOrigin: values['allow-origin'] } : {}),
    ...(values.seed === undefined ? {} : { seed: Number(values.seed) }),
  })
  console.log(`WeChat emulator for ${appid} on ${emulator.url} (seed ${emulator.seed})`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void emulator.close())
}

function fail(): void {
  console.error(usage)
  process.exitCode = 2
}
