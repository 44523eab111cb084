/** The one builder of all tests: a real server on a real database, a real emulator, operators and members, all over HTTP. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cipherOf, createApp, type Laurel } from '@laurel/server/app'
import { grant } from '@laurel/server/budget/index'
import { readConfig } from '@laurel/server/config'
import { drawJobs } from '@laurel/server/draws/index'
import { setNickname } from '@laurel/server/identity/commands/profile'
import { type IdentityKind, linkIdentity, sealIdentity } from '@laurel/server/identity/index'
import { sealName } from '@laurel/server/identity/seals'
import { leadJobs } from '@laurel/server/leads/index'
import { tickJob } from '@laurel/server/membership/index'
import { withheldJob } from '@laurel/server/offers/index'
import { ensureFirstOperator } from '@laurel/server/operators/index'
import { peopleJobs } from '@laurel/server/people/index'
import type { Clock } from '@laurel/server/platform/clock'
import { type Db, openDatabase } from '@laurel/server/platform/database'
import { REDACTED } from '@laurel/server/platform/http/server'
import { createWechat, sharedTokens } from '@laurel/server/platform/wechat/index'
import { expiryJob } from '@laurel/server/points/index'
import { quizJobs } from '@laurel/server/quizzes/index'
import { referralJobs } from '@laurel/server/referral/index'
import type { Work } from '@laurel/server/schema'
import { verify } from '@laurel/server/verify'
import { maskedName } from '@laurel/shared/masks'
import { type Emulator, startEmulator } from '@laurel/wechat-emulator'
import { confide, indiscretions, overheard } from './confidences.ts'
import { type DatabaseKind, type FreshDatabase, freshDatabase } from './databases.ts'
import { type MemberClient, memberAt } from './members.ts'
import { FIRST_OPERATOR, type Operators, operatorsAt } from './operators.ts'

/** Without redaction: what the WeChat client logs holds no secret by itself. */
const plainLog = {
  debug: (fields: object, message: string) => overheard.write(`${message} ${JSON.stringify(fields)}`),
  warn: (fields: object, message: string) => overheard.write(`${message} ${JSON.stringify(fields)}`),
}
const LOGGER = { level: 'debug', redact: REDACTED }
const WECHAT_APP = { appid: 'wxlaureltest', secret: 'laurel-test-secret' }

export interface World {
  url: string
  db: Db
  laurel: Laurel
  emulator: Emulator
  operators: Operators
  /** Signed in; with so many points to begin with, given from a budget. */
  member(name: string, points?: number): Promise<MemberClient>
  loginCode(name: string): string
  /** A job of the clock, run to its end. */
  run(job: keyof typeof JOBS): Promise<void>
  /** Known by one thing more, as an operator would link it. */
  link(memberId: string, kind: IdentityKind, text: string): Promise<void>
  /** More points, in a lot of their own. */
  give(memberId: string, points: number, expiresOn: string): Promise<void>
  name(memberId: string, name: string): Promise<void>
  /** What was sent to a number by text message, the newest first. */
  texts(phone: string): Promise<string[]>
  /** Signed in anew: an operator's token lives for an hour of the clock. */
  operatorsNow(): Promise<{ operators: Operators }>
  verify(): ReturnType<typeof verify>
  close(): Promise<void>
}

export interface WorldOptions {
  database?: DatabaseKind
  /** An open database of one's own, which the caller drops. */
  at?: FreshDatabase
  clock?: Clock
  env?: Record<string, string>
  /** Folder of the H5 build. */
  previewDir?: string
}

/** What a database on a server has no folder for lies in one of its own. */
const settingsOf = (databaseUrl: string, wechatUrl: string, filesDir: string): Record<string, string> => ({
  DATABASE_URL: databaseUrl,
  ...(databaseUrl.startsWith('file:')
    ? {}
    : { FILES_DIR: filesDir, ERASURES_FILE: join(filesDir, 'erasures.jsonl') }),
  WECHAT_BASE_URL: wechatUrl,
  WECHAT_APPID: WECHAT_APP.appid,
  WECHAT_SECRET: WECHAT_APP.secret,
  RATE_PER_MINUTE: '9999999',
  // A test that shares two cores with others waits: being turned away is tested by itself.
  BUSY_AFTER_MS: '120000',
  // Two cores sign in for a hundred worlds. What a password really costs is tested by itself.
  PASSWORD_COST: '10',
  TRUST_PROXY: '1',
  ADMIN_LOGIN: FIRST_OPERATOR.login,
  ADMIN_PASSWORD: FIRST_OPERATOR.password,
})

