/** What WeChat takes along when the member shares a page; a browser has a menu of its own, or the clipboard. */
import Taro, { useShareAppMessage, useShareTimeline } from '@tarojs/taro'
import { copy } from './clipboard.ts'
import { isWeChat } from './host.ts'

/** Inside WeChat only its own button shares. */
export const sharesByButton = isWeChat

export interface ShareCard {
  title: string
  /** With its query. */
  path: string
  /** 5:4; left out, WeChat takes a picture of the screen. */
  imageUrl?: string
}

export interface MomentsCard {
  title: string
  /** Of the same page: Moments open no other. */
  query: string
  /** 1:1. */
  imageUrl?: string
}

/** WeChat waits no longer than this, and takes the card that stands there. */
const WAIT_MS = 3000

export interface Shared {
  /** What is ready now. */
  card: () => ShareCard
  /** Set while a better card is on its way. */
  coming: () => Promise<ShareCard> | null
}

/** A failure or a slow answer leaves the card that stands there. */
export function useShareCard({ card, coming }: Shared): void {
  useShareAppMessage(() => {
    const better = coming()
    return better ? { ...card(), promise: within(better, card()) } : card()
  })
}

export function within<Card>(better: Promise<Card>, card: Card, waitMs: number = WAIT_MS): Promise<Card> {
  const late = new Promise<Card>((resolve) => {
    setTimeout(() => resolve(card), waitMs)
  })
  return Promise.race([better.catch(() => card), late])
}

export function useMomentsCard(card: () => MomentsCard): void {
  useShareTimeline(card)
}

/** Takes Moments out of the page's menu, or puts it back. */
export function offerMoments(isOffered: boolean): void {
  if (!isWeChat) return
  const menus = ['shareTimeline']
  // Taro's type of the hidden items is that of another platform.
  if (isOffered) Taro.showShareMenu({ withShareTicket: false, menus: ['shareAppMessage', ...menus] } as never)
  else Taro.hideShareMenu({ menus } as never)
}

export type SharedBy = 'menu' | 'copied' | 'declined' | 'failed'

/** Outside WeChat: the phone's own share menu, else the address on the clipboard. */
export async function shareAddress(title: string, url: string): Promise<SharedBy> {
  if (typeof navigator.share !== 'function') return (await copy(url)) ? 'copied' : 'failed'
  try {
    await navigator.share({ title, url })
    return 'menu'
  } catch (error) {
    return (error as Error).name === 'AbortError' ? 'declined' : 'failed'
  }
}
