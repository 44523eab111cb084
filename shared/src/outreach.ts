import type { Static } from 'typebox'
import { call } from './call.ts'
import type * as schema from './outreach.schema.ts'

export type Topic = Static<typeof schema.Topic>
export type Setting = Static<typeof schema.Setting>
export type Settings = Static<typeof schema.Settings>
export type Answer = Static<typeof schema.Answer>
export type AnswersInput = Static<typeof schema.AnswersInput>
export type SetWantedInput = Static<typeof schema.SetWantedInput>
export type Field = Static<typeof schema.Field>
export type Template = Static<typeof schema.Template>
export type TemplateState = Static<typeof schema.TemplateState>
export type AddTemplateInput = Static<typeof schema.AddTemplateInput>
export type EditTemplateInput = Static<typeof schema.EditTemplateInput>
export type Message = Static<typeof schema.Message>
export type MessageState = Static<typeof schema.MessageState>
export type ListMessagesInput = Static<typeof schema.ListMessagesInput>
export type Restriction = Static<typeof schema.Restriction>
export type LiftInput = Static<typeof schema.LiftInput>
export type Health = Static<typeof schema.Health>
type Nothing = Record<never, never>

export const outreachApi = {
  settings: call<Nothing, Settings>()('GET', '/outreach/settings'),
  /** Sent once for each time the member was asked. */
  answers: call<AnswersInput, Settings>()('POST', '/outreach/answers', ['TEMPLATE_UNKNOWN']),
  setWanted: call<SetWantedInput, Settings>()('PUT', '/outreach/settings/:templateId', ['TEMPLATE_UNKNOWN']),
}

export const outreachAdminApi = {
  templates: call<Nothing, { items: Template[] }>()('GET', '/admin/outreach/templates'),
  addTemplate: call<AddTemplateInput, Template>()('POST', '/admin/outreach/templates', [
    'TEMPLATE_TAKEN',
    'TOPIC_TAKEN',
    'FIELD_INVALID',
  ]),
  editTemplate: call<EditTemplateInput, Template>()('PUT', '/admin/outreach/templates/:templateId', [
    'TEMPLATE_UNKNOWN',
    'TOPIC_TAKEN',
    'FIELD_INVALID',
  ]),
  messages: call<ListMessagesInput, Static<typeof schema.MessagePage>>()('GET', '/admin/outreach/messages'),
  health: call<Nothing, Health>()('GET', '/admin/outreach/health'),
  lift: call<LiftInput, Restriction>()('POST', '/admin/outreach/restrictions/:kind/lift', [
    'RESTRICTION_UNKNOWN',
  ]),
}
