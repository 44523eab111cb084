/** What a member can usefully do next in a draw or with a result. Pure: the screens only draw it. */
import type { DrawPage, DrawResult } from '@laurel/shared/draws'

/** Where a write stands on its way to the server. */
export type Phase = 'ready' | 'sending' | 'waiting'

export type DrawAct =
  | { kind: 'draw'; times: number }
  | { kind: 'sending' }
  | { kind: 'waiting' }
  | { kind: 'sign-in' }
  /** No chance is left: the ways to one stand on the page. */
  | { kind: 'earn' }
  | { kind: 'spent' }
  | { kind: 'shut'; state: Exclude<DrawPage['state'], 'live'> }

interface Standing {
  page: Pick<DrawPage, 'state' | 'chances' | 'leftToday'>
  isMember: boolean
  phase: Phase
}

/** What is on its way comes first; then what keeps everybody from drawing, then what keeps this member. */
export function drawAct({ page: { state, chances, leftToday }, isMember, phase }: Standing): DrawAct {
  if (phase !== 'ready') return { kind: phase }
  if (state !== 'live') return { kind: 'shut', state }
  if (!isMember) return { kind: 'sign-in' }
  if (chances === 0) return { kind: 'earn' }
  if (leftToday === 0) return { kind: 'spent' }
  return { kind: 'draw', times: chances }
}

export type ResultAct =
  | { kind: 'choose-address' }
  | { kind: 'claim' }
  | { kind: 'sending' }
  | { kind: 'waiting' }
  | { kind: 'late' }
  | { kind: 'order'; orderId: string; isCode: boolean }
  | { kind: 'points' }
  | { kind: 'why'; subject: string }
  | { kind: 'again'; times: number }

type Drawn = Pick<DrawResult, 'prize' | 'state' | 'claimBy' | 'orderId' | 'subject' | 'chancesLeft'>

interface Claiming {
  drawn: Drawn
  hasAddress: boolean
  phase: Phase
  now: number
}

/** The one thing that leads on; null when there is nothing to do with it. */
export function resultAct({ drawn, hasAddress, phase, now }: Claiming): ResultAct | null {
  if (drawn.state === 'open') return claimAct({ drawn, hasAddress, phase, now })
  if (drawn.orderId !== null)
    return { kind: 'order', orderId: drawn.orderId, isCode: drawn.prize.kind === 'code' }
  if (drawn.state === 'withheld')
    return drawn.subject === null ? null : { kind: 'why', subject: drawn.subject }
  if (drawn.chancesLeft > 0) return { kind: 'again', times: drawn.chancesLeft }
  return gavePoints(drawn) ? { kind: 'points' } : null
}

function claimAct({ drawn: { claimBy }, hasAddress, phase, now }: Claiming): ResultAct {
  if (phase !== 'ready') return { kind: phase }
  if (claimBy !== null && claimBy <= now) return { kind: 'late' }
  return hasAddress ? { kind: 'claim' } : { kind: 'choose-address' }
}

const gavePoints = ({ state, prize }: Drawn): boolean =>
  state === 'lapsed' ? prize.lapsePoints > 0 : prize.kind === 'points'
