/** `POST /wxa/msg_sec_check`: passes a text unless a verdict was laid on one of its words. */
import type { Call, Endpoint } from '../endpoint.ts'
import type { Verdict } from '../stores/verdicts.ts'
import { oneOf, optionalTextIn, textIn } from '../wire/arguments.ts'
import { newRid, WechatRefusal } from '../wire/refusal.ts'
import { recentVisitor } from '../wire/visitor.ts'

const textMax = 2_500
const profileScene = 1
export const scenes = [profileScene, 2, 3, 4] as const
const passed = { suggest: 'pass', label: 100 } as const

export const textCheck: Endpoint = {
  method: 'POST',
  path: '/wxa/msg_sec_check',
  proof: 'access-token',
  answer(state, call) {
    const hits = state.verdicts.on(textOf(call))
    recentVisitor(state, call.app, textIn(call.body, 'openid'))
    const { suggest, label } = hits[0] ?? passed
    return {
      errcode: 0,
      errmsg: 'ok',
      result: { suggest, label },
      detail: [{ strategy: 'content_model', errcode: 0, suggest, label, prob: 90 }, ...hits.map(keywordHit)],
      trace_id: newRid(state),
    }
  },
}

function textOf({ body }: Call): string {
  const content = textIn(body, 'content')
  if ([...content].length > textMax) throw new WechatRefusal(47001)
  if (body.version !== 2 || body.scene === undefined) throw new WechatRefusal(47001)
  const scene = oneOf<unknown>(body.scene, scenes, 40129)
  const signature = scene === profileScene ? optionalTextIn(body, 'signature') : ''
  return [content, optionalTextIn(body, 'title'), optionalTextIn(body, 'nickname'), signature].join('\n')
}

const keywordHit = ({ word, suggest, label }: Verdict) => ({
  strategy: 'keyword',
  errcode: 0,
  suggest,
  label,
  level: suggest === 'risky' ? 90 : 20,
  keyword: word,
})
