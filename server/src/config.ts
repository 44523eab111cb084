/** What the process is told from outside: checked once, all problems at once. The only reader of process.env. */
import { dirname, join } from 'node:path'
import { Value } from 'typebox/value'
import {
  defaults,
  developmentDefaults,
  Env,
  type EnvName,
  type Given,
  productionDefaults,
} from './config-env.ts'
import { productionProblems } from './config-guards.ts'
import { must } from './platform/must.ts'
import { keyOfEncoded } from './platform/wechat/push-sealing.ts'

export interface FieldKey {
  id: string
  /** 32 bytes. */
  key: Buffer
}

export interface Config {
  production: boolean
  host: string
  port: number
  databaseUrl: string
  /** Where pictures that members and operators sent are kept: one folder for all processes. */
  filesDir: string
  /** Whose data was erased, outside the database and its backups: one file for all processes. */
  erasuresFile: string
  /** Where WeChat and phones reach this server. */
  publicUrl: string
  jwtSecret: string
  /** The first one seals; all of them open. */
  fieldKeys: [FieldKey, ...FieldKey[]]
  blindKey: Buffer
  wechat: {
    baseUrl: string
    appId: string
    secret: string
    /** Null: WeChat pushes nothing to us. With a key only safe mode is taken. */
    push: { token: string; aesKey: Buffer | null } | null
  }
  /** `*` alone is every origin: on a developer's machine only. */
  corsOrigins: string[]
  /** Where facts are delivered as signed webhooks. */
  outbox: { url: string; secret: string } | null
  /** Where text messages are posted, signed. Null: production sends none, and numbers are proven by WeChat's button alone. */
  sms: { url: string; secret: string } | null
  /** As Fastify takes it: none, how many, or which. */
  trustProxy: false | number | string[]
  logLevel: string
  /** Requests from one address. */
  ratePerMinute: number
  /** When the process answers so late, it turns requests away. */
  busyAfterMs: number
  /** Of scrypt, as a power of two. */
  passwordCost: number
  demo: boolean
  /** Admins and approvers enrol an authenticator before anything else is open to them. */
  requireTotp: boolean
  firstOperator: { login: string; password: string } | null
  /** Folder of the H5 build, when it is served from here. */
  previewDir: string | null
  /** To be logged at start: which development defaults are in use. */
  warnings: string[]
}

export const configFromProcess = (): Config => readConfig(process.env)

