/** What the invite page gets ready as soon as it knows its programme, so that a tap needs to wait for nothing. */
import type { InvitePage } from '@laurel/shared/referral'
import { useEffect } from 'react'
import { offerMoments, useMomentsCard, useShareCard } from '../../platform/share.ts'
import { chatCards, momentsCard } from '../invite-cards.ts'
import { closedWords } from '../invite-words.zh.ts'
import { drawCards, prepare } from '../sharing.ts'

export function useSharedPage(page: InvitePage | null): void {
  const isOpen = page?.mine !== null && page !== null && closedWords(page) === null
  const offerId = page?.offerId
  const surfaces = page?.surfaces.join()
  // The links hang on the programme and its surfaces; a page that was read again is the same.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above.
  useEffect(() => {
    if (!page) return
    offerMoments(isOpen && page.surfaces.includes('moments'))
    if (!isOpen) return
    void prepare(page.offerId, page.surfaces)
    void drawCards(page.offerId, page.deal)
  }, [isOpen, offerId, surfaces])
  const shared = isOpen ? page : null
  useShareCard({ card: () => chatCards(shared).card(), coming: () => chatCards(shared).coming() })
  useMomentsCard(() => momentsCard(shared))
}
