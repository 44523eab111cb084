/** One order from the tap to its page: sent once, kept when nobody answers, told when it is done. */
import type { ClaimGiftInput, Redeemed, RedeemInput } from '@laurel/shared/mall'
import { useEffect, useRef, useState } from 'react'
import { Refused } from '../platform/ask.ts'
import { say } from '../platform/dialog.ts'
import { replace, urls } from '../platform/navigate.ts'
import { dismiss, type Waiting } from '../platform/outbox.ts'
import type { Phase } from './acts.ts'
import { claimGift, redeem } from './api.ts'
import { type News, tell } from './store.ts'
import { useOutcome, useWaitingGift, useWaitingRedeem } from './waiting.ts'
import { arrivedWords } from './words.zh.ts'

export interface Checkout<Input> {
  phase: Phase
  /** The code of the last refusal, until the next try. */
  refusal: string | null
  submit: (input: Input) => Promise<void>
}

export const useCheckout = (skuId: string): Checkout<RedeemInput> =>
  useOrdering({ send: redeem, waiting: useWaitingRedeem(skuId), kind: 'redeemed' })

/** A gift of the tier ends on the page of its order too. */
export const useGiftClaim = (benefitId: string): Checkout<ClaimGiftInput> =>
  useOrdering({ send: claimGift, waiting: useWaitingGift(benefitId), kind: 'given' })

interface Ordering<Input> {
  send: (input: Input) => Promise<Redeemed>
  waiting: Waiting | undefined
  kind: News['kind']
}

function useOrdering<Input>({ send, waiting, kind }: Ordering<Input>): Checkout<Input> {
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  // A second tap can come before the first one has drawn anything.
  const sending = useRef(false)
  const arrive = useArrival(kind)

  const submit = async (input: Input) => {
    if (sending.current || waiting) return
    sending.current = true
    setBusy(true)
    setRefusal(null)
    try {
      arrive(await send(input))
      return // Stays busy: the order's page takes this one's place.
    } catch (error) {
      // Offline is no refusal: it waits in the outbox, and the page says so.
      if (error instanceof Refused) setRefusal(error.code)
    }
    sending.current = false
    setBusy(false)
  }

  const key = useRef<string | null>(null)
  if (waiting) key.current = waiting.key
  const outcome = useOutcome(busy || waiting ? null : key.current)
  useEffect(() => {
    if (!outcome) return
    dismiss(outcome.key)
    if (outcome.refusal === null) arrive(outcome.output as Redeemed)
    else setRefusal(outcome.refusal)
  }, [outcome, arrive])

  const phase = busy ? 'sending' : waiting ? 'waiting' : 'ready'
  return { phase, refusal, submit }
}

/** Shows the order, or says that it is placed when the member has gone elsewhere meanwhile. */
function useArrival(kind: News['kind']): (redeemed: Redeemed) => void {
  const here = useRef(true)
  useEffect(
    () => () => {
      here.current = false
    },
    [],
  )
  const arrive = useRef(({ orderId, balance }: Redeemed) => {
    if (!here.current) return say(arrivedWords(kind, balance))
    tell({ orderId, kind, balance })
    void replace(urls.order(orderId))
  })
  return arrive.current
}