/** Throws one error whose lines name every problem; no line repeats a value. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = givenOf(env)
  const production = given.NODE_ENV === 'production'
  const problems = [
    ...formProblems(given),
    ...pairProblems(given),
    ...(production ? productionProblems(given) : []),
  ]
  if (problems.length)
    throw new Error(`Laurel does not start:\n${problems.map((line) => `- ${line}`).join('\n')}`)
  return {
    ...configOf({ ...defaults, ...(production ? productionDefaults : developmentDefaults), ...given }),
    production,
    warnings: production ? [] : warningsOf(given),
  }
}

function givenOf(env: Readonly<Record<string, string | undefined>>): Given {
  const names = Object.keys(Env.properties) as EnvName[]
  return Object.fromEntries(names.flatMap((name) => (env[name] ? [[name, env[name]]] : [])))
}

function formProblems(given: Given): string[] {
  const names = Value.Errors(Env, given).map((error) => error.instancePath.slice(1) as EnvName)
  const problems = [...new Set(names)].map((name) => formOf(name))
  const ids = (given.FIELD_KEYS ?? '').split(',').map((pair) => pair.split(':')[0])
  return new Set(ids).size < ids.length ? [...problems, 'FIELD_KEYS names one id twice.'] : problems
}

const formOf = (name: EnvName): string => {
  const { description }: { description?: string; type: string } = Env.properties[name]
  return description ?? `${name} is not a text.`
}

function pairProblems(given: Given): string[] {
  const pairs: [EnvName, EnvName][] = [
    ['OUTBOX_URL', 'OUTBOX_SECRET'],
    ['SMS_URL', 'SMS_SECRET'],
    ['WECHAT_PUSH_AES_KEY', 'WECHAT_PUSH_TOKEN'],
    ['ADMIN_LOGIN', 'ADMIN_PASSWORD'],
    ['ADMIN_PASSWORD', 'ADMIN_LOGIN'],
  ]
  return pairs
    .filter(([one, other]) => given[one] && !given[other])
    .map(([one, other]) => `${one} is set, but ${other} is not.`)
}

const warningsOf = (given: Given): string[] =>
  Object.keys(developmentDefaults)
    .filter((name) => given[name as EnvName] === undefined)
    .map((name) => `${name} is the development default: fit for this machine only.`)

function configOf(
  set: Given & Record<keyof typeof defaults, string>,
): Omit<Config, 'production' | 'warnings'> {
  return {
    host: set.HOST,
    port: Number(set.PORT),
    databaseUrl: set.DATABASE_URL,
    filesDir: set.FILES_DIR ?? beside(set.DATABASE_URL, 'files'),
    erasuresFile: set.ERASURES_FILE ?? beside(set.DATABASE_URL, 'erasures.jsonl'),
    publicUrl: must(set.PUBLIC_URL, 'PUBLIC_URL'),
    jwtSecret: must(set.JWT_SECRET, 'JWT_SECRET'),
    fieldKeys: fieldKeysOf(must(set.FIELD_KEYS, 'FIELD_KEYS')),
    blindKey: Buffer.from(must(set.BLIND_KEY, 'BLIND_KEY')),
    wechat: {
      baseUrl: set.WECHAT_BASE_URL,
      appId: must(set.WECHAT_APPID, 'WECHAT_APPID'),
      secret: must(set.WECHAT_SECRET, 'WECHAT_SECRET'),
      push: pushOf(set),
    },
    corsOrigins: set.CORS_ORIGINS?.split(',') ?? [],
    outbox: set.OUTBOX_URL && set.OUTBOX_SECRET ? { url: set.OUTBOX_URL, secret: set.OUTBOX_SECRET } : null,
    sms: set.SMS_URL && set.SMS_SECRET ? { url: set.SMS_URL, secret: set.SMS_SECRET } : null,
    trustProxy: trustProxyOf(set.TRUST_PROXY),
    logLevel: set.LOG_LEVEL,
    ratePerMinute: Number(set.RATE_PER_MINUTE),
    busyAfterMs: Number(set.BUSY_AFTER_MS),
    passwordCost: Number(set.PASSWORD_COST),
    demo: isOn(set.DEMO),
    requireTotp: isOn(set.REQUIRE_TOTP),
    firstOperator:
      set.ADMIN_LOGIN && set.ADMIN_PASSWORD ? { login: set.ADMIN_LOGIN, password: set.ADMIN_PASSWORD } : null,
    previewDir: set.PREVIEW_DIR ?? null,
  }
}

const pushOf = ({ WECHAT_PUSH_TOKEN: token, WECHAT_PUSH_AES_KEY: key }: Given): Config['wechat']['push'] =>
  token ? { token, aesKey: key ? keyOfEncoded(key) : null } : null

/** Beside the SQLite file; where there is none, where one would be. */
function beside(databaseUrl: string, name: string): string {
  const file = databaseUrl.startsWith('file:') ? databaseUrl : defaults.DATABASE_URL
  return join(dirname(file.slice('file:'.length)), name)
}

const isOn = (flag: string | undefined): boolean => flag === '1' || flag === 'true'

function fieldKeysOf(text: string): Config['fieldKeys'] {
  const [first, ...others] = text.split(',').map((pair) => {
    const [id = '', key = ''] = pair.split(':')
    return { id, key: Buffer.from(key, 'base64') }
  })
  return [must(first, 'FIELD_KEYS'), ...others]
}

function trustProxyOf(text: string): Config['trustProxy'] {
  if (text === '0') return false
  return /^\d$/.test(text) ? Number(text) : text.split(',')
}
