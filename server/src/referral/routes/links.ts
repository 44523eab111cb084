/** Sharing: a link for each hop, the page it opens, and the poster that carries it. */
import { referralApi } from '@laurel/shared/referral'
import * as schema from '@laurel/shared/referral.schema'
import { answer } from '../../platform/http/answer.ts'
import type { App } from '../../platform/http/server.ts'
import { must } from '../../platform/must.ts'
import { Refusal } from '../../platform/refusal.ts'
import { drawCode, mint, type Sharer } from '../commands/mint.ts'
import { landingPage } from '../landing.ts'
import { dealOf, linkReply, personOf } from '../replies.ts'
import type { ReferralNeeds } from '../routes.ts'

/** Nobody shares once a second: WeChat blocks pages that are shared far more than they are opened (5.1.9). */
const MINTS_PER_MINUTE = 60

export function mountLinks(app: App, needs: ReferralNeeds): void {
  const { deps, queries } = needs
  const { publicUrl } = deps.config
  const loadLanding = landingPage(queries)

  answer(app, referralApi.mint, {
    who: 'guest',
    key: 'none', // the same hop again gives the same link
    ratePerMinute: Math.max(MINTS_PER_MINUTE, Math.floor(deps.config.ratePerMinute / 10)),
    input: schema.MintInput,
    reply: schema.Link,
    handle: async ({ from = null, material = null, visitorId = null, ...input }, { memberId, run }) => {
      const code = drawCode(deps.random)
      const sharer = sharerOf(memberId, visitorId)
      const link = await run(mint, { code, sharer, from, material, ...input })
      return linkReply(link, publicUrl)
    },
  })
  answer(app, referralApi.landing, {
    who: 'guest',
    input: schema.LinkInput,
    reply: schema.Landing,
    handle: ({ code }, visit) => loadLanding(code, visit),
  })
  mountPoster(app, needs)
}

/** A guest shares as the phone he holds. */
function sharerOf(memberId: string | null, visitorId: string | null): Sharer {
  if (memberId !== null) return { memberId, visitorId }
  if (visitorId === null) throw new Refusal('INPUT_INVALID', { fields: ['/visitorId'] })
  return { memberId, visitorId }
}

function mountPoster(app: App, { deps, queries, arts }: ReferralNeeds): void {
  answer(app, referralApi.poster, {
    who: 'guest',
    input: schema.LinkInput,
    reply: schema.Poster,
    handle: async ({ code }, { now }) => {
      const { link, inviter, art } = await queries.loadLink(code)
      const shown = must(await queries.findProgramme(link.offerId, now), link.offerId)
      const image = await arts.codeOf(code, art)
      return {
        ...{ link: linkReply(link, deps.config.publicUrl), image },
        ...{ title: shown.version.title, deal: dealOf(shown) },
        inviter: inviter ? personOf(inviter) : { called: null, avatar: null },
      }
    },
  })
}
