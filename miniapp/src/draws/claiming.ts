/** A prize that is sent home: the address goes once, waits when nobody answers, and the page says how it went. */
import { type ClaimPrizeInput, type DrawResult, drawsApi } from '@laurel/shared/draws'
import { useEffect, useRef, useState } from 'react'
import { Refused } from '../platform/ask.ts'
import { dismiss, send } from '../platform/outbox.ts'
import type { Phase } from './acts.ts'
import { useOutcomeOf, useWaitingClaim } from './waiting.ts'

export interface Claiming {
  phase: Phase
  /** The code of the last refusal, until the next try. */
  refusal: string | null
  claim: (input: ClaimPrizeInput) => Promise<void>
}

/** `changed` hears what the result is once the address has arrived. */
export function useClaiming(
  { drawId, number }: Pick<DrawResult, 'drawId' | 'number'>,
  changed: (result: DrawResult) => void,
): Claiming {
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  // A second tap can come before the first one has drawn anything.
  const sending = useRef(false)
  const waiting = useWaitingClaim({ drawId, number })

  const claim = async (input: ClaimPrizeInput) => {
    if (sending.current || waiting) return
    sending.current = true
    setBusy(true)
    setRefusal(null)
    try {
      changed(await send('prize', drawsApi.claim, input))
    } catch (error) {
      // Offline is no refusal: it waits in the outbox, and the page says so.
      if (error instanceof Refused) setRefusal(error.code)
    }
    sending.current = false
    setBusy(false)
  }

  const key = useRef<string | null>(null)
  if (waiting) key.current = waiting.key
  const outcome = useOutcomeOf('prize', (one) => one.drawId === drawId && one.number === number, key.current)
  const tell = useRef(changed)
  tell.current = changed
  useEffect(() => {
    if (!outcome) return
    dismiss(outcome.key)
    if (outcome.refusal === null) tell.current(outcome.output as DrawResult)
    else setRefusal(outcome.refusal)
  }, [outcome])

  return { phase: isBusy ? 'sending' : waiting ? 'waiting' : 'ready', refusal, claim }
}
