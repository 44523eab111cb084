/** What WeChat takes along from the invite page: to a chat, or to Moments. */
import type { InvitePage } from '@laurel/shared/referral'
import { urls } from '../platform/navigate.ts'
import type { MomentsCard, ShareCard, Shared } from '../platform/share.ts'
import { chatSurface, linkFor, mint, useSharing } from './sharing.ts'

type Page = Pick<InvitePage, 'offerId' | 'deal' | 'surfaces'>

const artOf = (offerId: string) => {
  const { art } = useSharing.getState()
  return art?.offerId === offerId ? art : null
}

function cardTo(page: Page, path: string): ShareCard {
  const art = artOf(page.offerId)
  return { title: page.deal.headline, path, ...(art ? { imageUrl: art.chat } : {}) }
}

/** The link that stands there; until then the page itself, which brings nobody a reward and takes nobody in. */
export function chatCards(page: Page | null): Shared {
  const surface = page && chatSurface(page.surfaces)
  if (!page || !surface) {
    const plain = { title: page?.deal.headline ?? '', path: urls.invite(page?.offerId) }
    return { card: () => plain, coming: () => null }
  }
  const link = linkFor(page.offerId, surface)
  return {
    card: () => cardTo(page, link?.path ?? urls.invite(page.offerId)),
    coming: () => (link ? null : mint(page.offerId, surface).then(({ path }) => cardTo(page, path))),
  }
}

/** Moments open the page that was shared: its query carries the code, and the page shows the invitation. */
export function momentsCard(page: Page | null): MomentsCard {
  if (!page) return { title: '', query: '' }
  const link = page.surfaces.includes('moments') ? linkFor(page.offerId, 'moments') : undefined
  const art = artOf(page.offerId)
  return {
    title: page.deal.headline,
    query: link ? `code=${link.code}` : `offerId=${encodeURIComponent(page.offerId)}`,
    ...(art ? { imageUrl: art.moments } : {}),
  }
}
