/** Draws Fastify's schema of a route, and by it the OpenAPI document, from a call and its flat input. */
import { type CallLine, COMMON_REFUSALS } from '@laurel/shared/call'
import { refusalWords } from '@laurel/shared/words.zh'
import type { FastifySchema } from 'fastify'
import { type TObject, type TSchema, Type } from 'typebox'
import type { Who } from './caller.ts'

export const ProblemSchema = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    code: Type.String(),
    detail: Type.Optional(Type.String()),
    details: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  },
  { description: 'RFC 9457 problem: `code` is the refusal, `detail` its sentence' },
)

interface Part {
  type: 'object'
  properties: Record<string, TSchema>
  required: string[]
  additionalProperties: false
}

function part(input: TObject, names: string[]): Part {
  const required = (input.required ?? []) as string[]
  return {
    type: 'object',
    properties: Object.fromEntries(names.map((name) => [name, input.properties[name] as TSchema])),
    required: names.filter((name) => required.includes(name)),
    additionalProperties: false,
  }
}

/** No body, or one with nothing in it. */
export const NOTHING = { type: ['object', 'null'], additionalProperties: false, maxProperties: 0 }

const pathNames = (path: string): string[] =>
  [...path.matchAll(/:([a-zA-Z]+)/g)].map(([, name]) => String(name))

const securityOf = (who: Who): Record<string, string[]>[] => {
  if (who === 'anyone') return []
  if (who === 'guest') return [{}, { member: [] }]
  return [{ [who === 'member' ? 'member' : 'operator']: [] }]
}

const sentence = (code: string): string =>
  `\`${code}\` ${(refusalWords as Record<string, string>)[code] ?? ''}`

function describe(call: CallLine, who: Who): string {
  const roles = typeof who === 'string' ? '' : `Roles: ${who.join(', ')}.\n\n`
  const refusals = call.refusals.map((code) => `- ${sentence(code)}`).join('\n')
  return `${roles}${refusals ? `Refuses with:\n${refusals}\n` : ''}`
}

export function routeSchema(
  call: CallLine,
  {
    who,
    input,
    reply,
    status = 200,
    key,
  }: { who: Who; input: TObject; reply: TSchema; status?: number; key?: string },
): FastifySchema {
  const inPath = pathNames(call.path)
  const elsewhere = Object.keys(input.properties).filter((name) => !inPath.includes(name))
  const needsKey = call.method !== 'GET' && key !== 'none' && who !== 'anyone'
  return {
    tags: [call.path.split('/')[1] ?? ''],
    summary: `${call.method} ${call.path}`,
    description: describe(call, who),
    security: securityOf(who),
    ...(inPath.length ? { params: part(input, inPath) } : {}),
    querystring: part(input, call.method === 'GET' ? elsewhere : []),
    ...(call.method === 'GET' ? {} : { body: elsewhere.length ? part(input, elsewhere) : NOTHING }),
    ...(needsKey
      ? {
          headers: {
            type: 'object',
            properties: {
              'idempotency-key': {
                type: 'string',
                description: '8–255 printable characters, new for each act, the same for its retries',
              },
            },
          },
        }
      : {}),
    response: { [status]: reply, '4xx': ProblemSchema, '5xx': ProblemSchema },
  } as FastifySchema
}

export const commonRefusals = COMMON_REFUSALS.map(sentence).join('\n')
