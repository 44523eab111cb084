/** What the control API accepts; Fastify refuses everything else with 400. */
const text = { type: 'string', minLength: 1, maxLength: 200 } as const
const identifier = { type: 'string', pattern: '^[A-Za-z0-9_-]{1,64}$' } as const
const count = { type: 'integer', minimum: 1 } as const
const instant = { type: 'integer', minimum: 0 } as const

const exactly = (properties: Record<string, object>, required: string[] = []) => ({
  type: 'object',
  additionalProperties: false,
  properties,
  required,
})

const quota = exactly({ perMinute: instant, perDay: instant })

export const userBody = exactly({
  appid: text,
  openid: identifier,
  unionid: identifier,
  nickname: { type: 'string' },
})
export const codeBody = exactly({ openid: identifier }, ['openid'])
export const blockBody = exactly({ blocked: { type: 'boolean' } }, ['blocked'])
export const supersedeBody = exactly({ appid: text })

export const appBody = exactly({
  appid: text,
  openPlatform: { type: 'boolean' },
  frozen: { type: 'boolean' },
  ipWhitelist: { type: 'array', items: text, nullable: true },
  quotas: { type: 'object', additionalProperties: quota },
})

export const clockBody = {
  oneOf: [exactly({ advanceMs: { type: 'integer' } }, ['advanceMs']), exactly({ now: instant }, ['now'])],
}

const faultWindow = {
  path: text,
  probability: { type: 'number', minimum: 0, maximum: 1 },
  fromCall: count,
  times: count,
  when: { enum: ['before', 'after'] },
}

const fault = (kind: string, properties: Record<string, object> = {}, required: string[] = []) =>
  exactly({ ...faultWindow, kind: { const: kind }, ...properties }, ['path', 'kind', ...required])

const latency = {
  oneOf: [instant, exactly({ min: instant, max: instant }, ['min', 'max'])],
}

export const faultBody = {
  oneOf: [
    fault('latency', { latencyMs: latency }, ['latencyMs']),
    fault('reset'),
    fault('half-body'),
    fault('bad-gateway'),
    fault('not-json'),
    fault('body', { body: { type: 'string' } }, ['body']),
    fault('errcode', { errcode: { type: 'integer' }, errmsg: { type: 'string' } }, ['errcode']),
  ],
}

export const pathQuery = exactly({ path: text })
