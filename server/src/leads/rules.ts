/** What may become of a lead, whose turn it is, and how a list of numbers is read. */
import type { LeadState } from '@laurel/shared/leads'

/** Somebody is still at it. */
export const OPEN_STATES = ['new', 'contacted', 'met', 'confirming'] as const

export const isOpen = (state: LeadState): boolean => (OPEN_STATES as readonly LeadState[]).includes(state)

/** A lost one may be taken up again; what is confirmed or over stays so. */
const MOVES: Readonly<Record<LeadState, readonly LeadState[]>> = {
  new: ['contacted', 'met', 'lost'],
  contacted: ['met', 'lost'],
  met: ['lost'],
  confirming: ['met', 'lost'],
  confirmed: [],
  lost: ['contacted'],
  expired: [],
}

export interface Standing {
  state: LeadState
  /** A second operator is asked, and did not answer yet. */
  isAsked: boolean
}

export const refuseMove = ({ state, isAsked }: Standing, to: LeadState): 'LEAD_STATE' | null =>
  isAsked || !MOVES[state].includes(to) ? 'LEAD_STATE' : null

export interface Confirming extends Standing {
  memberId: string | null
}

/** Whoever is no member yet has nothing that could be looked after. */
export function refuseConfirm({
  state,
  isAsked,
  memberId,
}: Confirming): 'LEAD_STATE' | 'LEAD_UNJOINED' | null {
  if (isAsked || !isOpen(state)) return 'LEAD_STATE'
  return memberId === null ? 'LEAD_UNJOINED' : null
}

export interface Turn {
  managerIds: readonly string[]
  turn: number
}

/** The next one in the order who is at work, and whose turn it is then; null: nobody is. */
export function nextInTurn(
  { managerIds, turn }: Turn,
  isAtWork: (managerId: string) => boolean,
): { managerId: string; turn: number } | null {
  const count = managerIds.length
  for (let step = 0; step < count; step++) {
    const place = (turn + step) % count
    const managerId = managerIds[place]
    if (managerId !== undefined && isAtWork(managerId)) return { managerId, turn: (place + 1) % count }
  }
  return null
}
