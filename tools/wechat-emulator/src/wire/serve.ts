/** WeChat's paths over HTTP: counts the call, lets the faults strike, and sends what is left of the answer. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { State } from '../state.ts'
import type { Fault } from '../stores/faults.ts'
import type { Request } from './admit.ts'
import { type Answer, answerAsWechat, answerRefused, type Exchange } from './answer.ts'
import { breakAnswer } from './break-answer.ts'
import { WechatRefusal } from './refusal.ts'

export function serveWechat(app: FastifyInstance, state: State, closing: AbortSignal): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body))
  app.all('/*', async (incoming, reply) => {
    const request = toRequest(incoming)
    const record = state.calls.open({ at: state.clock.now(), method: request.method, path: request.path })
    const faults = state.faults.strike(record)
    record.faults = faults.map((fault) => fault.kind)
    const delayMs = latencyMs(state, faults)
    if (delayMs > 0) await sleep(delayMs, undefined, { signal: closing })
    return respond(state, reply, { exchange: { request, record }, faults })
  })
}

function toRequest(incoming: FastifyRequest): Request {
  const { pathname, searchParams } = new URL(`http://wechat${incoming.url}`)
  const rawBody = typeof incoming.body === 'string' ? incoming.body : ''
  // A dual-stack socket writes an IPv4 caller as ::ffff:1.2.3.4.
  const ip = incoming.ip.replace(/^::ffff:/, '')
  return { method: incoming.method, path: pathname, query: searchParams, ip, rawBody }
}

function latencyMs({ random }: State, faults: readonly Fault[]): number {
  let totalMs = 0
  for (const fault of faults) {
    if (fault.kind !== 'latency') continue
    const { min, max } =
      typeof fault.latencyMs === 'number' ? { min: fault.latencyMs, max: fault.latencyMs } : fault.latencyMs
    totalMs += min + random.fraction() * (max - min)
  }
  return totalMs
}

interface Struck {
  exchange: Exchange
  faults: readonly Fault[]
}

function respond(state: State, reply: FastifyReply, { exchange, faults }: Struck): FastifyReply {
  const fault = faults.find(({ kind }) => kind !== 'latency')
  if (!fault || fault.kind === 'latency') return send(reply, answerAsWechat(state, exchange))
  const isWorkDone = fault.when === 'after' || fault.kind === 'half-body'
  const whole = isWorkDone ? answerAsWechat(state, exchange) : nothing
  if (fault.kind !== 'errcode') return breakAnswer(reply, fault, whole)
  return send(reply, answerRefused(state, exchange, new WechatRefusal(fault.errcode, fault.errmsg)))
}

const nothing: Answer = { contentType: 'text/plain', text: '' }

const send = (reply: FastifyReply, { contentType, text }: Answer): FastifyReply =>
  reply.header('content-type', contentType).send(text)
