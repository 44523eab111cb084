/** Rows of outreach in the shapes the contract promises. */
import type { Message, Restriction, Setting, Template } from '@laurel/shared/outreach'
import type { Row } from '../schema.ts'

export const settingReply = (
  { id, topic, title, about }: Pick<Row<'messageTemplate'>, 'id' | 'topic' | 'title' | 'about'>,
  { isWanted, left }: { isWanted: boolean; left: number },
): Setting => ({ templateId: id, topic, title, about, isWanted, granted: left })

export const templateReply = ({ id: templateId, ...template }: Row<'messageTemplate'>): Template => ({
  templateId,
  ...template,
})

export function messageReply(row: Row<'message'>): Message {
  const { until: _until, ...message } = row
  return message
}

export const restrictionReply = (row: Row<'restriction'>): Restriction => ({ ...row })
