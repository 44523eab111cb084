/** The templates of WeChat's by which members are told: one for each topic. */
import type { AddTemplateInput, EditTemplateInput, Template } from '@laurel/shared/outreach'
import { Refusal } from '../../platform/refusal.ts'
import type { Touch, Work } from '../../schema.ts'
import { templateReply } from '../replies.ts'
import { refuseFields } from '../rules/templates.ts'

export function addTemplate(w: Work, { templateId: id, ...wording }: AddTemplateInput): Template {
  if (w.get('messageTemplate', id)) throw new Refusal('TEMPLATE_TAKEN')
  mustFill(wording)
  takeTopic(w, { id, topic: wording.topic })
  return templateReply(w.add('messageTemplate', { id, ...wording, state: 'live', trouble: null }))
}

/** What was wrong with it is forgotten: the next message tells whether it still is. */
export function editTemplate(w: Work, { templateId: id, ...change }: EditTemplateInput): Template {
  const template = w.get('messageTemplate', id)
  if (!template) throw new Refusal('TEMPLATE_UNKNOWN')
  mustFill({ topic: template.topic, fields: change.fields })
  if (change.state === 'off') freeTopic(w, template)
  else takeTopic(w, template)
  return templateReply(w.set('messageTemplate', template, { ...change, trouble: null }))
}

function mustFill({ topic, fields }: Pick<AddTemplateInput, 'topic' | 'fields'>): void {
  const wrong = refuseFields(topic, fields)
  if (wrong) throw new Refusal('FIELD_INVALID', wrong)
}

type Told = Pick<AddTemplateInput, 'topic'> & { id: string }

function takeTopic(w: Work, { id: templateId, topic }: Told): void {
  const taken = w.get('messageTopic', topic)
  if (taken && taken.templateId !== templateId) throw new Refusal('TOPIC_TAKEN')
  if (!taken) w.add('messageTopic', { topic, templateId })
}

function freeTopic(w: Work, { id, topic }: Told): void {
  const taken = w.get('messageTopic', topic)
  if (taken?.templateId === id) w.drop('messageTopic', taken)
}

addTemplate.reads = (touch: Touch, { templateId, topic }: AddTemplateInput): void => {
  touch.row('messageTopic', topic)
  touch.row('messageTemplate', templateId)
}
editTemplate.reads = (touch: Touch, { templateId }: EditTemplateInput): void =>
  touch.row('messageTemplate', templateId)
