/** What opens the mini program from a browser outside WeChat, at the link somebody came by. */
import type { Deps } from '../platform/feature.ts'
import { Refusal } from '../platform/refusal.ts'
import { linkArts } from '../referral/index.ts'
import { linkArtQuery } from './queries/link-art.ts'

/** Null while WeChat gives none: who joined has joined, and the page shows the code to scan instead. */
export function opener(deps: Deps): (code: string) => Promise<string | null> {
  const findArt = linkArtQuery(deps.reads)
  const arts = linkArts(deps)
  return async (code) => {
    try {
      return await arts.urlLinkOf(code, await findArt(code))
    } catch (error) {
      if (error instanceof Refusal && error.code === 'WECHAT_BUSY') return null
      throw error
    }
  }
}
