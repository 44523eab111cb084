/** Every call of the contract, and what the server's own OpenAPI document says of it. */
import { budgetApi } from '@laurel/shared/budget'
import type { CallLine } from '@laurel/shared/call'
import { drawsAdminApi, drawsApi } from '@laurel/shared/draws'
import { eventsAdminApi, eventsApi } from '@laurel/shared/events'
import { identityApi } from '@laurel/shared/identity'
import { insightsApi } from '@laurel/shared/insights'
import { leadsAdminApi, leadsApi } from '@laurel/shared/leads'
import { mallApi } from '@laurel/shared/mall'
import { mallAdminApi } from '@laurel/shared/mall-admin'
import { membershipAdminApi, membershipApi } from '@laurel/shared/membership'
import { offersApi } from '@laurel/shared/offers'
import { approvalApi, operatorApi } from '@laurel/shared/operators'
import { outreachAdminApi, outreachApi } from '@laurel/shared/outreach'
import { peopleAdminApi, peopleApi } from '@laurel/shared/people'
import { pointsApi } from '@laurel/shared/points'
import { questionsApi } from '@laurel/shared/questions'
import { quizInsightsApi } from '@laurel/shared/quiz-insights'
import { quizzesAdminApi, quizzesApi } from '@laurel/shared/quizzes'
import { referralAdminApi, referralApi } from '@laurel/shared/referral'
import { tabsApi } from '@laurel/shared/tabs'
import { tasksApi } from '@laurel/shared/tasks'
import { whyApi } from '@laurel/shared/why'

const apis = [
  identityApi,
  operatorApi,
  approvalApi,
  outreachApi,
  outreachAdminApi,
  eventsApi,
  eventsAdminApi,
  pointsApi,
  budgetApi,
  offersApi,
  membershipApi,
  membershipAdminApi,
  tasksApi,
  quizzesApi,
  quizzesAdminApi,
  drawsApi,
  drawsAdminApi,
  mallApi,
  mallAdminApi,
  questionsApi,
  quizInsightsApi,
  referralApi,
  referralAdminApi,
  leadsApi,
  leadsAdminApi,
  insightsApi,
  peopleApi,
  peopleAdminApi,
  whyApi,
  tabsApi,
]
export const nameOf = ({ method, path }: CallLine): string => `${method} ${path}`
export const everyCall: CallLine[] = apis.flatMap((api) => Object.values<CallLine>(api))
/** After these the token that asked is worth nothing: tests that go on asking leave them out, or ask them with a token of their own. */
export const endsSession = ({ path }: CallLine): boolean =>
  [
    '/admin/sign-out',
    '/identity/sign-out',
    '/identity/sign-out-everywhere',
    '/identity/consent/withdraw',
    '/people/mine/close',
  ].includes(path)
export const callNamed = new Map(everyCall.map((call) => [nameOf(call), call]))

/** As much of JSON Schema as the contract uses. */
export interface JsonSchema {
  type?: string
  enum?: unknown[]
  anyOf?: JsonSchema[]
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  pattern?: string
  properties?: Record<string, JsonSchema>
  required?: string[]
  items?: JsonSchema
  minItems?: number
  maxItems?: number
  uniqueItems?: boolean
}

interface Parameter {
  name: string
  in: 'path' | 'query' | 'header'
  required?: boolean
  schema: JsonSchema
}

export interface Operation {
  description?: string
  parameters?: Parameter[]
  requestBody?: { content: { 'application/json': { schema: JsonSchema } } }
  responses: Record<string, { content?: Record<string, { schema: JsonSchema }> }>
  security?: Record<string, string[]>[]
}

export interface Document {
  openapi: string
  info: { description: string }
  paths: Record<string, Record<string, Operation>>
}

export const documentOf = async (url: string): Promise<Document> =>
  (await fetch(`${url}/api/openapi.json`)).json() as Promise<Document>

export function operationOf({ paths }: Document, { method, path }: CallLine): Operation {
  const found = paths[`/api${path.replace(/:([a-zA-Z]+)/g, '{$1}')}`]?.[method.toLowerCase()]
  if (!found) throw new Error(`${method} ${path} is not in the document`)
  return found
}

/** One flat object, as the server sees it. */
export function inputOf(operation: Operation): JsonSchema {
  const spread = (operation.parameters ?? []).filter((one) => one.in !== 'header')
  const body = operation.requestBody?.content['application/json'].schema ?? {}
  return {
    type: 'object',
    properties: { ...Object.fromEntries(spread.map((one) => [one.name, one.schema])), ...body.properties },
    required: [...spread.filter((one) => one.required).map((one) => one.name), ...(body.required ?? [])],
  }
}

export const needsKey = (operation: Operation): boolean =>
  (operation.parameters ?? []).some((one) => one.in === 'header')

const SAMPLES = ['lamp', 'x1', '2026-11-21']

/** The first value that fits; where a name is known, what is known by it. */
export function sampleOf(schema: JsonSchema, known: Record<string, unknown> = {}): unknown {
  if (schema.enum) return schema.enum[0]
  if (schema.anyOf?.[0]) return sampleOf(schema.anyOf[0], known)
  if (schema.type === 'object') return sampleObject(schema, known)
  if (schema.type === 'array')
    return Array.from({ length: schema.minItems ?? 0 }, () => sampleOf(schema.items ?? {}, known))
  if (schema.type === 'integer') return schema.minimum ?? 1
  if (schema.type === 'boolean') return true
  const { pattern } = schema
  const text = SAMPLES.find((sample) => !pattern || new RegExp(pattern, 'u').test(sample)) ?? ''
  return text.padEnd(schema.minLength ?? 0, 'x')
}

function sampleObject(
  { properties = {}, required = [] }: JsonSchema,
  known: Record<string, unknown>,
): object {
  return Object.fromEntries(
    required.map((name) => [name, known[name] ?? sampleOf(properties[name] ?? {}, known)]),
  )
}
