/** A list that goes on: the first page is the page's data, the rest is fetched as the member reads. */
import type { Call, Page } from '@laurel/shared/call'
import { useRef, useState } from 'react'
import { ask } from './ask.ts'
import { useReachEnd } from './lifecycle.ts'
import { type Remote, troubleOf, useRemote } from './remote.ts'

type ItemOf<Output extends Page<unknown>> = Output['items'][number]

interface Rest<Item> extends Page<Item> {
  /** The first page these stand behind. */
  behind: unknown
}

interface Asking {
  loadingMore: boolean
  /** Why the next page did not come. */
  moreTrouble: string | null
}

const IDLE: Asking = { loadingMore: false, moreTrouble: null }
const NOTHING = { behind: null, items: [], next: null }

export interface Paged<Output extends Page<unknown>> extends Remote<Output>, Asking {
  items: ItemOf<Output>[]
  /** True while there is more to read. */
  more: boolean
  loadMore: () => Promise<void>
}

export function usePaged<Input extends { cursor?: string }, Output extends Page<unknown>>(
  call: Call<Input, Output>,
  input: Input,
): Paged<Output> {
  const first = useRemote(call, input)
  const [rest, setRest] = useState<Rest<ItemOf<Output>>>(NOTHING)
  const [asking, setAsking] = useState<Asking>(IDLE)
  // Pages behind an older first page would leave a gap or repeat an item.
  const tail = rest.behind === first.value ? rest : NOTHING
  const next = tail.behind ? tail.next : (first.value?.next ?? null)
  const busy = useRef(false)

  const loadMore = async () => {
    if (!next || busy.current) return
    busy.current = true
    setAsking({ loadingMore: true, moreTrouble: null })
    try {
      const page = await ask(call, { ...input, cursor: next })
      setRest({ behind: first.value, items: [...tail.items, ...page.items], next: page.next })
      setAsking(IDLE)
    } catch (error) {
      setAsking({ loadingMore: false, moreTrouble: troubleOf(error) })
    }
    busy.current = false
  }
  useReachEnd(() => void loadMore())

  const items = [...(first.value?.items ?? []), ...tail.items]
  return { ...first, items, more: next !== null, ...asking, loadMore }
}
