#!/usr/bin/env tsx
/** `wechat-emulator --port 4010 --appid wx… --secret …` */
import { appIn, readCommandLine, usage } from './cli-options.ts'
import { startEmulator } from './emulator.ts'
import type { AppInput } from './stores/apps.ts'

const values = readCommandLine(process.argv.slice(2))
const app = appIn(values)
if (app) await start(app)
else fail()

async function start(input: AppInput): Promise<void> {
  const emulator = await startEmulator({
    apps: [input],
    port: Number(values.port),
    host: values.host,
    ...(values['allow-origin'] ? { allowOrigin: values['allow-origin'] } : {}),
    ...(values.seed === undefined ? {} : { seed: Number(values.seed) }),
  })
  console.log(`WeChat emulator for ${input.appid} on ${emulator.url} (seed ${emulator.seed})`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void emulator.close())
}

function fail(): void {
  console.error(usage)
  process.exitCode = 2
}
