import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { readConfig } from './config.ts'
import { developmentDefaults } from './config-env.ts'

const strong = () => randomBytes(48).toString('base64')
const fieldKey = () => randomBytes(32).toString('base64')

/** What an operator sets who did everything right. */
const production = {
  NODE_ENV: 'production',
  HOST: '0.0.0.0',
  PUBLIC_URL: 'https://api.laurel.cn',
  JWT_SECRET: strong(),
  FIELD_KEYS: `k2:${fieldKey()},k1:${fieldKey()}`,
  BLIND_KEY: strong(),
  WECHAT_APPID: 'wx8f2a91c04d7be650',
  WECHAT_SECRET: randomBytes(16).toString('hex'),
  CORS_ORIGINS: 'https://console.laurel.cn,https://m.laurel.cn',
}

function problemsOf(env: Record<string, string | undefined>): string[] {
  try {
    readConfig(env)
    return []
  } catch (error) {
    return String(error)
      .split('\n')
      .slice(1)
      .map((line) => line.replace(/^- /, ''))
  }
}
const inProduction = (change: Record<string, string | undefined>) => problemsOf({ ...production, ...change })

describe('in production', () => {
  test('a full set of good settings starts, with no warning', () => {
    expect(readConfig(production)).toMatchObject({
      production: true,
      host: '0.0.0.0',
      port: 8787,
      databaseUrl: 'file:.data/laurel.db',
      filesDir: '.data/files',
      publicUrl: 'https://api.laurel.cn',
      wechat: { baseUrl: 'https://api.weixin.qq.com', appId: 'wx8f2a91c04d7be650' },
      corsOrigins: ['https://console.laurel.cn', 'https://m.laurel.cn'],
      outbox: null,
      trustProxy: false,
      demo: false,
      firstOperator: null,
      warnings: [],
    })
  })

  test('the first field key seals and the others still open', () => {
    const { fieldKeys } = readConfig(production)

    expect(fieldKeys.map(({ id, key }) => [id, key.length])).toEqual([
      ['k2', 32],
      ['k1', 32],
    ])
  })

  test('admins and approvers enrol an authenticator, unless somebody says otherwise', () => {
    expect(readConfig(production).requireTotp).toBe(true)
    expect(readConfig({ ...production, REQUIRE_TOTP: '0' }).requireTotp).toBe(false)
    expect(readConfig({}).requireTotp).toBe(false)
    expect(readConfig({ REQUIRE_TOTP: '1' }).requireTotp).toBe(true)
  })

  test('nobody is let in from another origin when none is named', () => {
    expect(readConfig({ ...production, CORS_ORIGINS: undefined }).corsOrigins).toEqual([])
  })

  test('passwords that cost too little to guess are refused', () => {
    expect(inProduction({ PASSWORD_COST: '14' })).toEqual([
      'PASSWORD_COST is below 15: passwords would be guessed too fast.',
    ])
    expect(readConfig({ ...production, PASSWORD_COST: '16' }).passwordCost).toBe(16)
  })

  test.each(['1', 'true'])('demo data is refused (DEMO=%s)', (DEMO) => {
    expect(inProduction({ DEMO })).toEqual(['DEMO is on: demo data has no place in production.'])
  })

  test('the first operator has a password worth the name', () => {
    const ADMIN_LOGIN = 'root'
    expect(inProduction({ ADMIN_LOGIN, ADMIN_PASSWORD: 'admin123456' })).toEqual([
      'ADMIN_PASSWORD is well known or easily guessed.',
    ])
    expect(inProduction({ ADMIN_LOGIN, ADMIN_PASSWORD: 'Zk4#pw9!mQx' })).toEqual([
      'ADMIN_PASSWORD is shorter than 12 characters.',
    ])
    expect(inProduction({ ADMIN_LOGIN, ADMIN_PASSWORD: 'Zk4#pw9!mQxT' })).toEqual([])
  })

  test('all problems are told at once', () => {
    expect(
      problemsOf({
        NODE_ENV: 'production',
        JWT_SECRET: 'secret',
        DEMO: 'true',
        CORS_ORIGINS: '*',
        PORT: 'many',
      }),
    ).toEqual([
      'PORT is not a whole number from 0 to 65535.',
      'JWT_SECRET is well known or easily guessed.',
      'BLIND_KEY is missing.',
      'FIELD_KEYS is missing.',
      'WECHAT_APPID is missing.',
      'WECHAT_SECRET is missing.',
      'DEMO is on: demo data has no place in production.',
      'CORS_ORIGINS lets every origin in.',
      'PUBLIC_URL is missing.',
    ])
  })
})

