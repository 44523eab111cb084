/** `POST /wxa/getuserriskrank`: how risky WeChat finds a user, from 0 to 4. */
import type { Endpoint } from '../endpoint.ts'
import { oneOf, textIn } from '../wire/arguments.ts'
import { WechatRefusal } from '../wire/refusal.ts'
import { recentVisitor } from '../wire/visitor.ts'

const scenes = [0, 1, 2] as const

export const riskRank: Endpoint = {
  method: 'POST',
  path: '/wxa/getuserriskrank',
  proof: 'access-token',
  answer(state, { app, body }) {
    if (textIn(body, 'appid') !== app.appid) throw new WechatRefusal(43104)
    const openid = textIn(body, 'openid')
    textIn(body, 'client_ip')
    if (body.scene === undefined) throw new WechatRefusal(47001)
    oneOf(body.scene, scenes, 40129)
    const user = recentVisitor(state, app, openid)
    // WeChat spells it so.
    const unoin_id = 100_000 + Math.floor(state.random.fraction() * 900_000)
    return { errcode: 0, errmsg: 'getuserriskrank succ', risk_rank: user.riskRank, unoin_id }
  },
}
