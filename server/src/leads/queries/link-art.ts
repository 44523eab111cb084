import { eq, sql } from 'drizzle-orm'
import type { Reads } from '../../platform/database.ts'
import type { Row } from '../../schema.ts'

/** What WeChat made for a link so far. */
export function linkArtQuery({
  read,
  schema: { linkArt },
}: Reads): (code: string) => Promise<Row<'linkArt'> | null> {
  const art = read
    .select()
    .from(linkArt)
    .where(eq(linkArt.code, sql.placeholder('code')))
    .prepare('leads_link_art')
  return async (code) => (await art.execute({ code }))[0] ?? null
}
