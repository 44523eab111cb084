/** What WeChat remembers of a failed call, for seven days. */
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { type App, sendAsApp } from './app-call.ts'

export interface RememberedCall {
  askedAt: number
  tookMs: number
  /** WeChat's answer as text. What we asked stays out: it holds the token, and may hold a person's data. */
  answer: string
}

const reply = Compile(
  Type.Object({
    request: Type.Object({
      invoke_time: Type.Number(),
      cost_in_ms: Type.Number(),
      response_body: Type.String(),
    }),
  }),
)

export async function callByRid(app: App, rid: string): Promise<RememberedCall> {
  const { request } = await sendAsApp(app, {
    method: 'POST',
    path: '/cgi-bin/openapi/rid/get',
    body: { rid },
    reply,
    repeatable: 'read',
  })
  return { askedAt: request.invoke_time * 1000, tookMs: request.cost_in_ms, answer: request.response_body }
}
