/** What the member is choosing in the mall. It stays while they look at a product and come back. */
import type { ListOrdersInput, ShelfInput } from '@laurel/shared/mall'
import { create } from 'zustand'

export type Sort = NonNullable<ShelfInput['sort']>

export interface ShelfChoice {
  search: string
  sort: Sort
  /** Empty is all of them. */
  category: string
  /** Only what the balance is enough for. */
  affordable: boolean
}

const EVERYTHING: ShelfChoice = { search: '', sort: 'shelf', category: '', affordable: false }

export const useShelf = create<ShelfChoice>(() => EVERYTHING)

export function choose(change: Partial<ShelfChoice>): void {
  useShelf.setState(change)
}

export function showEverything(): void {
  useShelf.setState(EVERYTHING)
}

/** For a member who is short of points somewhere else. */
export function showAffordable(): void {
  useShelf.setState({ ...EVERYTHING, affordable: true })
}

/** Nothing costs less than 1, and a balance below 1 asks for nothing cheaper. */
export const shelfInput = (
  { search, sort, category, affordable }: ShelfChoice,
  balance: number | null,
): ShelfInput => ({
  ...(search ? { search } : {}),
  ...(sort === 'shelf' ? {} : { sort }),
  ...(category ? { category } : {}),
  ...(affordable && balance !== null ? { pointsMax: Math.max(1, balance) } : {}),
})

/** Told once, on the page of the order: what was just done, and the balance after it. */
export interface News {
  orderId: string
  kind: 'redeemed' | 'cancelled' | 'given'
  balance: number
}

export const useNews = create<{ news: News | null }>(() => ({ news: null }))

export function tell(news: News | null): void {
  useNews.setState({ news })
}

export type OrderFilter = 'all' | NonNullable<ListOrdersInput['state']>
