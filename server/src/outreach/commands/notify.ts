/** Leaves a message for a member who allowed it: it goes out after the commit. For everyone else nothing is written. */
import type { Topic } from '@laurel/shared/outreach'
import { addDays, dayOf, startOfDay } from '../../platform/clock.ts'
import type { Row, Touch, Work } from '../../schema.ts'
import { mayTell } from '../rules/quota.ts'
import { topics, waitsFor } from '../rules/topics.ts'
import { quotaOf } from './quota-row.ts'

export const MESSAGE_TOPIC = 'wechat.message'

export const outboxIdOf = ({ memberId, id }: { memberId: string; id: string }): string =>
  `${MESSAGE_TOPIC}/${memberId}/${id}`

export interface News {
  /** With the member, what makes it one and the same message. */
  id: string
  topic: Topic
  memberId: string
  /** By the names that the topic knows. */
  values: Record<string, string>
  /** Nothing more of this topic today. */
  onceADay?: boolean
}

/** False when the member did not allow it, knows it already, or was told enough today. */
export function notify(w: Work, news: News, now: number): boolean {
  const { id, topic, memberId, values } = news
  const template = templateFor(w, topic)
  if (!template) return false
  const quota = quotaOf(w, { memberId, templateId: template.id })
  const wasTold = news.onceADay === true && quota.lastDay === dayOf(now)
  if (!mayTell(quota) || wasTold || w.get('message', memberId, id)) return false

  w.set('messageQuota', quota, { lastDay: dayOf(now) })
  w.add('message', { memberId, id, templateId: template.id, topic, ...newMessage(topic, now) })
  w.add('outbox', {
    id: outboxIdOf(news),
    topic: MESSAGE_TOPIC,
    payload: { memberId, id, templateId: template.id, values },
    at: now,
    nextAt: notAtNight(topic, now),
  })
  return true
}

export const touchNews = (touch: Touch, { topic }: Pick<News, 'topic'>): void =>
  touch.row('messageTopic', topic)

const newMessage = (topic: Topic, now: number) => ({
  state: 'waiting' as const,
  at: now,
  until: now + topics[topic].goodForMs,
  doneAt: null,
  attempts: 0,
  because: null,
  errcode: null,
  rid: null,
})

function templateFor(w: Work, topic: Topic): Row<'messageTemplate'> | null {
  const told = w.get('messageTopic', topic)
  const template = told && w.get('messageTemplate', told.templateId)
  return template && template.state !== 'off' ? template : null
}

const HOUR_MS = 3_600_000

/** When it may go out: now, or in the morning. */
export function notAtNight(topic: Topic, now: number): number {
  const day = dayOf(now)
  const wait = waitsFor(topic, Math.floor((now - startOfDay(day)) / HOUR_MS))
  if (!wait) return now
  return startOfDay(wait.isTomorrow ? addDays(day, 1) : day) + wait.hour * HOUR_MS
}
