/** WeChat's message push: mounted bare, for WeChat speaks no contract of ours. Written down and applied, then answered. */
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Deps, Feature } from '../../platform/feature.ts'
import {
  openPush,
  type PushFault,
  type PushSettings,
  type PushStamp,
  refuseGreeting,
} from '../../platform/wechat/push-letter.ts'
import { takePush } from '../commands/push.ts'
import { type PushNews, readPush } from '../push-event.ts'
import type { PushHandlers } from '../push-handlers.ts'

const PATH = '/wechat/push'
/** WeChat's events are some 500 bytes. */
const BODY_BYTES_MAX = 65_536

/** When this process last took a push. */
export interface PushPulse {
  lastAt: number | null
}

export interface PushDeps extends Pick<Deps, 'engine' | 'clock' | 'newId' | 'cipher'> {
  /** Null: the routes do not exist. */
  settings: PushSettings | null
  handlers: PushHandlers
  pulse: PushPulse
}

export const pushRoutes =
  (deps: PushDeps): Feature =>
  (app) => {
    const { settings } = deps
    if (settings) void app.register(async (scope) => mountPush(scope, { ...deps, settings }))
  }

type Mounted = PushDeps & { settings: PushSettings }

function mountPush(scope: FastifyInstance, deps: Mounted): void {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  scope.setErrorHandler((error: FastifyError, request, reply) =>
    error.statusCode === 413 ? say(reply, 413, WORDS.size) : answerFault(scope, { error, request, reply }),
  )
  // Anyone can ask, and every answer but one costs a hash: the signature guards what a count of requests would.
  const route = { schema: { hide: true }, config: { rateLimit: false } } as const
  scope.get(PATH, { ...route, exposeHeadRoute: false }, async (request, reply) => greet(deps, request, reply))
  scope.post(PATH, { ...route, bodyLimit: BODY_BYTES_MAX }, async (request, reply) =>
    take(deps, request, reply),
  )
}

/** What a person reads who looks why WeChat's console is not content. */
const WORDS = {
  size: 'A push of more than 64 KB is not WeChat’s.',
  xml: 'Laurel takes message push as JSON: choose JSON as the data format in WeChat’s console.',
  replayed: 'This push was taken before.',
  stamp: 'The signature, the timestamp or the nonce is missing or has another form.',
  time: 'The timestamp is more than five minutes off.',
  signature:
    'The signature is wrong: do WECHAT_PUSH_TOKEN and the mode (plain or safe) agree with WeChat’s console?',
  seal: 'The push does not open: does WECHAT_PUSH_AES_KEY agree with WeChat’s console?',
  app: 'The push is for another app.',
  form: 'The push is not a JSON object of WeChat’s form.',
} as const satisfies Record<PushFault, string> & Record<string, string>

const say = (reply: FastifyReply, status: number, words: string): FastifyReply =>
  reply
    .code(status)
    .headers({ 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' })
    .send(words)

/** The database is away, or ours is the fault: WeChat comes again. */
function answerFault(
  scope: FastifyInstance,
  { error, request, reply }: { error: FastifyError; request: FastifyRequest; reply: FastifyReply },
): FastifyReply {
  if ((error.statusCode ?? 500) < 500) return say(reply, error.statusCode ?? 400, WORDS.form)
  scope.log.error({ err: error, reqId: request.id }, 'a push failed')
  return say(reply, 503, 'Not now.')
}

function greet({ settings, clock }: Mounted, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const query = request.query as PushStamp & { echostr?: unknown }
  const fault = refuseGreeting(query, settings, clock())
  if (fault) return say(reply, 403, WORDS[fault])
  const isEcho = typeof query.echostr === 'string' && /^[\x21-\x7e]{1,256}$/.test(query.echostr)
  return isEcho ? say(reply, 200, String(query.echostr)) : say(reply, 400, WORDS.form)
}

async function take(deps: Mounted, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
  if (/^\s*</.test(body.toString('latin1', 0, 100))) return say(reply, 415, WORDS.xml)
  const push = openPush(request.query as PushStamp, { settings: deps.settings, body, now: deps.clock() })
  if (typeof push === 'string') return refuse(push, request, reply)
  const event = readPush(push.message)
  if (!event) return refuse('form', request, reply)

  const { cipher, engine, newId, handlers, pulse } = deps
  const taken = await engine.run(takePush(handlers), {
    news: event.news,
    key: cipher.blind(event.key),
    who: event.openid === null ? null : cipher.blind(event.openid),
    mark: push.mark,
    until: push.until,
    factId: newId(),
  })
  if (taken === 'replayed') return say(reply, 403, WORDS.replayed)
  pulse.lastAt = deps.clock()
  if (taken === 'taken') warnOf(event.news, request)
  return say(reply, 200, 'success')
}

/** Behind a right signature it is our settings that are wrong; before it, anyone may have sent anything. */
const OURS = new Set<PushFault>(['seal', 'app', 'form'])

function refuse(fault: PushFault, { log }: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (OURS.has(fault)) log.warn({ fault }, 'a push could not be read')
  else log.debug({ fault }, 'a push was refused')
  return say(reply, fault === 'form' ? 400 : 403, WORDS[fault])
}

function warnOf(news: PushNews, { log }: FastifyRequest): void {
  if (news.kind !== 'punished') return
  const { reason, since, until } = news
  log.warn(
    { reason, since, until },
    'WeChat punished the mini program: rewards for sharing pause until an admin lifts it',
  )
}
