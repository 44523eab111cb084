/** Links that the programme itself puts up: an article's, a branch's at the counter, a manager's on his card. */
import { referralAdminApi } from '@laurel/shared/referral'
import * as schema from '@laurel/shared/referral.schema'
import type { Deps } from '../../platform/feature.ts'
import { answer } from '../../platform/http/answer.ts'
import type { App } from '../../platform/http/server.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Touch, Work } from '../../schema.ts'
import { drawCode, type MintOrder, mint } from '../commands/mint.ts'
import { linkReply } from '../replies.ts'

/** Throws BRANCH_UNKNOWN. */
export type BranchNamed = (w: Work, branchId: string) => void

interface ChannelOrder extends MintOrder {
  sharer: { channel: string; managerId: string | null; branch: string | null }
}

/** One link per surface, branch and manager: the same again gives the same. */
export function mountChannels(app: App, deps: Deps, branchNamed: BranchNamed): void {
  function mintChannel(w: Work, order: ChannelOrder, now: number) {
    const { managerId, branch } = order.sharer
    if (branch !== null) branchNamed(w, branch)
    if (managerId !== null && w.get('operator', managerId)?.state !== 'active')
      throw new Refusal('OPERATOR_UNKNOWN')
    return mint(w, order, now)
  }
  mintChannel.reads = (touch: Touch, order: ChannelOrder): void => mint.reads(touch, order)

  answer(app, referralAdminApi.channelLink, {
    who: ['admin', 'editor', 'manager'],
    input: schema.ChannelLinkInput,
    reply: schema.Link,
    handle: async ({ offerId, surface, material = null, branch = null, managerId = null }, { run }) => {
      const code = drawCode(deps.random)
      const channel = [branch ?? '', managerId ?? ''].join('/')
      const sharer = { channel, managerId, branch }
      const link = await run(mintChannel, { code, offerId, surface, material, from: null, sharer })
      return linkReply(link, deps.config.publicUrl)
    },
  })
}
