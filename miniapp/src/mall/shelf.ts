/** The shelf as the member has chosen to see it, and what was known of it before the answer comes. */
import type { ShelfPage, Tile } from '@laurel/shared/mall'
import { useEffect, useRef, useState } from 'react'
import type { Paged } from '../platform/paged.ts'
import { useSession } from '../platform/session.ts'
import { useShelfPage } from './api.ts'
import { type ShelfChoice, shelfInput, useShelf } from './store.ts'

interface Known {
  categories: string[]
  items: Tile[]
}

export interface Shelf {
  choice: ShelfChoice
  page: Paged<ShelfPage>
  /** Null for a guest, and until the first answer. */
  balance: number | null
  /** From the last answer, whatever was asked then. Null before the first. */
  known: Known | null
}

/** "Only what I can have" needs the balance, which comes with the first answer: so it is kept here. */
export function useMallShelf(): Shelf {
  const choice = useShelf()
  const isMember = useSession(({ member }) => member !== null)
  const [last, setLast] = useState<number | null>(null)
  const balance = isMember ? last : null
  const page = useShelfPage(shelfInput(choice, balance))
  const known = useRef<Known | null>(null)
  if (page.value) known.current = { categories: page.value.categories, items: page.items }
  const answered = page.value?.balance
  useEffect(() => {
    if (answered !== undefined) setLast(answered)
  }, [answered])
  return { choice, page, balance, known: known.current }
}
