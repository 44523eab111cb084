/** `POST /events`: mounted raw, for the signature is over the bytes. Every event is a command of its own; those of a batch share its commit. */
import { type EventAnswer, type EventRefusal, eventsApi } from '@laurel/shared/events'
import * as schema from '@laurel/shared/events.schema'
import { Empty } from '@laurel/shared/schema'
import { refusalWords } from '@laurel/shared/words.zh'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { identityQueries } from '../../identity/index.ts'
import type { Deps, Feature } from '../../platform/feature.ts'
import { routeSchema } from '../../platform/http/route-schema.ts'
import { Refusal } from '../../platform/refusal.ts'
import { record, type Told } from '../commands/record.ts'
import { type SourceDesk, sourceDesk } from '../desk.ts'
import type { EventQueries } from '../queries.ts'
import { lettersIn, type ReadEvent, readEvent, type Unread } from '../read-event.ts'

const BODY_BYTES_MAX = 1_048_576
const MINUTE_MS = 60_000
/** A hundred a second, each with up to 500 events: counted once the source is proven, so that nobody else can use it up. */
const REQUESTS_PER_MINUTE = 6_000
/** Whoever it is: a few sources may stand behind one address. */
const REQUESTS_OF_ADDRESS = 4 * REQUESTS_PER_MINUTE

const ABOUT = `One CloudEvent (\`application/cloudevents+json\`), or up to ${schema.EVENTS_MAX} (\`application/cloudevents-batch+json\`); \`application/json\` for either.

Headers: \`x-laurel-source\`, \`x-laurel-timestamp\` (milliseconds, at most five minutes off), \`x-laurel-signature\`: \`v1=\` and the HMAC-SHA256 of timestamp, a dot and the body, in hex.

A single event that is refused is a problem; of a batch each event has its own answer.

`

interface Desk {
  deps: Deps
  desk: SourceDesk
  /** Whose it seems to be. */
  likely(subject: ReadEvent['subject']): Promise<string | null> | string
}

export const tellRoute = (deps: Deps, queries: EventQueries): Feature => {
  const { findMemberBy } = identityQueries(deps.reads, deps.cipher)
  const likely: Desk['likely'] = ({ kind, text }) => (kind === 'member' ? text : findMemberBy(kind, text))
  const desk = sourceDesk(deps, queries)
  return (app) => void app.register(async (scope) => mount(scope, { deps, desk, likely }))
}

function mount(scope: FastifyInstance, desk: Desk): void {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  const drawn = routeSchema(eventsApi.tell, { who: 'anyone', input: Empty, reply: schema.EventAnswers })
  const pace = scope.createRateLimit({
    max: REQUESTS_PER_MINUTE,
    timeWindow: MINUTE_MS,
    keyGenerator: ({ headers }) => `source ${headers['x-laurel-source']}`,
  })
  scope.route({
    method: eventsApi.tell.method,
    url: eventsApi.tell.path,
    bodyLimit: BODY_BYTES_MAX,
    config: { rateLimit: { max: REQUESTS_OF_ADDRESS, timeWindow: MINUTE_MS } },
    schema: { ...drawn, description: `${ABOUT}${drawn.description ?? ''}`, body: schema.CloudEvents },
    // The bytes are no JSON yet: what they say is read once they are proven.
    validatorCompiler: () => () => true,
    handler: async (request, reply) => {
      const { id: source } = await desk.desk.prove(request)
      keepPace(await pace(request), reply)
      void reply.headers({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' })
      return take(desk, source, request)
    },
  })
}

function keepPace(paced: { isAllowed: boolean } & Partial<Exceeded>, reply: FastifyReply): void {
  if (paced.isAllowed || !paced.isExceeded) return
  void reply.header('retry-after', String(paced.ttlInSeconds ?? 1))
  throw new Refusal('RATE_EXCEEDED')
}
interface Exceeded {
  isExceeded: boolean
  ttlInSeconds: number
}

async function take(desk: Desk, source: string, { body, headers }: FastifyRequest) {
  const { items, isBatch } = lettersIn(body, headers['content-type'] ?? '')
  const likely = remembered(desk.likely)
  const answers = items.map(async (letter) => {
    const read = readEvent(letter, source, desk.deps.clock())
    if ('refusal' in read) return isBatch ? refused(read) : refuse(read)
    const told = toldBy({ ...desk, likely }, source, read)
    const answer = told
      .then((one) => desk.deps.engine.run(record, one))
      .then((state) => taken(read.id, state))
    return isBatch ? answer.catch((error) => refusedFor(read.id, error)) : answer
  })
  return { items: await Promise.all(answers) }
}

/** One look for all that a batch tells of one member. */
function remembered(likely: Desk['likely']): Desk['likely'] {
  const found = new Map<string, ReturnType<Desk['likely']>>()
  return (subject) => {
    const name = `${subject.kind}/${subject.text}`
    const known = found.get(name) ?? likely(subject)
    found.set(name, known)
    return known
  }
}

async function toldBy({ deps, likely }: Desk, source: string, read: ReadEvent): Promise<Told> {
  const { id: key, type, at, data, subject } = read
  const { kind, text } = subject
  const value = kind === 'member' ? text : deps.cipher.blind(text)
  const memberId = await likely(subject)
  return { source, key, type, at, data, subject: { kind, value }, factId: deps.newId(), memberId }
}

const taken = (id: string, state: 'recorded' | 'known'): EventAnswer => ({
  id,
  state,
  code: null,
  detail: null,
})

const refused = ({ id, refusal, at }: Unread): EventAnswer => ({
  id,
  state: 'refused',
  code: refusal,
  detail: `${refusalWords[refusal]}${at ? ` ${at}` : ''}`,
})

function refuse({ refusal, at }: Unread): never {
  throw new Refusal(refusal, { at })
}

/** Anything else is a fault: then the whole batch is, and the source sends it again. */
function refusedFor(id: string, error: unknown): EventAnswer {
  if (!(error instanceof Refusal)) throw error
  return refused({ id, refusal: error.code as EventRefusal, at: '' })
}
