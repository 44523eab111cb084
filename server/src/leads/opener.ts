/** What opens the mini program from a browser outside WeChat, at the link somebody came by. */
import { eq, sql } from 'drizzle-orm'
import type { Deps } from '../platform/feature.ts'
import { Refusal } from '../platform/refusal.ts'
import { linkArts } from '../referral/index.ts'

/** Null while WeChat gives none: who joined has joined, and the page shows the code to scan instead. */
export function opener(deps: Deps): (code: string) => Promise<string | null> {
  const { linkArt } = deps.reads.schema
  const art = deps.reads.read
    .select()
    .from(linkArt)
    .where(eq(linkArt.code, sql.placeholder('code')))
    .prepare('leads_link_art')
  const arts = linkArts(deps)
  return async (code) => {
    try {
      return await arts.urlLinkOf(code, (await art.execute({ code }))[0] ?? null)
    } catch (error) {
      if (error instanceof Refusal && error.code === 'WECHAT_BUSY') return null
      throw error
    }
  }
}
