/** For tests of the HTTP layer: a real server on a real database, with calls that the test itself plants. */
import { call, type Problem } from '@laurel/shared/call'
import type { Role } from '@laurel/shared/operators'
import { Amount, Id, Nullable, Shape, Text } from '@laurel/shared/schema'
import { Type } from 'typebox'
import type { Work } from '../../schema.ts'
import { auditChain } from '../audit-chain.ts'
import { idMaker } from '../ids.ts'
import { Refusal } from '../refusal.ts'
import { openTestDatabase, type TestDatabase } from '../testing.ts'
import { type App, createServer } from './server.ts'

export interface Sent {
  token?: string
  key?: string
  query?: Record<string, string>
  body?: unknown
}

export interface Answered {
  status: number
  headers: Record<string, unknown>
  body: Record<string, unknown> & Partial<Problem>
  text: string
}

export interface TestServer extends TestDatabase {
  app: App
  /** What was logged, line by line. */
  lines: string[]
  member(id: string): string
  operator(id: string, role: Role): string
  send(method: 'GET' | 'POST', path: string, sent?: Sent): Promise<Answered>
}

export const HOUR_MS = 3_600_000
export const SECRET = 'mQ7w9Zr2Xk5Tb8Nf3Hc6Jd1Lp4Vs0Gy!'

export async function openTestServer(
  mount: (app: App, box: TestDatabase) => void,
  { busyAfterMs = 120_000 } = {},
): Promise<TestServer> {
  const box = await openTestDatabase()
  const lines: string[] = []
  const app = await createServer({
    engine: box.db.engine,
    reads: box.db,
    clock: box.clock,
    newId: idMaker(box.clock, () => 7),
    auditChain: auditChain(Buffer.from(SECRET)),
    browsers: { find: async () => null, secure: true },
    jwtSecret: SECRET,
    corsOrigins: [],
    trustProxy: false,
    ratePerMinute: 10_000,
    busyAfterMs,
    logger: { level: 'warn', redact: [], stream: { write: (line) => void lines.push(line) } },
  })
  mount(app, box)
  await app.ready()
  return {
    ...box,
    app,
    lines,
    member: (sub) => app.tokens.sign({ sub, aud: 'member' }, HOUR_MS).token,
    operator: (sub, role) => app.tokens.sign({ sub, aud: 'operator', role }, HOUR_MS).token,
    async send(method, url, { token, key, query = {}, body } = {}) {
      const reply = await app.inject({
        method,
        url,
        query,
        headers: {
          ...(token ? { authorization: `Bearer ${token}` } : {}),
          ...(key ? { 'idempotency-key': key } : {}),
        },
        ...(body === undefined ? {} : { payload: body as object }),
      })
      return { status: reply.statusCode, headers: reply.headers, body: reply.json(), text: reply.body }
    },
    async close() {
      await app.close()
      await box.close()
    },
  }
}

type Pay = { till: string; points: number; words?: string }
type Paid = { till: string; sum: number; words: string | null }
export const payInput = Shape({ till: Id, points: Amount, words: Type.Optional(Text(20)) })
export const paidReply = Shape({ till: Id, sum: Type.Integer(), words: Nullable(Type.String()) })
export const payCall = call<Pay, Paid>()('POST', '/tills/:till/pay', ['ORDER_CLOSED'])

/** The smallest deed that writes: adds up, in a row of the outbox, and refuses certain amounts. */
export function pay(
  w: Work,
  { till, points, words = null }: { till: string; points: number; words?: string | null },
  now: number,
): Paid {
  const row =
    w.get('outbox', till) ?? w.add('outbox', { id: till, topic: 'till', payload: {}, at: now, nextAt: now })
  const { attempts } = w.set('outbox', row, { attempts: row.attempts + points })
  if (points === 13) throw new Refusal('ORDER_CLOSED', { till })
  if (points === 99) throw new Refusal('STOCK_EMPTY')
  if (points === 666) throw new Error('a fault with a secret in it')
  return { till, sum: attempts, words }
}
