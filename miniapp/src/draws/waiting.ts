/** What this member's phone still has on its way, as the draws ask for it. */
import type { ClaimPrizeInput, DrawInput, DrawResult } from '@laurel/shared/draws'
import { type Kind, type Outcome, useOutbox, type Waiting } from '../platform/outbox.ts'
import { currentMember, useSession } from '../platform/session.ts'

type OnItsWay = Pick<Waiting, 'memberId' | 'kind' | 'input'>

/** The draws are the only ones that queue these, so they know what their inputs hold. */
const isDrawOf = (entry: OnItsWay, drawId: string): boolean =>
  entry.kind === 'draw' && (entry.input as DrawInput).drawId === drawId

function isClaimOf(entry: OnItsWay, { drawId, number }: Pick<ClaimPrizeInput, 'drawId' | 'number'>): boolean {
  const claim = entry.input as ClaimPrizeInput
  return entry.kind === 'prize' && claim.drawId === drawId && claim.number === number
}

function useMine(is: (entry: Waiting) => boolean): Waiting | undefined {
  const memberId = useSession(({ member }) => member?.id)
  return useOutbox(({ waiting }) => waiting.find((entry) => entry.memberId === memberId && is(entry)))
}

/** A draw that was sent and not answered: another one would use another chance. */
export const useWaitingDraw = (drawId: string): Waiting | undefined =>
  useMine((entry) => isDrawOf(entry, drawId))

export const useWaitingClaim = (result: Pick<ClaimPrizeInput, 'drawId' | 'number'>): Waiting | undefined =>
  useMine((entry) => isClaimOf(entry, result))

export const isDrawWaiting = (drawId: string): boolean =>
  useOutbox
    .getState()
    .waiting.some((entry) => entry.memberId === currentMember()?.id && isDrawOf(entry, drawId))

/** A write of this kind that had to wait and got an answer of this draw; or, by its key, a refusal, which names no draw. */
export function useOutcomeOf(
  kind: Kind,
  is: (result: DrawResult) => boolean,
  key: string | null,
): Outcome | undefined {
  return useOutbox(({ outcomes }) =>
    outcomes.find(
      (outcome) =>
        outcome.kind === kind &&
        (outcome.refusal === null ? is(outcome.output as DrawResult) : outcome.key === key),
    ),
  )
}