describe('the addresses of production', () => {
  test.each([
    'http://127.0.0.1:4010',
    'http://api.weixin.qq.com',
    'https://api.weixin.qq.com.example.com',
    'https://api2.weixin.qq.com',
  ])('WeChat is nowhere but at its own address: %s', (WECHAT_BASE_URL) => {
    expect(inProduction({ WECHAT_BASE_URL })).toEqual(['WECHAT_BASE_URL is not https://api.weixin.qq.com.'])
  })

  test('every origin at once is refused', () => {
    expect(inProduction({ CORS_ORIGINS: '*' })).toEqual(['CORS_ORIGINS lets every origin in.'])
  })

  test('pictures lie beside the SQLite file, or where they are told to', () => {
    const lying = (set: Record<string, string>) => readConfig({ ...production, ...set }).filesDir

    expect(lying({ DATABASE_URL: 'file:/var/laurel/laurel.db' })).toBe('/var/laurel/files')
    expect(lying({ DATABASE_URL: 'postgres://db/laurel' })).toBe('.data/files')
    expect(lying({ FILES_DIR: '/srv/pictures' })).toBe('/srv/pictures')
  })

  test('webhooks leave over https and are signed', () => {
    const OUTBOX_SECRET = strong()
    expect(inProduction({ OUTBOX_URL: 'http://hooks.laurel.cn', OUTBOX_SECRET })).toEqual([
      'OUTBOX_URL is http: what leaves must go over https.',
    ])
    expect(inProduction({ OUTBOX_URL: 'https://hooks.laurel.cn' })).toEqual([
      'OUTBOX_URL is set, but OUTBOX_SECRET is not.',
    ])
    expect(
      inProduction({ OUTBOX_URL: 'https://hooks.laurel.cn', OUTBOX_SECRET: 'short-but-not-known' }),
    ).toEqual(['OUTBOX_SECRET is shorter than 32 bytes.'])
    expect(inProduction({ OUTBOX_URL: 'https://hooks.laurel.cn', OUTBOX_SECRET })).toEqual([])
  })

  test('text messages that leave over http or unsigned, and without a gateway it starts', () => {
    const SMS_SECRET = strong()
    const SMS_URL = 'https://sms.laurel.cn'
    expect(inProduction({ SMS_URL: 'http://sms.laurel.cn', SMS_SECRET })).toEqual([
      'SMS_URL is http: what leaves must go over https.',
    ])
    expect(inProduction({ SMS_URL })).toEqual(['SMS_URL is set, but SMS_SECRET is not.'])
    expect(inProduction({ SMS_URL, SMS_SECRET: 'short-but-not-known' })).toEqual([
      'SMS_SECRET is shorter than 32 bytes.',
    ])
    expect(inProduction({ SMS_URL, SMS_SECRET })).toEqual([])
    expect(inProduction({})).toEqual([])
  })
})

