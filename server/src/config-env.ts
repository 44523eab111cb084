/** The names and forms of the environment variables, and what stands in for them on a developer's machine. */
import { type Static, Type } from 'typebox'

/** A value that does not fit is answered with the description, never with the value. */
const Word = (pattern: string, description: string) => Type.Optional(Type.String({ pattern, description }))
const Any = () => Type.Optional(Type.String())

const FIELD_KEY = '[a-z0-9-]{1,16}:[A-Za-z0-9+/]{43}='
const ADDRESS = '[0-9a-fA-F]*[.:][0-9a-fA-F.:/]+'
const PORT = '[0-9]{1,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]'
const ORIGIN = 'https?://[^/,*]+'

export const Env = Type.Object({
  NODE_ENV: Word('^(production|development|test)$', 'NODE_ENV is not production, development or test.'),
  HOST: Word('^[A-Za-z0-9.:-]+$', 'HOST is not a host name or an address.'),
  PORT: Word(`^(${PORT})$`, 'PORT is not a whole number from 0 to 65535.'),
  DATABASE_URL: Word(
    '^(file:.+|postgres(ql)?://.+)$',
    'DATABASE_URL does not begin with file: or postgres://.',
  ),
  FILES_DIR: Any(),
  ERASURES_FILE: Any(),
  PUBLIC_URL: Word('^https?://[^/]+$', 'PUBLIC_URL is not an http(s) origin without a path.'),
  JWT_SECRET: Any(),
  FIELD_KEYS: Word(
    `^${FIELD_KEY}(,${FIELD_KEY})*$`,
    'FIELD_KEYS is not a list of id:key, parted by commas, with keys of 32 bytes in base64.',
  ),
  BLIND_KEY: Any(),
  WECHAT_BASE_URL: Word('^https?://[^/]+$', 'WECHAT_BASE_URL is not an http(s) origin without a path.'),
  WECHAT_APPID: Word('^wx[0-9a-z]{4,32}$', 'WECHAT_APPID is not an app id: wx, small letters and digits.'),
  WECHAT_SECRET: Any(),
  WECHAT_PUSH_TOKEN: Word(
    '^[A-Za-z0-9]{3,32}$',
    'WECHAT_PUSH_TOKEN is not 3 to 32 letters and digits, as WeChat asks for.',
  ),
  WECHAT_PUSH_AES_KEY: Word(
    '^[A-Za-z0-9]{43}$',
    'WECHAT_PUSH_AES_KEY is not the 43 letters and digits that WeChat calls EncodingAESKey.',
  ),
  CORS_ORIGINS: Word(
    `^(\\*|${ORIGIN}(,${ORIGIN})*)$`,
    'CORS_ORIGINS is not a list of http(s) origins, parted by commas.',
  ),
  OUTBOX_URL: Word('^https?://.+$', 'OUTBOX_URL is not an http(s) address.'),
  OUTBOX_SECRET: Any(),
  SMS_URL: Word('^https?://.+$', 'SMS_URL is not an http(s) address.'),
  SMS_SECRET: Any(),
  TRUST_PROXY: Word(
    `^([0-9]|${ADDRESS}(,${ADDRESS})*)$`,
    'TRUST_PROXY is neither the number of proxies in front (0 to 9) nor a list of their addresses.',
  ),
  LOG_LEVEL: Word(
    '^(fatal|error|warn|info|debug|trace|silent)$',
    'LOG_LEVEL is not fatal, error, warn, info, debug, trace or silent.',
  ),
  RATE_PER_MINUTE: Word('^[1-9][0-9]{0,6}$', 'RATE_PER_MINUTE is not a whole number from 1 to 9999999.'),
  BUSY_AFTER_MS: Word('^[1-9][0-9]{2,5}$', 'BUSY_AFTER_MS is not a whole number from 100 to 999999.'),
  PASSWORD_COST: Word('^1[0-9]$', 'PASSWORD_COST is not a whole number from 10 to 19.'),
  DEMO: Word('^(0|1|true|false)$', 'DEMO is not true or false.'),
  REQUIRE_TOTP: Word('^(0|1|true|false)$', 'REQUIRE_TOTP is not true or false.'),
  ADMIN_LOGIN: Word(
    '^[a-z][a-z0-9.-]{2,31}$',
    'ADMIN_LOGIN is not 3 to 32 small letters, digits, dots or hyphens with a letter first.',
  ),
  ADMIN_PASSWORD: Any(),
  PREVIEW_DIR: Any(),
})

export type EnvName = keyof Static<typeof Env>
/** Only what is set: an empty variable is none. */
export type Given = { readonly [Name in EnvName]?: string }

export const defaults = {
  HOST: '127.0.0.1',
  PORT: '8787',
  DATABASE_URL: 'file:.data/laurel.db',
  WECHAT_BASE_URL: 'https://api.weixin.qq.com',
  TRUST_PROXY: '0',
  LOG_LEVEL: 'info',
  RATE_PER_MINUTE: '300',
  BUSY_AFTER_MS: '3000',
  PASSWORD_COST: '15',
  DEMO: 'false',
} as const satisfies Given

/** Off only where somebody says so. */
export const productionDefaults = { REQUIRE_TOTP: 'true' } as const satisfies Given

/** Everyone can read these: production knows them and refuses each. The WeChat emulator is started with the same. */
export const developmentDefaults = {
  PUBLIC_URL: 'http://127.0.0.1:8787',
  JWT_SECRET: 'laurel-dev-jwt-secret-that-everyone-knows',
  FIELD_KEYS: 'dev:s9/ld7cRnZNP265d+4qmjER7EldIUrckB0h4e+hcoOw=',
  BLIND_KEY: 'laurel-dev-blind-key-that-everyone-knows',
  WECHAT_BASE_URL: 'http://127.0.0.1:4010',
  WECHAT_APPID: 'wxlaureldevelopment',
  WECHAT_SECRET: 'laurel-dev-wechat-secret-that-everyone-knows',
  CORS_ORIGINS: '*',
} as const satisfies Given
