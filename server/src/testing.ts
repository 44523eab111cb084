/** For tests over HTTP within the server: the whole app on a SQLite file of its own and a real WeChat emulator, on a clock set by hand. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Call, Problem } from '@laurel/shared/call'
import { identityApi, type Session } from '@laurel/shared/identity'
import { operatorApi, type Role } from '@laurel/shared/operators'
import { startEmulator } from '@laurel/wechat-emulator'
import { createApp } from './app.ts'
import { readConfig } from './config.ts'
import { consentNow } from './identity/consent.ts'
import { ensureFirstOperator } from './operators/index.ts'
import { openDatabase } from './platform/database.ts'
import { imageJob } from './platform/image-store.ts'
import { createWechat } from './platform/wechat/index.ts'

const app = { appid: 'wxlaureltest', secret: 'laurel-test-secret' }
export const ADMIN = { login: 'root', password: 'root of the test' }

export interface Answer<Output> {
  status: number
  body: Output
  /** The refusal; undefined for an answer that was none. */
  code: string | undefined
  headers: Record<string, unknown>
}
export type OpenApp = Awaited<ReturnType<typeof openApp>>

/** `env` is laid over the settings of tests. */
export async function openApp(env: Record<string, string> = {}) {
  let now = Date.parse('2026-11-21T04:00:00Z')
  const folder = mkdtempSync(join(tmpdir(), 'laurel-'))
  const emulator = await startEmulator({ apps: [app] })
  const wechat = createWechat({ baseUrl: emulator.url, ...app })
  const db = await openDatabase(`file:${join(folder, 'laurel.db')}`, { clock: () => now })
  const config = readConfig({
    NODE_ENV: 'test',
    FILES_DIR: join(folder, 'files'),
    ERASURES_FILE: join(folder, 'erasures.jsonl'),
    RATE_PER_MINUTE: '9999999',
    BUSY_AFTER_MS: '120000', // being turned away is tested by itself
    PASSWORD_COST: '10',
    ADMIN_LOGIN: ADMIN.login,
    ADMIN_PASSWORD: ADMIN.password,
    ...env,
  })
  const laurel = await createApp({ config, db, wechat, clock: () => now })
  await ensureFirstOperator(laurel.deps)
  const asking = askingOf(laurel.app)
  return {
    ...asking,
    ...signingIn(asking.ask, emulator.control),
    db,
    config,
    deps: laurel.deps,
    inject: laurel.app,
    /** What the job does every few seconds. */
    sweepImages: () => imageJob(db, laurel.deps.images, () => now).run(),
    control: emulator.control,
    pass: (ms: number) => {
      now += ms
    },
    async close() {
      await laurel.app.close()
      await wechat.close()
      await emulator.close()
      await db.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

type Laurel = Awaited<ReturnType<typeof createApp>>
type Asking = ReturnType<typeof askingOf>

let keys = 0

function askingOf(server: Laurel['app']) {
  return {
    async ask<Input, Output>(
      { method, path }: Call<Input, Output>,
      input: Input,
      { token, key = `key-of-test-${++keys}` }: { token?: string; key?: string } = {},
    ): Promise<Answer<Output>> {
      const reads = method === 'GET'
      const { url, rest } = addressed(path, input as Record<string, string>)
      const reply = await server.inject({
        method,
        url,
        headers: { 'idempotency-key': key, ...(token ? { authorization: `Bearer ${token}` } : {}) },
        ...(reads ? { query: rest } : { payload: rest }),
      })
      const body = reply.json()
      const code = reply.statusCode < 400 ? undefined : (body as Problem).code
      return { status: reply.statusCode, body, code, headers: reply.headers }
    },
  }
}

/** What stands in the path is taken out of the rest. */
function addressed(path: string, input: Record<string, string>) {
  const rest = { ...input }
  const url = path.replace(/:(\w+)/g, (_whole, name: string) => {
    const value = String(rest[name])
    delete rest[name]
    return value
  })
  return { url: `/api${url}`, rest }
}

function signingIn(ask: Asking['ask'], control: Awaited<ReturnType<typeof startEmulator>>['control']) {
  const known = new Map<Role, Promise<string>>()
  const signIn = async ({ login, password }: { login: string; password: string }): Promise<string> =>
    (await ask(operatorApi.signIn, { login, password })).body.accessToken
  const addAndSignIn = async (role: Role): Promise<string> => {
    if (role === 'admin') return signIn(ADMIN)
    const added = { login: `the-${role}`, name: role, role, password: `a password of ${role}` }
    await ask(operatorApi.add, added, { token: await operator('admin') })
    return signIn(added)
  }
  /** The token of the first operator, or of one added in this role. */
  function operator(role: Role = 'admin'): Promise<string> {
    const token = known.get(role) ?? addAndSignIn(role)
    known.set(role, token)
    return token
  }
  const codeOf = (openid: string): string => {
    if (!control.users().some((user) => user.openid === openid)) control.createUser({ openid })
    return control.loginCode(openid)
  }
  return {
    operator,
    /** What wx.login gives on this person's phone. */
    codeOf,
    async member(openid: string): Promise<Session> {
      const consentVersion = consentNow.version
      return (await ask(identityApi.signIn, { code: codeOf(openid), consentVersion })).body
    },
  }
}
