/** `POST /wxa/generate_urllink`: a link that opens a page from outside WeChat, for thirty days at most. */
import { seconds } from '../clock.ts'
import type { Call, Endpoint } from '../endpoint.ts'
import { alphanumeric } from '../randomness.ts'
import type { State } from '../state.ts'
import { oneOf, optionalTextIn } from '../wire/arguments.ts'
import { isPublished, withoutSlash } from '../wire/pages.ts'
import { WechatRefusal } from '../wire/refusal.ts'

const queryAlphabet = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~%]{0,1024}$/
const versions = ['release', 'trial', 'develop'] as const
const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
const daysMax = 30

export const urlLink: Endpoint = {
  method: 'POST',
  path: '/wxa/generate_urllink',
  proof: 'access-token',
  answer(state, call) {
    const { app, body } = call
    if (app.pages?.length === 0) throw new WechatRefusal(85079)
    const path = withoutSlash(optionalTextIn(body, 'path'))
    if (!isPublished(app, path)) throw new WechatRefusal(40165)
    const query = optionalTextIn(body, 'query')
    if (!queryAlphabet.test(query)) throw new WechatRefusal(40212)
    const envVersion = oneOf(body.env_version ?? 'release', versions, 85402)
    // No app here has a cloud environment.
    if (body.cloud_base !== undefined) throw new WechatRefusal(85088)
    const createdAt = state.clock.now()
    const url = `https://wxaurl.cn/${state.random.text(11, alphanumeric)}`
    const expiresAt = expiryIn(state, call)
    state.links.keep({ url, appid: app.appid, path, query, envVersion, createdAt, expiresAt, visits: 0 })
    return { errcode: 0, errmsg: 'ok', url_link: url }
  },
}

/** Thirty days when the call does not say. */
function expiryIn({ clock }: State, { body }: Call): number {
  const { expire_type = 0, expire_time, expire_interval = daysMax } = body
  const lastsMs =
    oneOf(expire_type, [0, 1], 85401) === 1 ? days(expire_interval) : until(expire_time, clock.now())
  if (lastsMs < minuteMs || lastsMs > daysMax * dayMs) throw new WechatRefusal(85401)
  return clock.now() + lastsMs
}

const days = (count: unknown): number => (Number.isInteger(count) ? Number(count) * dayMs : 0)

function until(unixSeconds: unknown, now: number): number {
  if (unixSeconds === undefined) return daysMax * dayMs
  return typeof unixSeconds === 'number' ? (unixSeconds - seconds(now)) * 1000 : 0
}
