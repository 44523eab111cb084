/** How each recorded case comes about by server calls alone: no phone, nothing that costs money, nothing that a user sees. */
import checkSession from '@laurel/wechat-emulator/fixtures/check-session.json' with { type: 'json' }
import codeToSession from '@laurel/wechat-emulator/fixtures/code-to-session.json' with { type: 'json' }
import mediaCheck from '@laurel/wechat-emulator/fixtures/media-check.json' with { type: 'json' }
import miniProgramCode from '@laurel/wechat-emulator/fixtures/mini-program-code.json' with { type: 'json' }
import phoneNumber from '@laurel/wechat-emulator/fixtures/phone-number.json' with { type: 'json' }
import quota from '@laurel/wechat-emulator/fixtures/quota.json' with { type: 'json' }
import resetSessionKey from '@laurel/wechat-emulator/fixtures/reset-session-key.json' with { type: 'json' }
import rid from '@laurel/wechat-emulator/fixtures/rid.json' with { type: 'json' }
import riskRank from '@laurel/wechat-emulator/fixtures/risk-rank.json' with { type: 'json' }
import stableToken from '@laurel/wechat-emulator/fixtures/stable-token.json' with { type: 'json' }
import subscribeMessage from '@laurel/wechat-emulator/fixtures/subscribe-message.json' with { type: 'json' }
import textCheck from '@laurel/wechat-emulator/fixtures/text-check.json' with { type: 'json' }
import urlLink from '@laurel/wechat-emulator/fixtures/url-link.json' with { type: 'json' }
import type { Recorded } from './differences.ts'
import type { Asked, Facts } from './target.ts'

export interface Fixture {
  path: string
  cases: readonly Recorded[]
}

/** Null when this account can't bring the case about: nobody is named who visited. */
export type Ask = (facts: Facts) => Asked | null

const get = (query: Record<string, string>): Asked => ({ method: 'GET', query })
const post = (query: Record<string, string>, body: object | string): Asked => ({
  method: 'POST',
  query,
  body: typeof body === 'string' ? body : JSON.stringify(body),
})
/** With the app's token. */
const call =
  (body: object | string): Ask =>
  ({ token }) =>
    post({ access_token: token }, body)
const visited =
  (body: (openid: string, facts: Facts) => object): Ask =>
  (facts) =>
    facts.openid === null ? null : post({ access_token: facts.token }, body(facts.openid, facts))
const badToken: Record<string, Ask> = { 'bad token': () => post({ access_token: '57_made-up' }, {}) }

const login =
  (changed: Record<string, string>): Ask =>
  ({ appid, secret }) =>
    get({ appid, secret, js_code: 'made-up-code', grant_type: 'authorization_code', ...changed })
const token =
  (changed: object): Ask =>
  ({ appid, secret }) =>
    post({}, { grant_type: 'client_credential', appid, secret, ...changed })

const stranger = 'oAAAAAAAAAAAAAAAAAAAAAAAAAAA'
const text = { version: 2, scene: 1, content: 'Alice' }
const image = { version: 2, scene: 1, media_type: 2, media_url: 'https://example.com/a.jpg' }
const proof = { signature: '0'.repeat(64), sig_method: 'hmac_sha256' }

