/** What a member allows and wants to be told of. */
import type { Answer, Setting, Settings } from '@laurel/shared/outreach'
import { Refusal } from '../../platform/refusal.ts'
import type { Row, Touch, Work } from '../../schema.ts'
import { settingReply } from '../replies.ts'
import { withAccept } from '../rules/quota.ts'
import { topicNames } from '../rules/topics.ts'
import { changeQuota, quotaOf } from './quota-row.ts'

export interface AnswersOrder {
  memberId: string
  answers: Answer[]
}

/** Only an accept changes anything: a refusal in the popup is no refusal for ever. */
export function takeAnswers(w: Work, { memberId, answers }: AnswersOrder, now: number): Settings {
  const accepted = new Set(
    answers.filter(({ answer }) => answer === 'accept').map(({ templateId }) => templateId),
  )
  for (const { templateId } of answers) shownTemplate(w, templateId)
  for (const templateId of accepted)
    changeQuota(w, { memberId, templateId }, (quota) => withAccept(quota, 'told', now))
  return settingsOf(w, memberId)
}

export interface WantedOrder {
  memberId: string
  templateId: string
  isWanted: boolean
}

export function setWanted(w: Work, { memberId, templateId, isWanted }: WantedOrder): Settings {
  shownTemplate(w, templateId)
  changeQuota(w, { memberId, templateId }, (quota) => ({ ...quota, isWanted }))
  return settingsOf(w, memberId)
}

/** What is switched off is as unknown to members as what never was. */
function shownTemplate(w: Work, templateId: string): Row<'messageTemplate'> {
  const template = w.get('messageTemplate', templateId)
  if (!template || template.state === 'off') throw new Refusal('TEMPLATE_UNKNOWN')
  return template
}

function settingsOf(w: Work, memberId: string): Settings {
  return { items: topicNames.flatMap((topic) => settingOf(w, memberId, w.get('messageTopic', topic)) ?? []) }
}

function settingOf(w: Work, memberId: string, told: Row<'messageTopic'> | undefined): Setting | null {
  const template = told && w.get('messageTemplate', told.templateId)
  return template ? settingReply(template, quotaOf(w, { memberId, templateId: template.id })) : null
}

const touchTopics = (touch: Touch): void => {
  for (const topic of topicNames) touch.row('messageTopic', topic)
}
takeAnswers.reads = (touch: Touch, { memberId, answers }: AnswersOrder): void => {
  touchTopics(touch)
  for (const { templateId } of answers) {
    touch.row('messageTemplate', templateId)
    touch.row('messageQuota', memberId, templateId)
  }
}
setWanted.reads = (touch: Touch, { memberId, templateId }: WantedOrder): void => {
  touchTopics(touch)
  touch.row('messageTemplate', templateId)
  touch.row('messageQuota', memberId, templateId)
}
