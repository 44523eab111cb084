/** Reads what a source sent: bytes to letters, a letter to what is told, or the first reason not to believe it. */
import { isUtf8 } from 'node:buffer'
import type { CloudEvent, EventRefusal } from '@laurel/shared/events'
import { EVENTS_MAX, eventOf } from '@laurel/shared/events.schema'
import { type EventType, isEventType } from '@laurel/shared/facts'
import { typedPhone } from '../identity/index.ts'
import { compileValidator } from '../platform/http/validation.ts'
import { Refusal } from '../platform/refusal.ts'
import { instantOf, refuseTime, type SubjectKind, subjectIn } from './rules.ts'

const ONE = 'application/cloudevents+json'
const BATCH = 'application/cloudevents-batch+json'
const EITHER = 'application/json'

export interface Letters {
  items: unknown[]
  isBatch: boolean
}

/** Refuses with INPUT_INVALID what is no event and no batch of them, or says that it is the other. */
export function lettersIn(body: unknown, contentType: string): Letters {
  const type = contentType.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  const json = Buffer.isBuffer(body) && isUtf8(body) ? parsed(body.toString('utf8')) : undefined
  const isBatch = Array.isArray(json)
  const fits = json !== undefined && (type === EITHER || type === (isBatch ? BATCH : ONE))
  const items = isBatch ? json : [json]
  if (!fits || items.length > EVENTS_MAX) throw new Refusal('INPUT_INVALID')
  return { items, isBatch }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export interface ReadEvent {
  id: string
  type: EventType
  subject: { kind: SubjectKind; text: string }
  at: number
  data: Record<string, unknown>
}
/** `at`: the pointer to what is wrong. */
export interface Unread {
  id: string
  refusal: EventRefusal
  at: string
}

type Validate = ReturnType<typeof compileValidator>

const validators = new Map<EventType, Validate>()
function validatorOf(type: EventType): Validate {
  const known =
    validators.get(type) ??
    compileValidator({ schema: eventOf(type), method: 'POST', url: '/events', httpPart: 'body' })
  validators.set(type, known)
  return known
}

const idOf = (letter: Partial<CloudEvent> | null): string =>
  typeof letter?.id === 'string' ? letter.id.slice(0, 64) : ''

export function readEvent(letter: unknown, source: string, now: number): ReadEvent | Unread {
  const open = letter as Partial<CloudEvent> | null
  const no = (refusal: EventRefusal, at = ''): Unread => ({ id: idOf(open), refusal, at })
  const type = open?.type
  if (typeof type !== 'string' || !isEventType(type)) return no('EVENT_TYPE_UNKNOWN', '/type')
  const wrong = faultIn(letter, type)
  if (wrong !== null) return no('EVENT_DATA_INVALID', wrong)

  const event = letter as CloudEvent
  const at = instantOf(event.time)
  const bar = refuseTime(at, now)
  if (bar || at === null) return no(bar ?? 'EVENT_TIME_INVALID', '/time')
  const subject = subjectOf(event)
  if (!subject) return no('EVENT_DATA_INVALID', '/subject')
  if (event.source !== source) return no('EVENT_DATA_INVALID', '/source')
  if (event.data.undoes === event.id) return no('EVENT_DATA_INVALID', '/data/undoes')
  return { id: event.id, type, subject, at, data: event.data }
}

/** A phone has one spelling. */
function subjectOf({ subject }: CloudEvent): ReadEvent['subject'] | null {
  const named = subjectIn(subject)
  return named?.kind === 'phone' ? { ...named, text: typedPhone(named.text) } : named
}

interface Fault {
  instancePath?: string
  params?: { missingProperty?: string; additionalProperty?: string }
}

/** The schema first: what fits is flat, so nothing that follows can fall into a deep one. */
function faultIn(letter: unknown, type: EventType): string | null {
  const validate = validatorOf(type) as ((sent: unknown) => unknown) & { errors?: Fault[] | null }
  if (validate(letter)) return null
  const [fault] = validate.errors ?? []
  const name = fault?.params?.missingProperty ?? fault?.params?.additionalProperty
  return `${fault?.instancePath ?? ''}${name === undefined ? '' : `/${name}`}`
}