export async function world({
  database = 'sqlite',
  at,
  clock = Date.now,
  env = {},
  previewDir,
}: WorldOptions = {}): Promise<World> {
  const place = at ?? (await freshDatabase(database))
  const db = await openDatabase(place.url, { clock })
  const emulator = await startEmulator({ apps: [WECHAT_APP] })
  const filesDir = mkdtempSync(join(tmpdir(), 'laurel-files-'))
  const config = readConfig({ ...settingsOf(place.url, emulator.url, filesDir), ...env })
  const tokens = sharedTokens({ engine: db.engine, cipher: cipherOf(config), appid: WECHAT_APP.appid })
  const wechat = createWechat({ baseUrl: emulator.url, ...WECHAT_APP, tokens, log: plainLog })
  const logger = { ...LOGGER, stream: overheard }
  const laurel = await createApp({ config, db, wechat, clock, logger, ...(previewDir ? { previewDir } : {}) })
  await ensureFirstOperator(laurel.deps)
  const url = await laurel.app.listen({ host: '127.0.0.1', port: 0 })
  const operators = await operatorsAt(url, clock)
  let giftsId: string | undefined
  const giftBudget = async (): Promise<string> => {
    giftsId ??= (await operators.budget({ name: 'gifts', currency: 'points', amount: 1_000_000_000 })).id
    return giftsId
  }
  const users = new Set<string>()
  const loginCode = (name: string): string => {
    const openid = openidOf(name)
    if (!users.has(openid)) emulator.control.createUser({ openid })
    users.add(openid)
    confide(openid)
    return emulator.control.loginCode(openid)
  }
  const given = async (memberId: string, points: number, expiresOn = '2099-12-31'): Promise<void> =>
    give(laurel, { budgetId: await giftBudget(), memberId, points, expiresOn })
  return {
    url,
    db,
    laurel,
    emulator,
    operators,
    loginCode,
    verify: () => verify(db, config),
    give: given,
    run: (job) => JOBS[job](laurel.deps),
    link: (memberId, kind, text) => link(laurel, { memberId, kind, text }),
    name: (memberId, nickname) => callMember(laurel, { memberId, nickname }),
    texts: (phone) => textsOf(url, phone),
    operatorsNow: async () => ({ operators: await operatorsAt(url, clock) }),
    async member(name, points = 0) {
      const member = await memberAt(url, () => loginCode(name))
      if (points) await given(member.id, points)
      return member
    },
    async close() {
      await laurel.app.close()
      await wechat.close()
      await emulator.close()
      const told = await indiscretions(db)
      await db.close()
      rmSync(filesDir, { recursive: true })
      if (!at) await place.drop()
      if (told.length) throw new Error(`what was confided stands in plain:\n${told.join('\n')}`)
    },
  }
}

/** 28 characters from `o`, as WeChat's are. */
const openidOf = (name: string): string =>
  `o${name.replace(/[^A-Za-z0-9]/g, '')}`.padEnd(28, '_').slice(0, 28)

/** As a developer reads them, who has no phone for it. */
async function textsOf(url: string, phone: string): Promise<string[]> {
  const { items } = (await (await fetch(`${url}/dev/texts?phone=${phone}`)).json()) as {
    items: { text: string }[]
  }
  return items.map(({ text }) => text)
}

const JOBS = {
  tiers: (deps: Laurel['deps']) => tickJob(deps).run(),
  expiry: (deps: Laurel['deps']) => expiryJob(deps).run(),
  withheld: (deps: Laurel['deps']) => withheldJob(deps).run(),
  quizzes: async (deps: Laurel['deps']) => {
    for (const { run } of quizJobs(deps)) await run()
  },
  referral: async (deps: Laurel['deps']) => {
    for (const { run } of referralJobs(deps)) await run()
  },
  retention: async (deps: Laurel['deps']) => {
    for (const { name, run } of peopleJobs(deps)) if (name === 'retention') await run()
  },
  draws: async (deps: Laurel['deps']) => {
    for (const { run } of drawJobs(deps)) await run()
  },
  leads: async (deps: Laurel['deps']) => {
    for (const { run } of leadJobs(deps)) await run()
  },
}

interface Link {
  memberId: string
  kind: IdentityKind
  text: string
}

/** As the people's desk does it. */
async function link({ deps: { engine, cipher } }: Laurel, { memberId, ...known }: Link): Promise<void> {
  const identity = sealIdentity(cipher, { ...known, memberId })
  const linked = { memberId, identity, by: 'test', because: null }
  await engine.run((w: Work, input: typeof linked, at) => linkIdentity(w, input, at), linked)
}

let gifts = 0

interface Gift {
  budgetId: string
  memberId: string
  points: number
  expiresOn: string
}

/** From a budget, by the ledger like all others. */
async function give({ deps: { engine } }: Laurel, gift: Gift): Promise<void> {
  gifts += 1
  const because = { reason: 'gift' as const }
  const id = `gift/${gift.memberId}/${gifts}`
  const granted = (w: Work, input: Gift & { id: string }, now: number) => grant(w, { ...input, because }, now)
  await engine.run(Object.assign(granted, { reads: grant.reads }), { ...gift, id })
}

/** As the call does it, without WeChat's look at the name. */
async function callMember(
  { deps: { engine, cipher } }: Laurel,
  { memberId, nickname }: { memberId: string; nickname: string },
): Promise<void> {
  const sealedName = sealName(cipher, memberId, nickname)
  await engine.run(setNickname, { memberId, called: maskedName(nickname), sealedName })
}
