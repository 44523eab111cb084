/** Before a message goes out an accept is taken for it; after WeChat's answer it is used up, given back, or left open. */
import type { Field } from '@laurel/shared/outreach'
import { must } from '../../platform/must.ts'
import type { Row, Touch, Work } from '../../schema.ts'
import { ATTEMPTS_MAX, type Outcome, pauseMsAfter } from '../rules/outcome.ts'
import { isUnknownDelivery, mayTell, withHold, withNone, withRelease, withSend } from '../rules/quota.ts'
import { notAtNight } from './notify.ts'
import { changeQuota, type Quota } from './quota-row.ts'

type Message = Row<'message'>

export interface MessageKey {
  memberId: string
  id: string
  templateId: string
}

/**
 * - `send`: an accept is held for it.
 * - `wait`: not before then.
 * - `done`: it was settled before, or never will be.
 */
export type Begun =
  | { is: 'send'; page: string; fields: Field[] }
  | { is: 'wait'; until: number }
  | { is: 'done' }

const DONE: Begun = { is: 'done' }
/** A banned template is looked at again so often: an operator sets it live again. */
const PAUSED_MS = 600_000

/** An accept stays held through all tries of one message: while one of them got no answer, it may be used up. */
const isHolding = ({ state }: Message): boolean => state === 'sending' || state === 'unsure'

export function beginMessage(w: Work, { memberId, id, templateId }: MessageKey, now: number): Begun {
  const template = must(w.get('messageTemplate', templateId), `template ${templateId}`)
  const message = w.get('message', memberId, id)
  if (!message || message.doneAt !== null || hasArrived(w, message, now)) return DONE
  const bar = barMessage(w, message, { isOff: template.state === 'off', now })
  if (bar) return close(w, message, { because: bar, now })
  const morning = notAtNight(message.topic, now)
  if (morning > now) return { is: 'wait', until: morning }
  if (template.state === 'paused') return { is: 'wait', until: now + PAUSED_MS }

  if (!isHolding(message)) changeQuota(w, message, withHold)
  // Still marked as being sent: whoever sent it died before the answer.
  const because = message.state === 'sending' ? 'NO_ANSWER' : message.because
  w.set('message', message, { state: 'sending', because, attempts: message.attempts + 1 })
  return { is: 'send', page: template.page, fields: template.fields }
}
beginMessage.reads = (touch: Touch, { memberId, id, templateId }: MessageKey): void => {
  touch.row('messageTemplate', templateId)
  touch.row('message', memberId, id)
  touch.row('messageQuota', memberId, templateId)
  touch.row('member', memberId)
}

/** Its receipt came, though its answer never did. */
function hasArrived(w: Work, message: Message, now: number): boolean {
  const quota = w.get('messageQuota', message.memberId, message.templateId)
  if (!isHolding(message) || !quota || !isUnknownDelivery(quota, 0)) return false
  arrived(w, message, now)
  return true
}

function arrived(w: Work, message: Message, now: number): void {
  changeQuota(w, message, withSend)
  w.set('message', message, { state: 'sent', doneAt: now, because: null, errcode: null, rid: null })
}

function barMessage(
  w: Work,
  message: Message,
  { isOff, now }: { isOff: boolean; now: number },
): string | null {
  if (now > message.until) return 'LATE'
  if (message.attempts >= ATTEMPTS_MAX) return 'TRIES_USED_UP'
  if (isOff) return 'TEMPLATE_OFF'
  if (w.get('member', message.memberId)?.state !== 'active') return 'MEMBER_GONE'
  if (isHolding(message)) return null
  const quota = w.get('messageQuota', message.memberId, message.templateId)
  return quota && mayTell(quota) ? null : 'ACCEPT_MISSING'
}

/** Nobody sends it any more. What may have arrived has used up its accept. */
function close(w: Work, message: Message, { because, now }: { because: string; now: number }): Begun {
  if (isHolding(message)) changeQuota(w, message, withSend)
  const state = isHolding(message) ? 'unsure' : 'dropped'
  w.set('message', message, { state, because, doneAt: now })
  return DONE
}

export interface Settled extends MessageKey {
  outcome: Outcome
  errcode: number | null
  rid: string | null
}

