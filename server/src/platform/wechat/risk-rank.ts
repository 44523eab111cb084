/** How risky WeChat thinks a user is, right after his visit. Every failure is `unknown`: whoever pays must then pay with care. */
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { type App, sendAsApp } from './app-call.ts'
import { WechatError } from './error.ts'

/** 0 harmless; 1–2 a light check; 3 a smaller reward; 4 block. `unknown` is not 0. */
export type RiskRank = 0 | 1 | 2 | 3 | 4 | 'unknown'

export interface RiskAsked {
  openid: string
  scene: 'register' | 'marketing' | 'content'
  clientIp: string
  mobile?: string
}

const path = '/wxa/getuserriskrank'
const scenes = { register: 0, marketing: 1, content: 2 } as const
const rank = Type.Union([Type.Literal(0), Type.Literal(1), Type.Literal(2), Type.Literal(3), Type.Literal(4)])
const reply = Compile(Type.Object({ risk_rank: rank }))
/** A member waits for his reward behind it, and `unknown` is an answer too. */
const timeoutMs = 1_500

/** The capability must be applied for (48001, 61007, 61080) and needs a visit within two hours (61010). */
export async function riskRank(app: App, { openid, scene, clientIp, mobile }: RiskAsked): Promise<RiskRank> {
  const body = {
    appid: app.appid,
    openid,
    scene: scenes[scene],
    client_ip: clientIp,
    ...(mobile === undefined ? {} : { mobile_no: mobile }),
  }
  try {
    const answer = await sendAsApp(app, { method: 'POST', path, body, reply, repeatable: 'read', timeoutMs })
    return answer.risk_rank
  } catch (error) {
    if (error instanceof WechatError) return 'unknown'
    throw error
  }
}
