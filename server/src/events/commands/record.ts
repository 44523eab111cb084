/** Writes down what another system tells of a member, once: it wakes whoever listens to such facts, in any order they come. */
import { type EventType, type FactType, factKinds } from '@laurel/shared/facts'
import { survivorOf } from '../../identity/index.ts'
import { recordNew, touchFact } from '../../platform/facts.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Row, Touch, Work } from '../../schema.ts'
import { isSameTale, type SubjectKind } from '../rules.ts'
import { passGate } from './gate.ts'

export interface Told {
  source: string
  /** The source's own id of the event. */
  key: string
  type: EventType
  /** `value`: a member's id, or the keyed hash of what the member is known by. */
  subject: { kind: SubjectKind; value: string }
  at: number
  data: Record<string, unknown>
  factId: string
  /** A hint: whose it seems to be. */
  memberId: string | null
}

export function record(w: Work, told: Told, now: number): 'recorded' | 'known' {
  const { source, key, type, data, at: occurredAt, factId: id } = told
  mayTell(w, told)
  const known = w.get('fact', source, key)
  if (known) return sameAgain(w, told, known)

  const undone = undoneIn(w, told)
  const memberId = memberOf(w, undone?.memberId ?? subjectOf(w, told))
  if (!memberId) throw new Refusal('MEMBER_UNKNOWN')
  passGate(w, memberId)
  const undoes = keyUndone(told)
  recordNew(
    w,
    { id, type, key, memberId, data, source, occurredAt, ...(undoes === null ? {} : { undoes }) },
    now,
  )
  return 'recorded'
}

function mayTell(w: Work, { source, type }: Told): void {
  const known = w.get('eventSource', source)
  if (known?.state !== 'active') throw new Refusal('SOURCE_STOPPED')
  if (!known.types.includes(type)) throw new Refusal('EVENT_TYPE_FOREIGN')
}

/**
 * What is compared: type, instant, data, and whose it is. The member may be known by nothing of it any more, then the rest must do;
 * and what takes something back is whose that was.
 */
function sameAgain(w: Work, told: Told, known: Row<'fact'>): 'known' {
  const first = { type: known.type, at: known.occurredAt, data: known.data }
  const whose = keyUndone(told) === null ? memberOf(w, subjectOf(w, told)) : null
  const isTheirs = whose === null || whose === memberOf(w, known.memberId)
  if (!isTheirs || !isSameTale(first, told)) throw new Refusal('EVENT_KEY_REUSED')
  return 'known'
}

const keyUndone = ({ type, data }: Told): string | null =>
  factKinds[type].undoes ? String(data.undoes) : null

/** A refund is of a purchase, whichever of the two comes first. */
function undoneIn(w: Work, told: Told): Row<'fact'> | undefined {
  const { source, key, type } = told
  for (const { by } of w.list('undoing', source, key)) mustUndo(w.get('fact', source, by)?.type, type)
  const undoes = keyUndone(told)
  const undone = undoes === null ? undefined : w.get('fact', source, undoes)
  if (undone) mustUndo(type, undone.type)
  return undone
}

function mustUndo(type: string | undefined, undone: string): void {
  if (factKinds[type as FactType].undoes !== undone) throw new Refusal('EVENT_DATA_INVALID')
}

function subjectOf(w: Work, { subject: { kind, value } }: Told): string | null {
  if (kind === 'member') return value
  return w.get('identity', kind, value)?.memberId ?? null
}

/** Who is meant now: the one it was merged into; nobody, when the account is closed. */
function memberOf(w: Work, id: string | null): string | null {
  const member = id === null ? undefined : w.get('member', id)
  const now = member && survivorOf(w, member)
  return now && now.state !== 'closed' ? now.id : null
}

record.reads = (touch: Touch, told: Told): void => {
  const { source, key, subject, memberId } = told
  touch.row('eventSource', source)
  touchFact(touch, { source, key })
  const undone = keyUndone(told)
  if (undone !== null) touchFact(touch, { source, key: undone })
  if (subject.kind !== 'member') touch.row('identity', subject.kind, subject.value)
  if (memberId === null) return
  passGate.reads(touch, memberId)
  touch.row('member', memberId)
}
record.tells = ({ type, memberId, at }: Told) => (memberId === null ? [] : [{ type, memberId, at }])
