/** What WeChat itself would say to a call: an endpoint's answer, or a refusal in its envelope. */
import type { Endpoint } from '../endpoint.ts'
import { endpoints } from '../endpoints/index.ts'
import type { State } from '../state.ts'
import type { CallRecord } from '../stores/calls.ts'
import { admit, type Request } from './admit.ts'
import { refusalBody, WechatRefusal } from './refusal.ts'

export interface Answer {
  contentType: string
  text: string
}

export interface Exchange {
  request: Request
  record: CallRecord
}

export const jsonType = 'application/json; encoding=utf-8'

const byPath = new Map<string, Endpoint>(endpoints.map((endpoint) => [endpoint.path, endpoint]))

export function answerAsWechat(state: State, exchange: Exchange): Answer {
  return envelope(state, exchange, () => {
    const endpoint = byPath.get(exchange.request.path)
    if (!endpoint) throw new WechatRefusal(40066)
    const call = admit(state, endpoint, exchange.request)
    exchange.record.appid = call.app.appid
    return endpoint.answer(state, call)
  })
}

export function answerRefused(state: State, exchange: Exchange, refusal: WechatRefusal): Answer {
  return envelope(state, exchange, () => {
    throw refusal
  })
}

function envelope(state: State, { request, record }: Exchange, produce: () => unknown): Answer {
  const contentType = byPath.get(request.path)?.contentType ?? jsonType
  try {
    return { contentType, text: JSON.stringify(produce()) }
  } catch (error) {
    if (!(error instanceof WechatRefusal)) throw error
    record.errcode = error.errcode
    return { contentType, text: JSON.stringify(refusalBody(state, request.path, error)) }
  }
}