export const cases: readonly { fixture: Fixture; ask: Record<string, Ask> }[] = [
  {
    fixture: codeToSession,
    ask: {
      'unknown code': login({}),
      'missing code': login({ js_code: '' }),
      'missing appid': login({ appid: '' }),
      'missing secret': login({ secret: '' }),
      'unknown appid': login({ appid: 'wxnobody' }),
      'wrong secret': login({ secret: 'guess' }),
    },
  },
  {
    fixture: stableToken,
    ask: {
      success: token({}),
      'wrong grant type': token({ grant_type: 'password' }),
      'unknown appid': token({ appid: 'wxnobody' }),
      'wrong secret': token({ secret: 'guess' }),
      'missing appid': token({ appid: '' }),
      'missing secret': token({ secret: '' }),
      'a GET': () => get({}),
      'empty body': () => post({}, ''),
      'a form': () => post({}, 'grant_type=client_credential'),
    },
  },
  {
    fixture: checkSession,
    ask: {
      'missing token': () => get({ openid: stranger, ...proof }),
      'bad token': () => get({ access_token: '57_made-up', openid: stranger, ...proof }),
    },
  },
  {
    fixture: resetSessionKey,
    ask: {
      'bad token': () => get({ access_token: '57_made-up', openid: stranger, ...proof }),
      'missing signature': (facts) => get({ access_token: facts.token, openid: stranger }),
      'another way to sign': (facts) =>
        get({ access_token: facts.token, openid: stranger, ...proof, sig_method: 'md5' }),
    },
  },
  { fixture: phoneNumber, ask: { 'unknown code': call({ code: 'made-up-code' }), ...badToken } },
  {
    fixture: miniProgramCode,
    ask: {
      success: call({ scene: 'laurel' }),
      'success, transparent': call({ scene: 'laurel', is_hyaline: true }),
      'scene too long': call({ scene: 'a'.repeat(33) }),
      'scene empty': call({ scene: '' }),
      'a form': call('scene=laurel'),
      'scene with a forbidden character': call({ scene: '100%' }),
      'page with a leading slash': call({ scene: 'laurel', page: '/pages/index/index' }),
      'unknown version': call({ scene: 'laurel', env_version: 'beta' }),
      'reserved parameter': call({ scene: 'scancode_time' }),
      ...badToken,
    },
  },
  {
    fixture: urlLink,
    ask: {
      success: call({ expire_type: 1, expire_interval: 1 }),
      'query with a forbidden character': call({ query: 'a=<b>', expire_type: 1, expire_interval: 1 }),
      'beyond 30 days': call({ expire_type: 1, expire_interval: 31 }),
      'unknown version': call({ env_version: 'beta', expire_type: 1, expire_interval: 1 }),
      ...badToken,
    },
  },
  {
    fixture: subscribeMessage,
    ask: {
      'unknown openid': call({ touser: stranger, template_id: 'none', data: {} }),
      'unknown template': visited((touser) => ({ touser, template_id: 'none', data: {} })),
      ...badToken,
    },
  },
  {
    fixture: textCheck,
    ask: {
      success: visited((openid) => ({ ...text, openid })),
      'unknown openid': call({ ...text, openid: stranger }),
      'unknown scene': visited((openid) => ({ ...text, openid, scene: 9 })),
      'a GET': (facts) => get({ access_token: facts.token }),
      'empty body': call(''),
      ...badToken,
    },
  },
  {
    fixture: mediaCheck,
    ask: {
      success: visited((openid) => ({ ...image, openid })),
      'unknown openid': call({ ...image, openid: stranger }),
      'unknown media type': visited((openid) => ({ ...image, openid, media_type: 9 })),
      ...badToken,
    },
  },
  {
    fixture: riskRank,
    ask: {
      success: visited((openid, { appid }) => ({ appid, openid, scene: 1, client_ip: '203.0.113.7' })),
      'unknown openid': ({ appid, token: access_token }) =>
        post({ access_token }, { appid, openid: stranger, scene: 1, client_ip: '203.0.113.7' }),
      ...badToken,
    },
  },
  {
    fixture: quota,
    ask: {
      success: call({ cgi_path: '/wxa/msg_sec_check' }),
      'unknown path': call({ cgi_path: '/wxa/unknown' }),
      'a path under sns': call({ cgi_path: '/sns/jscode2session' }),
      ...badToken,
    },
  },
  {
    fixture: rid,
    ask: {
      'unknown rid': call({ rid: '6437cc6f-00000000-00000000' }),
      'not a rid': call({ rid: 'none' }),
      ...badToken,
    },
  },
]
