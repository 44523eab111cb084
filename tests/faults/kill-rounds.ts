/** Starts the real process, loads it with redemptions, kills it with -9 at a random moment, starts it again and compares. */
import { readConfig } from '@laurel/server/config'
import { systemClock } from '@laurel/server/platform/clock'
import { openDatabase } from '@laurel/server/platform/database'
import { type Violation, verify } from '@laurel/server/verify'
import { mallApi, type Redeemed } from '@laurel/shared/mall'
import { newKey, send } from '../world/ask.ts'
import { HOME } from '../world/members.ts'
import { anyPort, gone, startServer } from './server-process.ts'

export interface KillOptions {
  databaseUrl: string
  rounds: number
  skuId: string
  /** Of the members who redeem: one client each. */
  tokens: string[]
}

export interface KillResult {
  rounds: number
  /** Rounds in which nothing was acknowledged: they prove nothing. */
  vacuousRounds: number
  acknowledged: number
  /** Sent, killed before an answer; asked again with the same key afterwards. */
  unknown: number
  lost: number
  doubled: number
  /** Retried answers that differ from the first. */
  changed: number
  violations: Violation[]
}

interface Attempt {
  token: string
  key: string
  answer: Redeemed | null
}

async function redeem(url: string, skuId: string, { token, key }: Attempt): Promise<Redeemed | null> {
  const reply = await send(url, mallApi.redeem, { skuId, address: HOME }, { token, key }).catch(() => null)
  if (!reply) return null
  if (reply.status >= 400) throw new Error(`refused: ${JSON.stringify(reply.body)}`)
  return reply.body as Redeemed
}

/** One client redeems on and on until the server is gone. */
async function load(url: string, { skuId }: KillOptions, token: string, attempts: Attempt[]): Promise<void> {
  for (;;) {
    const attempt: Attempt = { token, key: newKey(), answer: null }
    attempts.push(attempt)
    attempt.answer = await redeem(url, skuId, attempt)
    if (!attempt.answer) return
  }
}

export async function killRounds(options: KillOptions): Promise<KillResult> {
  const { databaseUrl, rounds, tokens } = options
  const attempts: Attempt[] = []
  const port = anyPort()
  let vacuousRounds = 0
  for (let round = 0; round < rounds; round++) {
    const { url, child } = await startServer(databaseUrl, port)
    const before = attempts.length
    const clients = tokens.map((token) => load(url, options, token, attempts))
    await new Promise((resolve) => setTimeout(resolve, 100 + Math.random() * 400))
    child.kill('SIGKILL')
    await Promise.all([gone(child), ...clients])
    if (!attempts.slice(before).some(({ answer }) => answer)) vacuousRounds += 1
  }
  return { rounds, vacuousRounds, ...(await compare(options, attempts, port)) }
}

async function compare(options: KillOptions, attempts: Attempt[], port: number) {
  const { url, child } = await startServer(options.databaseUrl, port)
  let changed = 0
  const known = attempts.filter(({ answer }) => answer)
  const unknown = attempts.filter(({ answer }) => !answer)
  for (const attempt of known) {
    const again = await redeem(url, options.skuId, attempt)
    if (JSON.stringify(again) !== JSON.stringify(attempt.answer)) changed += 1
  }
  for (const attempt of unknown) attempt.answer = await redeem(url, options.skuId, attempt)
  child.kill('SIGTERM')
  await gone(child)
  return { acknowledged: known.length, unknown: unknown.length, changed, ...(await count(options, attempts)) }
}

/** After every unknown outcome was asked again, each attempt is exactly one order. */
async function count({ databaseUrl }: KillOptions, attempts: Attempt[]) {
  const db = await openDatabase(databaseUrl, { clock: systemClock })
  const orders = await db.all('select id from mall_order')
  const paid = await db.all("select id from transfer where id like '%/points'")
  const violations = await verify(db, readConfig({}))
  await db.close()
  const inBooks = new Set(orders.map(({ id }) => id))
  const lost = attempts.filter(({ answer }) => !inBooks.has(answer?.orderId)).length
  const doubled = orders.length - attempts.length + Math.max(0, paid.length - orders.length)
  return { lost, doubled, violations }
}
