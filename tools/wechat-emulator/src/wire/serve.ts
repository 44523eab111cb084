/** WeChat's paths over HTTP: counts the call, lets the faults strike, and sends what is left of the answer. */
import { performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { endpointAt } from '../endpoints/index.ts'
import type { State } from '../state.ts'
import type { Fault } from '../stores/faults.ts'
import { type Exchange, looseBody, type Request } from './admit.ts'
import { type Answer, answerAsWechat, answerRefused } from './answer.ts'
import { breakAnswer } from './break-answer.ts'
import { supersedeToken } from './credentials.ts'
import { WechatRefusal } from './refusal.ts'

export function serveWechat(app: FastifyInstance, state: State, closing: AbortSignal): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body))
  app.all('/*', async (incoming, reply) => {
    const request = toRequest(incoming)
    const record = state.calls.open({ at: state.clock.now(), method: request.method, path: request.path })
    const faults = state.faults.strike(record)
    record.faults = faults.map((fault) => fault.kind)
    const outcome = await inLane(state, request, async () => {
      await suffer(state, { request, faults, closing })
      return settle(state, { exchange: { request, record }, faults })
    })
    return outcome(reply)
  })
}

function toRequest(incoming: FastifyRequest): Request {
  const { pathname, searchParams } = new URL(`http://wechat${incoming.url}`)
  const rawBody = typeof incoming.body === 'string' ? incoming.body : ''
  // A dual-stack socket writes an IPv4 caller as ::ffff:1.2.3.4.
  const ip = incoming.ip.replace(/^::ffff:/, '')
  const arrived = { overlaps: false, arrivedAtMs: performance.now() }
  return { method: incoming.method, path: pathname, query: searchParams, ip, rawBody, ...arrived }
}

/** From its arrival to its answer a call is in the lane it names; whoever comes meanwhile overlaps. */
async function inLane<T>(state: State, request: Request, answer: () => Promise<T>): Promise<T> {
  const body = looseBody(request.rawBody)
  const lane = body && endpointAt(request.path)?.lane?.(body)
  if (!lane) return answer()
  request.overlaps = state.lanes.enter(lane)
  try {
    return await answer()
  } finally {
    state.lanes.leave(lane)
  }
}

interface Suffering {
  request: Request
  faults: readonly Fault[]
  closing: AbortSignal
}

/** What happens to a call before it is answered, beside any other fault. */
async function suffer(state: State, { request, faults, closing }: Suffering): Promise<void> {
  const delayMs = latencyMs(state, faults)
  if (delayMs > 0) await sleep(delayMs, undefined, { signal: closing })
  if (faults.some(({ kind }) => kind === 'supersede')) supersedeToken(state, request.query)
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

type Outcome = (reply: FastifyReply) => FastifyReply
type Ending = Exclude<Fault, { kind: 'latency' | 'supersede' }>

const isEnding = (fault: Fault): fault is Ending => fault.kind !== 'latency' && fault.kind !== 'supersede'

async function settle(state: State, { exchange, faults }: Struck): Promise<Outcome> {
  const fault = faults.find(isEnding)
  if (!fault) return send(await answerAsWechat(state, exchange))
  const isWorkDone = fault.when === 'after' || fault.kind === 'half-body'
  const whole = isWorkDone ? await answerAsWechat(state, exchange) : nothing
  if (fault.kind !== 'errcode') return (reply) => breakAnswer(reply, fault, whole)
  return send(await answerRefused(state, exchange, new WechatRefusal(fault.errcode, fault.errmsg)))
}

const nothing: Answer = { contentType: 'text/plain', body: '' }

const send =
  ({ contentType, body }: Answer): Outcome =>
  (reply) =>
    reply.header('content-type', contentType).send(body)
