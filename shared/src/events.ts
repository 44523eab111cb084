import type { Static } from 'typebox'
import { call } from './call.ts'
import type * as schema from './events.schema.ts'

export type CloudEvent = Static<typeof schema.CloudEvent>
export type EventAnswer = Static<typeof schema.EventAnswer>
export type EventSource = Static<typeof schema.EventSource>
export type AddSourceInput = Static<typeof schema.AddSourceInput>
export type EditSourceInput = Static<typeof schema.EditSourceInput>
export type RotateKeyInput = Static<typeof schema.RotateKeyInput>
export type SourceKey = Static<typeof schema.SourceKey>
type Nothing = Record<never, never>

/** What a single event may be refused for. */
export type EventRefusal = (typeof EVENT_REFUSALS)[number]
export const EVENT_REFUSALS = [
  'EVENT_TYPE_UNKNOWN',
  'EVENT_TYPE_FOREIGN',
  'EVENT_DATA_INVALID',
  'EVENT_TIME_INVALID',
  'EVENT_KEY_REUSED',
  'MEMBER_UNKNOWN',
  'SOURCE_STOPPED',
] as const

export const eventsApi = {
  /** One CloudEvent, or an array of up to 500. Mounted raw: the signature is over the bytes. */
  tell: call<CloudEvent | CloudEvent[], { items: EventAnswer[] }>()('POST', '/events', [
    'SIGNATURE_INVALID',
    ...EVENT_REFUSALS,
  ]),
}

export const eventsAdminApi = {
  sources: call<Nothing, { items: EventSource[] }>()('GET', '/admin/event-sources'),
  add: call<AddSourceInput, SourceKey>()('POST', '/admin/event-sources', [
    'SOURCE_TAKEN',
    'EVENT_TYPE_UNKNOWN',
  ]),
  edit: call<EditSourceInput, EventSource>()('PUT', '/admin/event-sources/:sourceId', [
    'SOURCE_UNKNOWN',
    'EVENT_TYPE_UNKNOWN',
  ]),
  rotate: call<RotateKeyInput, SourceKey>()('POST', '/admin/event-sources/:sourceId/keys', [
    'SOURCE_UNKNOWN',
  ]),
}
