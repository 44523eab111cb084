/** One redemption from the tap to the order: sent once, kept when nobody answers, told when it is done. */
import type { Redeemed, RedeemInput } from '@laurel/shared/mall'
import { useEffect, useRef, useState } from 'react'
import { Refused } from '../platform/ask.ts'
import { say } from '../platform/dialog.ts'
import { replace, urls } from '../platform/navigate.ts'
import { dismiss } from '../platform/outbox.ts'
import type { Phase } from './acts.ts'
import { redeem } from './api.ts'
import { tell } from './store.ts'
import { useOutcome, useWaitingRedeem } from './waiting.ts'
import { redeemedWords } from './words.zh.ts'

export interface Checkout {
  phase: Phase
  /** The code of the last refusal, until the next try. */
  refusal: string | null
  submit: (input: RedeemInput) => Promise<void>
}

export function useCheckout(skuId: string): Checkout {
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  // A second tap can come before the first one has drawn anything.
  const sending = useRef(false)
  const waiting = useWaitingRedeem(skuId)
  const arrive = useArrival()

  const submit = async (input: RedeemInput) => {
    if (sending.current || waiting) return
    sending.current = true
    setBusy(true)
    setRefusal(null)
    try {
      arrive(await redeem(input))
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
function useArrival(): (redeemed: Redeemed) => void {
  const here = useRef(true)
  useEffect(
    () => () => {
      here.current = false
    },
    [],
  )
  const arrive = useRef(({ orderId, balance }: Redeemed) => {
    if (!here.current) return say(redeemedWords(balance))
    tell({ orderId, kind: 'redeemed', balance })
    void replace(urls.order(orderId))
  })
  return arrive.current
}