describe('the secrets of production', () => {
  test.each(['JWT_SECRET', 'BLIND_KEY', 'FIELD_KEYS', 'WECHAT_APPID', 'WECHAT_SECRET'])(
    '%s must be set',
    (name) => {
      expect(inProduction({ [name]: undefined })).toEqual([`${name} is missing.`])
      expect(inProduction({ [name]: '' })).toEqual([`${name} is missing.`])
    },
  )

  const secrets = ['JWT_SECRET', 'BLIND_KEY', 'WECHAT_SECRET']
  test.each(secrets)('%s of 31 bytes is too short, of 32 it is not', (name) => {
    const text = 'mQ7w9Zr2Xk5Tb8Nf3Hc6Jd1Lp4Vs0Gy!'
    expect(inProduction({ [name]: text.slice(0, 31) })).toEqual([`${name} is shorter than 32 bytes.`])
    expect(inProduction({ [name]: text })).toEqual([])
  })

  const wellKnown = [
    'secret',
    'changeme',
    'changeme-changeme-changeme-changeme',
    'ChangeMe123456789ChangeMe123456789',
    'your-super-secret-jwt-token-with-at-least-32-characters-long',
    'a-string-secret-at-least-256-bits-long',
    'laurel-dev-anything-at-all-that-follows-it',
    'abababababababababababababababababababab',
    developmentDefaults.JWT_SECRET,
    developmentDefaults.WECHAT_SECRET,
  ]
  test.each(wellKnown)('a secret that samples use is refused: %s', (secret) => {
    for (const name of secrets)
      expect(inProduction({ [name]: secret })).toEqual([`${name} is well known or easily guessed.`])
  })

  test('field keys that everyone can read, or that are all one byte, are refused by their id', () => {
    const refused = (id: string) => `FIELD_KEYS holds a key that is well known or easily guessed: ${id}.`
    const zeros = Buffer.alloc(32).toString('base64')

    expect(inProduction({ FIELD_KEYS: developmentDefaults.FIELD_KEYS })).toEqual([refused('dev')])
    expect(inProduction({ FIELD_KEYS: developmentDefaults.FIELD_KEYS.replace('dev:', 'live:') })).toEqual([
      refused('live'),
    ])
    expect(inProduction({ FIELD_KEYS: `k1:${fieldKey()},k0:${zeros}` })).toEqual([refused('k0')])
  })
})

describe('on a developer’s machine', () => {
  test('nothing needs to be set, and every default that everyone knows is flagged', () => {
    const config = readConfig({})

    expect(config).toMatchObject({ production: false, host: '127.0.0.1', corsOrigins: ['*'], demo: false })
    expect(config.wechat.baseUrl).toBe('http://127.0.0.1:4010')
    expect(config.warnings).toEqual(
      Object.keys(developmentDefaults).map(
        (name) => `${name} is the development default: fit for this machine only.`,
      ),
    )
  })

  test('every development secret is refused in production', () => {
    expect(problemsOf({ ...developmentDefaults, NODE_ENV: 'production' })).toEqual([
      'JWT_SECRET is well known or easily guessed.',
      'BLIND_KEY is well known or easily guessed.',
      'FIELD_KEYS holds a key that is well known or easily guessed: dev.',
      'WECHAT_SECRET is well known or easily guessed.',
      'WECHAT_BASE_URL is not https://api.weixin.qq.com.',
      'CORS_ORIGINS lets every origin in.',
      'PUBLIC_URL is http: WeChat and phones come over https.',
    ])
  })

  test('what is set is taken, and no longer flagged', () => {
    const config = readConfig({
      PORT: '0',
      DEMO: 'true',
      JWT_SECRET: 'mine',
      ADMIN_LOGIN: 'root',
      ADMIN_PASSWORD: 'laurel',
      OUTBOX_URL: 'http://127.0.0.1:9000/hook',
      OUTBOX_SECRET: 'mine too',
    })

    expect(config).toMatchObject({
      port: 0,
      demo: true,
      jwtSecret: 'mine',
      firstOperator: { login: 'root', password: 'laurel' },
      outbox: { url: 'http://127.0.0.1:9000/hook', secret: 'mine too' },
    })
    expect(config.warnings).not.toContainEqual(expect.stringContaining('JWT_SECRET'))
  })

  test.each([
    ['0', false],
    ['2', 2],
    ['10.0.0.0/8,::1', ['10.0.0.0/8', '::1']],
  ])('TRUST_PROXY=%s', (TRUST_PROXY, trusted) => {
    expect(readConfig({ TRUST_PROXY }).trustProxy).toEqual(trusted)
  })
})

