/** One server of several, as a process of its own: told how many, it makes that many WeChat calls at once and says how they ended. */
import { createCipher } from '@laurel/server/platform/cipher'
import { systemClock } from '@laurel/server/platform/clock'
import { openDatabase } from '@laurel/server/platform/database'
import { must } from '@laurel/server/platform/must'
import { createWechat, sharedTokens, WechatError } from '@laurel/server/platform/wechat/index'

export interface Ended {
  ok: number
  /** As `kind errcode`, each once. */
  failures: string[]
}

const [databaseUrl, baseUrl, appid, secret] = process.argv.slice(2).map((word) => must(word, 'argument'))

const db = await openDatabase(must(databaseUrl, 'database'), { clock: systemClock })
const cipher = createCipher({ fields: [{ id: 'a', key: Buffer.alloc(32, 1) }], blind: Buffer.alloc(32, 2) })
const app = { appid: must(appid, 'appid'), secret: must(secret, 'secret') }
const tokens = sharedTokens({ engine: db.engine, cipher, appid: app.appid })
const wechat = createWechat({ baseUrl: must(baseUrl, 'address'), ...app, tokens, inFlightMax: 1_000 })

async function make(calls: number): Promise<Ended> {
  const asked = Array.from({ length: calls }, () => wechat.quotaOf('/wxa/msg_sec_check'))
  const ended = await Promise.allSettled(asked)
  const failures = ended.flatMap((one) => (one.status === 'rejected' ? [wordFor(one.reason)] : []))
  return { ok: calls - failures.length, failures: [...new Set(failures)] }
}

const wordFor = (error: unknown): string =>
  error instanceof WechatError ? `${error.kind} ${error.errcode ?? error.reason}` : String(error)

process.on('message', (calls: number) => void make(calls).then((ended) => process.send?.(ended)))
process.once('disconnect', () => process.exit(0))
process.send?.('ready')
