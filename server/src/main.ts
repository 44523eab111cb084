/** The process: serves until it is told to stop, or proves the books (`verify`) and leaves. */

import { pino } from 'pino'
import { cipherOf, createApp } from './app.ts'
import { configFromProcess } from './config.ts'
import { ensureFirstOperator } from './operators/index.ts'
import { systemClock } from './platform/clock.ts'
import { openDatabase } from './platform/database.ts'
import { REDACTED } from './platform/http/server.ts'
import { exposedFiles, secretFiles } from './platform/private-files.ts'
import { createWechat, sharedTokens } from './platform/wechat/index.ts'
import { verify } from './verify.ts'

const STOP_WITHIN_MS = 10_000
const print = (line: string): boolean => process.stdout.write(`${line}\n`)

async function serve(): Promise<void> {
  const config = configFromProcess()
  const exposed = exposedFiles(secretFiles(config.databaseUrl))
  if (config.production && exposed.length)
    throw new Error(`Laurel does not start:\n${exposed.map((line) => `- ${line}`).join('\n')}`)
  const db = await openDatabase(config.databaseUrl, { clock: systemClock })
  const logger = { level: config.logLevel, redact: REDACTED }
  const wechat = createWechat({
    baseUrl: config.wechat.baseUrl,
    appid: config.wechat.appId,
    secret: config.wechat.secret,
    log: pino(logger),
    tokens: sharedTokens({ engine: db.engine, cipher: cipherOf(config), appid: config.wechat.appId }),
  })
  const previewDir = config.previewDir ?? undefined
  const { app, deps, startJobs } = await createApp({
    config,
    db,
    wechat,
    logger,
    ...(previewDir ? { previewDir } : {}),
  })
  for (const warning of [...config.warnings, ...exposed]) app.log.warn(warning)
  await ensureFirstOperator(deps)
  await app.listen({ host: config.host, port: config.port })
  const jobs = startJobs()

  const stop = async (): Promise<void> => {
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref()
    const stopped = jobs.stop() // at once: what they are at may take as long as the requests
    await app.close()
    await stopped
    await wechat.close()
    await db.close()
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop())
}

async function prove(): Promise<void> {
  const { databaseUrl, blindKey } = configFromProcess()
  const db = await openDatabase(databaseUrl, { clock: systemClock })
  const found = await verify(db, { blindKey })
  await db.close()
  for (const { rule, subject, expected, found: n } of found)
    print(`RED  ${rule}: ${subject} should be ${expected}, is ${n}`)
  print(found.length ? `${found.length} violations` : 'GREEN  all invariants hold')
  process.exitCode = found.length ? 1 : 0
}

try {
  await (process.argv[2] === 'verify' ? prove() : serve())
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
