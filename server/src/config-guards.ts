/** What production refuses to start with: one sentence for each problem, never a value. */
import { developmentDefaults, type Given } from './config-env.ts'
import { isMonotonous, isWellKnown } from './platform/well-known.ts'

const WECHAT_ORIGIN = 'https://api.weixin.qq.com'
const SECRET_BYTES_MIN = 32
const PASSWORD_CHARACTERS_MIN = 12
const PASSWORD_COST_MIN = 15

export function productionProblems(given: Given): string[] {
  return [
    secretProblem('JWT_SECRET', given.JWT_SECRET),
    secretProblem('BLIND_KEY', given.BLIND_KEY),
    given.FIELD_KEYS === undefined && 'FIELD_KEYS is missing.',
    ...fieldKeyProblems(given.FIELD_KEYS ?? ''),
    given.WECHAT_APPID === undefined && 'WECHAT_APPID is missing.',
    secretProblem('WECHAT_SECRET', given.WECHAT_SECRET),
    ...pushProblems(given),
    ...leavingProblems(given),
    passwordProblem(given.ADMIN_PASSWORD),
    Number(given.PASSWORD_COST ?? PASSWORD_COST_MIN) < PASSWORD_COST_MIN &&
      `PASSWORD_COST is below ${PASSWORD_COST_MIN}: passwords would be guessed too fast.`,
    (given.DEMO === '1' || given.DEMO === 'true') && 'DEMO is on: demo data has no place in production.',
    (given.WECHAT_BASE_URL ?? WECHAT_ORIGIN) !== WECHAT_ORIGIN && `WECHAT_BASE_URL is not ${WECHAT_ORIGIN}.`,
    given.CORS_ORIGINS === '*' && 'CORS_ORIGINS lets every origin in.',
    publicProblem(given.PUBLIC_URL),
  ].filter((problem) => typeof problem === 'string')
}

/** What leaves the process: signed with a secret of its own, over https. */
const leavingProblems = (given: Given): (string | null)[] =>
  (['OUTBOX', 'SMS'] as const).flatMap((name) => [
    given[`${name}_SECRET`] === undefined ? null : secretProblem(`${name}_SECRET`, given[`${name}_SECRET`]),
    given[`${name}_URL`]?.startsWith('http://')
      ? `${name}_URL is http: what leaves must go over https.`
      : null,
  ])

function publicProblem(url: string | undefined): string | null {
  if (url === undefined) return 'PUBLIC_URL is missing.'
  return url.startsWith('http://') ? 'PUBLIC_URL is http: WeChat and phones come over https.' : null
}

function secretProblem(name: string, secret: string | undefined): string | null {
  if (secret === undefined) return `${name} is missing.`
  if (isWellKnown(secret)) return `${name} is well known or easily guessed.`
  if (Buffer.byteLength(secret) < SECRET_BYTES_MIN)
    return `${name} is shorter than ${SECRET_BYTES_MIN} bytes.`
  return null
}

/** WeChat takes no more than 32 signs for it. */
const PUSH_TOKEN_CHARACTERS_MIN = 16

function pushProblems({ WECHAT_PUSH_TOKEN: token, WECHAT_PUSH_AES_KEY: key }: Given): string[] {
  if (token === undefined) return []
  return [
    isWellKnown(token) && 'WECHAT_PUSH_TOKEN is well known or easily guessed.',
    token.length < PUSH_TOKEN_CHARACTERS_MIN &&
      `WECHAT_PUSH_TOKEN is shorter than ${PUSH_TOKEN_CHARACTERS_MIN} characters.`,
    key === undefined &&
      'WECHAT_PUSH_AES_KEY is missing: only in safe mode does the signature cover what is pushed.',
    key !== undefined && isMonotonous(key) && 'WECHAT_PUSH_AES_KEY is well known or easily guessed.',
  ].filter((problem) => typeof problem === 'string')
}

function passwordProblem(password: string | undefined): string | null {
  if (password === undefined) return null
  if (isWellKnown(password)) return 'ADMIN_PASSWORD is well known or easily guessed.'
  if (password.length < PASSWORD_CHARACTERS_MIN)
    return `ADMIN_PASSWORD is shorter than ${PASSWORD_CHARACTERS_MIN} characters.`
  return null
}

function fieldKeyProblems(fieldKeys: string): string[] {
  const [, developmentKey] = developmentDefaults.FIELD_KEYS.split(':')
  const pairs = fieldKeys.split(',').map((pair) => pair.split(':'))
  return pairs
    .filter(([, key = '']) => key === developmentKey || (key.length === 44 && isMonotonous(key)))
    .map(([id]) => `FIELD_KEYS holds a key that is well known or easily guessed: ${id}.`)
}
