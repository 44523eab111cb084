/** The faults that the control API accepts: one shape a kind. */
import { count, exactly, instant, length, text } from './schema-parts.ts'

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
    fault('supersede'),
    fault('reset'),
    fault('half-body'),
    fault('bad-gateway'),
    fault('not-json'),
    fault('body', { body: { type: 'string' } }, ['body']),
    fault('errcode', { errcode: length, errmsg: { type: 'string' } }, ['errcode']),
  ],
}
