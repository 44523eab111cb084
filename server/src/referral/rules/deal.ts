/** What a programme asks and promises, and how it stands: what both see before either says yes. */
import type { BindingState, Milestone, ReferralBody, Surface } from '@laurel/shared/referral'
import type { Row } from '../../schema.ts'
import { nextOf } from './milestones.ts'

type Standing = Pick<Row<'offer'>, 'spans' | 'pausedAt' | 'endedAt'>

export function standingOf({ spans, pausedAt, endedAt }: Standing, now: number): 'live' | 'paused' | 'ended' {
  if (endedAt !== null) return 'ended'
  if (pausedAt !== null) return 'paused'
  const isInForce = spans.some(([, from, to]) => from <= now && (to === null || now < to))
  return isInForce ? 'live' : 'ended'
}

/** The version in force, or the last that was, of those that were approved; null: none has started yet. */
export function versionShown(
  { spans, pausedAt, endedAt }: Standing,
  approved: readonly number[],
  now: number,
): number | null {
  const started = spans.findLast(([, from]) => from <= now)?.[0]
  if (started !== undefined) return started
  // Stopped in the instant in which it began: no span is left of it.
  const isStopped = pausedAt !== null || endedAt !== null
  return (isStopped && approved.at(-1)) || null
}

/** When it is over, as things stand. */
export const overAt = ({ spans, endedAt }: Standing): number | null => endedAt ?? spans.at(-1)?.[2] ?? null

/** Nobody is paid for who comes by Moments (WeChat's rules of operation, 5.1.3). */
export const paysInviter = ({ rewards }: ReferralBody, surface: Surface): boolean =>
  surface !== 'moments' && rewards.some(({ inviterPoints }) => inviterPoints > 0)

/** As much as one friend who does everything is promised, and his inviter. */
export const pointsOfOne = ({ rewards }: ReferralBody): number =>
  rewards.reduce((sum, { inviterPoints, inviteePoints }) => sum + inviterPoints + inviteePoints, 0)

/** Null: nothing, or nothing more. */
export const nextAsked = (
  { state, reached }: Pick<Row<'binding'>, 'state' | 'reached'>,
  body: ReferralBody,
): Milestone | null => (GOING_ON.includes(state) ? nextOf(reached, body) : null)

const GOING_ON: readonly BindingState[] = ['open', 'held']
