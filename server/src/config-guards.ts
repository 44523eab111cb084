/** What production refuses to start with: one sentence for each problem, never a value. */
import { developmentDefaults, type Given } from './config-env.ts'

const WECHAT_ORIGIN = 'https://api.weixin.qq.com'
const SECRET_BYTES_MIN = 32
const PASSWORD_CHARACTERS_MIN = 12
/** 32 random hex digits hold fewer than 8 different ones less than once in 10,000,000 times. */
const DIFFERENT_MIN = 8

/** Words and digits that samples and tutorials use, and nothing else. */
const SAMPLE_WORDS =
  /^(secret|changeit|change|me|your|my|super|jwt|key|token|password|passwd|admin|root|test|demo|default|example|sample|laurel|dev|dont|use|in|production|please|qwerty|abc|xyz|[0-9])+$/
/** Long enough, and in the documents of well-known programs. */
const SAMPLES = new Set(
  [
    'your-256-bit-secret',
    'a-string-secret-at-least-256-bits-long',
    'my-secret-token-to-change-in-production',
    'super-secret-jwt-token-with-at-least-32-characters-long',
    'your-super-secret-jwt-token-with-at-least-32-characters-long',
    'abcdefghijklmnopqrstuvwxyz',
    'abcdefghijklmnopqrstuvwxyz0123456789',
    '0123456789abcdef0123456789abcdef',
    '00112233445566778899aabbccddeeff',
  ].map(bare),
)

export function productionProblems(given: Given): string[] {
  return [
    secretProblem('JWT_SECRET', given.JWT_SECRET),
    secretProblem('BLIND_KEY', given.BLIND_KEY),
    given.FIELD_KEYS === undefined && 'FIELD_KEYS is missing.',
    ...fieldKeyProblems(given.FIELD_KEYS ?? ''),
    given.WECHAT_APPID === undefined && 'WECHAT_APPID is missing.',
    secretProblem('WECHAT_SECRET', given.WECHAT_SECRET),
    given.OUTBOX_SECRET !== undefined && secretProblem('OUTBOX_SECRET', given.OUTBOX_SECRET),
    passwordProblem(given.ADMIN_PASSWORD),
    (given.DEMO === '1' || given.DEMO === 'true') && 'DEMO is on: demo data has no place in production.',
    (given.WECHAT_BASE_URL ?? WECHAT_ORIGIN) !== WECHAT_ORIGIN && `WECHAT_BASE_URL is not ${WECHAT_ORIGIN}.`,
    given.CORS_ORIGINS === '*' && 'CORS_ORIGINS lets every origin in.',
    given.OUTBOX_URL?.startsWith('http://') && 'OUTBOX_URL is http: what leaves must go over https.',
  ].filter((problem) => typeof problem === 'string')
}

function secretProblem(name: string, secret: string | undefined): string | null {
  if (secret === undefined) return `${name} is missing.`
  if (isWellKnown(secret)) return `${name} is well known or easily guessed.`
  if (Buffer.byteLength(secret) < SECRET_BYTES_MIN)
    return `${name} is shorter than ${SECRET_BYTES_MIN} bytes.`
  return null
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

const isWellKnown = (text: string): boolean =>
  text.startsWith('laurel-dev') ||
  SAMPLES.has(bare(text)) ||
  SAMPLE_WORDS.test(bare(text)) ||
  isMonotonous(text)

const isMonotonous = (text: string): boolean => new Set(text).size < DIFFERENT_MIN

function bare(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '')
}
