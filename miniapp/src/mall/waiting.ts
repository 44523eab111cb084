/** What this member's phone still has on its way, as the mall asks for it. */
import { type Outcome, useOutbox, type Waiting } from '../platform/outbox.ts'
import { useSession } from '../platform/session.ts'

/** The mall is the only one that queues these, so it knows what their inputs hold. */
const inputOf = (entry: Waiting) => entry.input as { skuId?: string; orderId?: string; benefitId?: string }

function useMine(is: (entry: Waiting) => boolean): Waiting | undefined {
  const memberId = useSession(({ member }) => member?.id)
  return useOutbox(({ waiting }) => waiting.find((entry) => entry.memberId === memberId && is(entry)))
}

/** A redemption of this sku that was sent and not answered: a second one would be a second order. */
export const useWaitingRedeem = (skuId: string): Waiting | undefined =>
  useMine((entry) => entry.kind === 'redeem' && inputOf(entry).skuId === skuId)

export const useWaitingGift = (benefitId: string): Waiting | undefined =>
  useMine((entry) => entry.kind === 'gift' && inputOf(entry).benefitId === benefitId)

export const useWaitingAct = (orderId: string): Waiting | undefined =>
  useMine((entry) => inputOf(entry).orderId === orderId)

/** How the write with this key ended, when it had to wait. */
export const useOutcome = (key: string | null): Outcome | undefined =>
  useOutbox(({ outcomes }) => outcomes.find((outcome) => outcome.key === key))
