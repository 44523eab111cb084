/** What a member may be told of, what of it is allowed, and who allows a topic. */
import type { Settings, Template, Topic } from '@laurel/shared/outreach'
import { and, asc, eq, gt, inArray, ne, sql } from 'drizzle-orm'
import type { Reads } from '../../platform/database.ts'
import { settingReply, templateReply } from '../replies.ts'

const filled = sql.placeholder

export const settingQueries = ({ read, schema: { messageTemplate, messageQuota } }: Reads) => {
  const { id, topic, title, about, state } = messageTemplate
  const { memberId, templateId, isWanted, left } = messageQuota
  const ofMember = read
    .select({ id, topic, title, about, isWanted, left })
    .from(messageTemplate)
    .leftJoin(messageQuota, and(eq(templateId, id), eq(memberId, filled('memberId'))))
    .where(ne(state, 'off'))
    .orderBy(asc(topic))
    .prepare('outreach_settings')
  const templates = read
    .select()
    .from(messageTemplate)
    .orderBy(asc(topic), asc(id))
    .prepare('outreach_templates')

  return {
    async listSettings(memberId: string): Promise<Settings> {
      const rows = await ofMember.execute({ memberId })
      const items = rows.map(({ isWanted, left, ...template }) =>
        settingReply(template, { isWanted: isWanted ?? true, left: left ?? 0 }),
      )
      return { items }
    },
    async listTemplates(): Promise<{ items: Template[] }> {
      return { items: (await templates.execute()).map(templateReply) }
    },
    /** Those of them who allowed this topic and want it: nobody else need be looked at. */
    async listAllowing(about: Topic, memberIds: string[]): Promise<string[]> {
      if (!memberIds.length) return []
      const rows = await read
        .select({ memberId })
        .from(messageQuota)
        .innerJoin(messageTemplate, eq(templateId, id))
        .where(
          and(
            eq(topic, about),
            ne(state, 'off'),
            gt(left, 0),
            eq(isWanted, true),
            inArray(memberId, memberIds),
          ),
        )
      return rows.map((row) => row.memberId)
    },
  }
}
