/** The Fastify instance every feature is mounted on: what any such server needs, by Fastify's own plugins. */
import { setTimeout } from 'node:timers/promises'
import cors from '@fastify/cors'
import jwt from '@fastify/jwt'
import rateLimit from '@fastify/rate-limit'
import underPressure from '@fastify/under-pressure'
import Fastify, { type FastifyInstance, LogController } from 'fastify'
import type { Engine } from '../../schema.ts'
import type { AuditChain } from '../audit-chain.ts'
import type { Clock } from '../clock.ts'
import type { Reads } from '../database.ts'
import type { NewId } from '../ids.ts'
import type { Browsers } from './cookies.ts'
import { documentApi } from './openapi.ts'
import { answerProblems, problemOf, sendProblem } from './problem.ts'
import { createRevocations, type Revocations } from './revocations.ts'
import { createTokens, type Tokens } from './tokens.ts'
import { compileValidator } from './validation.ts'

export interface App extends FastifyInstance {
  tokens: Tokens
  revocations: Revocations
  engine: Engine
  clock: Clock
  newId: NewId
  auditChain: AuditChain
  browsers: Browsers
}

export interface ServerOptions {
  engine: Engine
  reads: Reads
  clock: Clock
  newId: NewId
  auditChain: AuditChain
  browsers: Browsers
  jwtSecret: string
  corsOrigins: '*' | string[]
  trustProxy: false | number | string[]
  /** Requests a minute from one address. */
  ratePerMinute: number
  busyAfterMs: number
  /** Level and redaction; nothing is logged without. */
  logger?: { level: string; redact: string[]; stream?: { write(line: string): void } }
}

/** Where personal data or a secret could stand in a log line. */
export const REDACTED = [
  'req.headers.authorization',
  'req.headers.cookie',
  '*.phone',
  '*.address',
  '*.openid',
  '*.sessionKey',
  '*.accessToken',
  '*.refreshToken',
  '*.password',
  '*.code',
]

const BODY_BYTES_MAX = 1_048_576

export async function createServer(options: ServerOptions): Promise<App> {
  const { engine, clock, newId, auditChain, browsers } = options
  const app = Fastify({
    logger: options.logger ?? false,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: hopsOrList(options.trustProxy),
    bodyLimit: BODY_BYTES_MAX,
    // A child logger for each request costs more than most requests: who logs names the request.
    childLoggerFactory: (logger) => logger,
    genReqId: newId,
    // An address that no router can read: answered like everything else that goes wrong.
    frameworkErrors: (_error, _request, reply) => void sendProblem(reply, problemOf('INPUT_INVALID')),
    return503OnClosing: false, // what still arrives is answered
    // What is asked about, as it stands percent-encoded in an address: `GET /why/:subject`.
    routerOptions: { maxParamLength: 1_000 },
  })
  app.setValidatorCompiler(compileValidator)
  app.decorateRequest('caller')
  drainBeforeClose(app)
  await addGuards(app, options)
  // Expiry is held against our own clock, in tokens.ts.
  await app.register(jwt, {
    secret: options.jwtSecret,
    verify: { algorithms: ['HS256'], ignoreExpiration: true },
  })
  answerProblems(app)
  await documentApi(app)
  const revocations = createRevocations(options.reads, clock)
  app.addHook('onReady', () => revocations.start())
  app.addHook('onClose', () => revocations.stop())
  const tokens = createTokens(app, clock, revocations)
  const known = { tokens, revocations, engine, clock, newId, auditChain, browsers }
  return Object.assign(app, known) as unknown as App
}

const DRAIN_MS = 300
const REAP_EVERY_MS = 50

/**
 * Once closing, every answer closes its connection. So long is waited for requests that are on their way over connections that
 * look idle; and a connection that falls idle after that is closed by nobody else, and would hold up the end.
 */
function drainBeforeClose(app: FastifyInstance): void {
  const { server } = app
  app.addHook('preClose', async () => {
    if (!server.listening) return
    await setTimeout(DRAIN_MS)
    const reaper = setInterval(() => server.closeIdleConnections(), REAP_EVERY_MS).unref()
    server.once('close', () => clearInterval(reaper))
  })
}

/** So many proxies in front, or which ones. */
function hopsOrList(trusted: ServerOptions['trustProxy']) {
  return typeof trusted === 'number' ? (_address: string, hop: number) => hop < trusted : trusted
}

async function addGuards(app: FastifyInstance, options: ServerOptions): Promise<void> {
  // Inside WeChat there are no origins: without a page that may call, nobody pays for asking.
  if (options.corsOrigins.length) {
    await app.register(cors, {
      origin: options.corsOrigins,
      methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
      allowedHeaders: ['authorization', 'content-type', 'idempotency-key'],
      exposedHeaders: ['idempotency-replayed', 'retry-after'],
    })
  }
  await app.register(rateLimit, {
    max: options.ratePerMinute,
    timeWindow: 60_000,
    // Whoever is refused is told when to come back; the others need no count.
    addHeaders: {
      'x-ratelimit-limit': false,
      'x-ratelimit-remaining': false,
      'x-ratelimit-reset': false,
      'retry-after': true,
    },
    addHeadersOnExceeding: {
      'x-ratelimit-limit': false,
      'x-ratelimit-remaining': false,
      'x-ratelimit-reset': false,
    },
  })
  await app.register(underPressure, {
    maxEventLoopDelay: options.busyAfterMs,
    // Two turns of the loop make a sample; an interval without one counts as busy, so it may not be shorter than what is.
    sampleInterval: options.busyAfterMs,
    pressureHandler: (_request, reply) => {
      void sendProblem(reply.header('retry-after', '2'), problemOf('SERVER_BUSY'))
    },
  })
}