/** When to try again; null when that was the last word. */
export function settleMessage(w: Work, settled: Settled, now: number): number | null {
  const message = w.get('message', settled.memberId, settled.id)
  if (message?.state !== 'sending') return null
  const quota = w.get('messageQuota', message.memberId, message.templateId)
  if (!quota) return null
  return settle[outcomeNow(settled, quota)](w, { message, settled, now })
}
settleMessage.reads = (touch: Touch, { memberId, id, templateId }: Settled): void => {
  touch.row('message', memberId, id)
  touch.row('messageQuota', memberId, templateId)
}

/** Its receipt may have been faster than the answer that never came. */
const outcomeNow = ({ outcome }: Settled, quota: Quota): Outcome =>
  outcome === 'unsure' && isUnknownDelivery(quota, 0) ? 'sent' : outcome

/** One of its tries got no answer. */
const isOpen = ({ because }: Message): boolean => because === 'NO_ANSWER'

/** The last word is spoken: an accept that an earlier try may have used up counts as used. */
const giveBack = (w: Work, message: Message): Quota =>
  changeQuota(w, message, isOpen(message) ? withSend : withRelease)

interface Settling {
  message: Message
  settled: Settled
  now: number
}

const settle: Record<Outcome, (w: Work, settling: Settling) => number | null> = {
  sent(w, { message, now }) {
    arrived(w, message, now)
    return null
  },
  refused(w, settling) {
    changeQuota(w, settling.message, withNone)
    // After a try without an answer the refusal may only say that the first one arrived.
    const state = isOpen(settling.message) ? 'unsure' : 'dropped'
    return end(w, settling, { state, because: 'ACCEPT_MISSING' })
  },
  wrong(w, settling) {
    giveBack(w, settling.message)
    noteTrouble(w, settling)
    return end(w, settling, { state: 'failed', because: null })
  },
  banned(w, settling) {
    const template = must(w.get('messageTemplate', settling.message.templateId), 'the template of a message')
    if (template.state === 'live')
      w.set('messageTemplate', template, { state: 'paused', trouble: settling.settled.errcode })
    return release(w, settling, settling.now + PAUSED_MS)
  },
  later(w, settling) {
    const pauseMs = pauseMsAfter('later', settling.message.attempts)
    if (pauseMs !== null) return release(w, settling, settling.now + pauseMs)
    giveBack(w, settling.message)
    return end(w, settling, { state: 'failed', because: 'TRIES_USED_UP' })
  },
  unsure(w, settling) {
    const { message, settled, now } = settling
    const pauseMs = pauseMsAfter('unsure', message.attempts)
    if (pauseMs === null) {
      changeQuota(w, message, withSend)
      return end(w, settling, { state: 'unsure', because: 'TRIES_USED_UP' })
    }
    w.set('message', message, {
      state: 'unsure',
      because: 'NO_ANSWER',
      errcode: settled.errcode,
      rid: settled.rid,
    })
    return now + pauseMs
  },
}

function end(
  w: Work,
  { message, settled, now }: Settling,
  { state, because }: Pick<Message, 'state' | 'because'>,
): null {
  w.set('message', message, { state, because, doneAt: now, errcode: settled.errcode, rid: settled.rid })
  return null
}

/** Nothing was sent this time; but if an earlier try got no answer, the accept stays held. */
function release(w: Work, { message, settled }: Settling, nextAt: number): number {
  const { errcode, rid } = settled
  if (!isOpen(message)) changeQuota(w, message, withRelease)
  w.set('message', message, { state: isOpen(message) ? 'unsure' : 'waiting', errcode, rid })
  return nextAt
}

/** Template unknown, page unknown, sensitive word, value refused: what an operator has to mend. */
const TEMPLATE_TROUBLES = new Set([40037, 41030, 45168, 47003])

function noteTrouble(w: Work, { message, settled }: Settling): void {
  const template = w.get('messageTemplate', message.templateId)
  if (template && settled.errcode !== null && TEMPLATE_TROUBLES.has(settled.errcode))
    w.set('messageTemplate', template, { trouble: settled.errcode })
}

/** What a receipt says of a message that got no answer: it arrived, and its accept is used up. */
export function settleOpenMessage(w: Work, key: { memberId: string; templateId: string }, now: number): void {
  const messages = w.list('message', key.memberId).filter(({ templateId }) => templateId === key.templateId)
  const sending = messages.filter(({ state }) => state === 'sending').length
  const open = messages.find(({ state, doneAt }) => state === 'unsure' && doneAt === null)
  const quota = w.get('messageQuota', key.memberId, key.templateId)
  if (open && quota && isUnknownDelivery(quota, sending)) arrived(w, open, now)
}