describe('whatever the machine', () => {
  const unfit = [
    ['NODE_ENV', 'prod'],
    ['HOST', 'a host'],
    ['PUBLIC_URL', 'https://api.laurel.cn/api'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['DATABASE_URL', 'mysql://localhost/laurel'],
    ['FIELD_KEYS', 'k1:c2hvcnQ='],
    ['FIELD_KEYS', `k1:${fieldKey()},k1:${fieldKey()}`],
    ['WECHAT_BASE_URL', 'https://api.weixin.qq.com/sns'],
    ['WECHAT_APPID', 'laurel'],
    ['CORS_ORIGINS', 'console.laurel.cn'],
    ['CORS_ORIGINS', 'https://a.cn,*'],
    ['OUTBOX_URL', 'ftp://hooks.laurel.cn'],
    ['TRUST_PROXY', 'true'],
    ['LOG_LEVEL', 'loud'],
    ['RATE_PER_MINUTE', '0'],
    ['DEMO', 'yes'],
    ['REQUIRE_TOTP', 'yes'],
    ['ADMIN_LOGIN', 'Root'],
    ['ADMIN_LOGIN', 'root'],
    ['ADMIN_PASSWORD', 'alone'],
  ] as const
  test.each(unfit)('%s=%s is refused', (name, value) => {
    expect(problemsOf({ [name]: value })[0]).toMatch(new RegExp(`^${name} .*\\.$`))
    expect(inProduction({ [name]: value })[0]).toMatch(new RegExp(`^${name} .*\\.$`))
  })

  test('no secret appears in the error', () => {
    const hidden = [
      'tiny-jwt',
      'tiny-blind',
      'k1:dGlueS1maWVsZA==',
      'tiny-wechat',
      'tiny-outbox',
      'tiny-admin',
      'pw@db',
    ]
    const [JWT_SECRET, BLIND_KEY, FIELD_KEYS, WECHAT_SECRET, OUTBOX_SECRET, ADMIN_PASSWORD, secret] = hidden
    const told = problemsOf({
      ...production,
      JWT_SECRET,
      BLIND_KEY,
      FIELD_KEYS,
      WECHAT_SECRET,
      OUTBOX_SECRET,
      ADMIN_PASSWORD,
      DATABASE_URL: `mysql://laurel:${secret}/laurel`,
      OUTBOX_URL: `ftp://laurel:${secret}`,
    }).join('\n')

    expect(told.split('\n').length).toBeGreaterThanOrEqual(7)
    for (const text of hidden) expect(told).not.toContain(text.split(':').at(-1))
  })
})

describe('message push', () => {
  const token = 'Zk4pw9mQxT7rLb2N'
  const key = 'kQ7w9Zr2Xk5Tb8Nf3Hc6Jd1Lp4Vs0Gy9aB2cD4eF6gH'
  const push = { WECHAT_PUSH_TOKEN: token, WECHAT_PUSH_AES_KEY: key }

  test('is off without a token, plain with one alone, safe with both', () => {
    expect(readConfig({}).wechat.push).toBeNull()
    expect(readConfig({ WECHAT_PUSH_TOKEN: token }).wechat.push).toEqual({ token, aesKey: null })
    expect(readConfig(push).wechat.push?.aesKey).toHaveLength(32)
  })

  test('in production it is in safe mode, with a token worth the name', () => {
    expect(inProduction(push)).toEqual([])
    expect(inProduction({ WECHAT_PUSH_TOKEN: token })).toEqual([
      'WECHAT_PUSH_AES_KEY is missing: only in safe mode does the signature cover what is pushed.',
    ])
    expect(inProduction({ ...push, WECHAT_PUSH_TOKEN: 'laureldev' })).toEqual([
      'WECHAT_PUSH_TOKEN is well known or easily guessed.',
      'WECHAT_PUSH_TOKEN is shorter than 16 characters.',
    ])
    expect(inProduction({ ...push, WECHAT_PUSH_AES_KEY: 'a'.repeat(43) })).toEqual([
      'WECHAT_PUSH_AES_KEY is well known or easily guessed.',
    ])
  })

  test('a key without a token, or of another form, is said at once', () => {
    expect(problemsOf({ WECHAT_PUSH_AES_KEY: key })).toEqual([
      'WECHAT_PUSH_AES_KEY is set, but WECHAT_PUSH_TOKEN is not.',
    ])
    expect(problemsOf({ ...push, WECHAT_PUSH_AES_KEY: 'short' })).toEqual([
      'WECHAT_PUSH_AES_KEY is not the 43 letters and digits that WeChat calls EncodingAESKey.',
    ])
  })
})
