/** `POST /wxa/media_check_async`: takes a picture or sound now, pushes the verdict later. */
import type { Call, Endpoint } from '../endpoint.ts'
import type { State } from '../state.ts'
import type { MediaCheck } from '../stores/media-checks.ts'
import { oneOf, textIn } from '../wire/arguments.ts'
import { newRid, WechatRefusal } from '../wire/refusal.ts'
import { recentVisitor } from '../wire/visitor.ts'
import { scenes } from './text-check.ts'

const mediaTypes = { 1: 'audio', 2: 'image' } as const

export const mediaCheck: Endpoint = {
  method: 'POST',
  path: '/wxa/media_check_async',
  proof: 'access-token',
  answer(state, call) {
    const check = checkIn(state, call)
    state.mediaChecks.keep(check)
    state.errands.at(check.dueAt, () => tellVerdict(state, call, check))
    return { errcode: 0, errmsg: 'ok', trace_id: check.traceId }
  },
}

function checkIn(state: State, { app, body }: Call): MediaCheck {
  const url = textIn(body, 'media_url')
  const mediaType = mediaTypes[oneOf(body.media_type, [1, 2] as const, 40004)]
  if (body.version !== 2) throw new WechatRefusal(47001)
  oneOf(body.scene, scenes, 40129)
  const { openid } = recentVisitor(state, app, textIn(body, 'openid'))
  const at = state.clock.now()
  const traceId = newRid(state)
  return { traceId, appid: app.appid, openid, url, mediaType, at, dueAt: at + app.mediaCheckMs, done: false }
}

function tellVerdict(state: State, { app }: Call, check: MediaCheck): void {
  const [verdict] = state.verdicts.on(check.url)
  const { traceId } = check
  check.done = true
  const judged = verdict && { suggest: verdict.suggest, label: verdict.label, errcode: verdict.errcode }
  state.pushes.announce(app, { event: 'wxa_media_check', traceId, ...judged })
}
