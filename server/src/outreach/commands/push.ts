/** Writes down what WeChat pushed, once, and does what follows from it: all in one transaction, before WeChat is answered. */
import { type NewFact, recordFact } from '../../platform/facts.ts'
import type { Touch, Work } from '../../schema.ts'
import type { PushNews } from '../push-event.ts'
import type { PushHandlers } from '../push-handlers.ts'
import { withAccept, withMute } from '../rules/quota.ts'
import { revokedKinds } from '../rules/revoked.ts'
import { settleOpenMessage } from './deliver.ts'
import { changeQuota } from './quota-row.ts'
import { restrict } from './restrictions.ts'

export interface PushOrder {
  news: PushNews
  /** The keyed hash of what the news is known by: the same for its repetitions. */
  key: string
  /** The keyed hash of the openid; null when it is about nobody. */
  who: string | null
  /** Of the signature, and until when it could pass once more. */
  mark: string
  until: number
  factId: string
}

/**
 * - `replayed`: these very bytes were taken before.
 * - `known`: the news is not new; nothing more follows from it.
 */
export type PushTaken = 'taken' | 'known' | 'replayed'

export const takePush = (handlers: PushHandlers) => {
  function take(w: Work, order: PushOrder, now: number): PushTaken {
    const { news, who, mark, until } = order
    if (w.get('pushSeen', mark)) return 'replayed'
    w.add('pushSeen', { id: mark, until })

    const memberId = memberBy(w, who)
    if (!recordFact(w, factOf(order, memberId), now)) return 'known'
    applyToAll(w, { news, handlers }, now)
    if (memberId) applyToMember(w, { news, memberId, handlers }, now)
    return 'taken'
  }
  take.reads = (touch: Touch, { mark, who, key }: PushOrder): void => {
    touch.row('pushSeen', mark)
    if (who !== null) touch.row('identity', 'openid', who)
    touch.row('fact', 'wechat', key)
  }
  return take
}

const memberBy = (w: Work, who: string | null): string | undefined =>
  who === null ? undefined : w.get('identity', 'openid', who)?.memberId

/** No openid, and of what is personal nothing. */
function factOf({ news, key, factId }: PushOrder, memberId: string | undefined): NewFact {
  const { at, ...data } = news
  const type = news.kind === 'punished' ? 'wechat.punished' : 'wechat.pushed'
  const fact: NewFact = { id: factId, key, type, source: 'wechat', occurredAt: at, data }
  return memberId ? { ...fact, memberId } : fact
}

interface Applied {
  news: PushNews
  handlers: PushHandlers
}

function applyToAll(w: Work, { news, handlers }: Applied, now: number): void {
  if (news.kind === 'media') handlers.mediaChecked(w, { traceId: news.traceId, suggest: news.suggest }, now)
  // Whatever the reason: WeChat's wording is not ours to parse, and a share that is not rewarded harms nobody.
  if (news.kind === 'punished') restrict(w, 'sharing', news, now)
}

function applyToMember(
  w: Work,
  { news, memberId, handlers }: Applied & { memberId: string },
  now: number,
): void {
  switch (news.kind) {
    case 'accepted':
      for (const templateId of shown(w, news.templateIds))
        changeQuota(w, { memberId, templateId }, (quota) => withAccept(quota, 'pushed', news.at))
      break
    case 'muted':
      for (const templateId of shown(w, news.templateIds))
        changeQuota(w, { memberId, templateId }, (quota) => withMute(quota, news.at))
      break
    case 'receipts':
      for (const { templateId } of news.receipts.filter(({ errcode }) => errcode === 0))
        takeReceipt(w, { memberId, templateId }, now)
      break
    case 'revoked':
      handlers.revoked(w, { memberId, kinds: revokedKinds(news.numbers) }, now)
      break
    case 'cancelled':
      handlers.cancelled(w, { memberId }, now)
      break
  }
}

/** Templates that others of the owner's programs use are none of ours. */
const shown = (w: Work, templateIds: readonly string[]): string[] =>
  templateIds.filter((id) => w.get('messageTemplate', id))

function takeReceipt(w: Work, key: { memberId: string; templateId: string }, now: number): void {
  if (!w.get('messageQuota', key.memberId, key.templateId)) return
  changeQuota(w, key, (quota) => ({ ...quota, receipts: quota.receipts + 1 }))
  settleOpenMessage(w, key, now)
}
