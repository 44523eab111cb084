/** Mounts a call of the contract as a route: checks the input, knows the caller, and answers in the promised shape. */
import { setTimeout } from 'node:timers/promises'
import { type Call, type CallLine, COMMON_REFUSALS } from '@laurel/shared/call'
import type { FastifyReply, FastifyRequest, onRequestHookHandler } from 'fastify'
import type { TObject, TSchema } from 'typebox'
import { must } from '../must.ts'
import { Refusal } from '../refusal.ts'
import { type Ask, askOf, nameOf } from './ask.ts'
import { type Caller, callerOf, isForOperators, type Who } from './caller.ts'
import { browserCaller, refuseForeign, secretOf } from './cookies.ts'
import { routeSchema } from './route-schema.ts'
import type { App } from './server.ts'

export interface AnswerOptions<Input, Output, W extends Who> {
  who: W
  /** One flat object: what stands in the path, and the query or the body. */
  input: TObject
  reply: TSchema
  status?: 200 | 201
  /** none: a write that needs no Idempotency-Key, because it is harmless or single-use by itself. */
  key?: 'none'
  /** Answers browsers only, and only pages of our own. */
  from?: 'page'
  ratePerMinute?: number
  /** For a body that is a whole file. */
  bytesMax?: number
  /** Inputs that the audit trail masks. */
  secrets?: readonly string[]
  handle(input: Input, ask: Ask<W>): Promise<Output> | Output
}

/** Nobody guesses another type, and nobody keeps what is one member's own. */
const FOR_JSON = { 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' }

export function answer<Input, Output, const W extends Who>(
  app: App,
  call: Call<Input, Output>,
  options: AnswerOptions<Input, Output, W>,
): void {
  const { who, status = 200, key, secrets = [], ratePerMinute } = options
  const keyed = call.method !== 'GET' && key !== 'none'
  const mayRefuse = new Set<string>([...call.refusals, ...COMMON_REFUSALS])

  async function handler(request: FastifyRequest, reply: FastifyReply): Promise<Output> {
    const input = { ...(request.query as object), ...(request.body as object), ...(request.params as object) }
    const caller = must(request.caller, 'the caller')
    reply.code(status).headers(FOR_JSON)
    const ask = askOf({ app, call, request, reply, caller, input, keyed, status, secrets })
    return options.handle(input as Input, ask as unknown as Ask<W>)
  }

  // Before the input is looked at: whoever may not ask learns nothing of what could be asked.
  const know: onRequestHookHandler = (request, _reply, done) => {
    const secret = browserSecret(app, request, who)
    if (secret === null) {
      request.caller = callerOf(request, who, app.tokens)
      done()
      return
    }
    const known = (caller: Caller): void => {
      request.caller = caller
      done()
    }
    browserCaller({ request, who, secret, browsers: app.browsers }).then(known, done)
  }
  const onRequest: onRequestHookHandler = function (request, reply, done) {
    if (options.from === 'page') refuseForeign(request)
    if (who === 'anyone' || app.revocations.isFresh()) {
      know.call(this, request, reply, done)
      return
    }
    lookAgain(app)
      .then(() => know.call(this, request, reply, done))
      .catch(done)
  }

  app.route({
    onRequest,
    method: call.method,
    url: call.path,
    schema: routeSchema(call, options),
    ...(options.bytesMax ? { bodyLimit: options.bytesMax } : {}),
    ...(ratePerMinute ? { config: { rateLimit: { max: ratePerMinute, timeWindow: 60_000 } } } : {}),
    handler,
    errorHandler: (error, request, reply) => {
      const known = !(error instanceof Refusal) || mayRefuse.has(error.code)
      return app.errorHandler(known ? error : undeclared(call, error), request, reply)
    },
  })
}

const LOOK_MS = 1_000

/** A process that was held up (a slow disk, a sleeping machine) looks once more before it says that it can't tell. */
const lookAgain = ({ revocations }: App): Promise<unknown> =>
  Promise.race([revocations.look().catch(() => undefined), setTimeout(LOOK_MS, undefined, { ref: false })])

/** A program shows a token; without one, a browser's cookie is looked for. */
const browserSecret = ({ browsers }: App, request: FastifyRequest, who: Who): string | null =>
  isForOperators(who) && request.headers.authorization === undefined ? secretOf(request, browsers) : null

/** A refusal that is not in the call's list is a fault of ours: clients were never told of it. */
const undeclared = (call: CallLine, refusal: Refusal): Error =>
  new Error(`${nameOf(call)} refused with ${refusal.code}, which its contract does not list`, {
    cause: refusal,
  })
