/** What WeChat itself would say to a call: an endpoint's answer, or a refusal in its envelope. */
import { performance } from 'node:perf_hooks'
import { isPicture, type Picture } from '../endpoint.ts'
import { endpointAt } from '../endpoints/index.ts'
import type { State } from '../state.ts'
import { admit, type Exchange } from './admit.ts'
import { maskedQuery } from './masked-query.ts'
import { newRid, refusalBody, WechatRefusal } from './refusal.ts'

export interface Answer {
  contentType: string
  body: string | Buffer
}

export const jsonType = 'application/json; encoding=utf-8'

export function answerAsWechat(state: State, exchange: Exchange): Promise<Answer> {
  return envelope(state, exchange, async () => {
    const endpoint = endpointAt(exchange.request.path)
    if (!endpoint) throw new WechatRefusal(40066)
    return endpoint.answer(state, admit(state, endpoint, exchange))
  })
}

export function answerRefused(state: State, exchange: Exchange, refusal: WechatRefusal): Promise<Answer> {
  return envelope(state, exchange, async () => {
    throw refusal
  })
}

type Produce = () => Promise<Record<string, unknown> | Picture>

async function envelope(state: State, exchange: Exchange, produce: Produce): Promise<Answer> {
  const contentType = endpointAt(exchange.request.path)?.contentType ?? jsonType
  try {
    const said = await produce()
    if (isPicture(said)) return { contentType: said.contentType, body: said.bytes }
    return { contentType, body: JSON.stringify(said) }
  } catch (error) {
    if (!(error instanceof WechatRefusal)) throw error
    exchange.record.errcode = error.errcode
    return { contentType, body: refuse(state, exchange, error) }
  }
}

/** The refusal's text, which is kept under its rid. */
function refuse(state: State, { request, record }: Exchange, refusal: WechatRefusal): string {
  const rid = newRid(state)
  const answer = JSON.stringify(refusalBody(request.path, refusal, rid))
  const hasSecret = endpointAt(request.path)?.proof === 'secret-in-body'
  state.rids.keep({
    rid,
    at: state.clock.now(),
    appid: record.appid,
    path: request.path,
    query: maskedQuery(request.query),
    body: hasSecret ? '' : request.rawBody,
    answer,
    ip: request.ip,
    costMs: Math.ceil(performance.now() - request.arrivedAtMs),
  })
  return answer
}
