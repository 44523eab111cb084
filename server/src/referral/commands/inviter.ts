/** How an inviter stands in a programme: who came by him when, what was promised to him in a window, what he was given. */
import { dayOf, monthOf } from '../../platform/clock.ts'
import type { Row, Work } from '../../schema.ts'
import { capsLeft, counted } from '../rules/caps.ts'

type Inviter = Row<'inviter'>

const RECENT_MAX = 8

export const inviterAt = (w: Work, memberId: string, offerId: string): Inviter =>
  w.get('inviter', memberId, offerId) ??
  w.add('inviter', {
    ...{ memberId, offerId, bound: 0, rewarded: 0, points: 0 },
    ...{ recent: [], windows: {}, shown: false },
  })

export function countInviter(w: Work, row: Inviter, now: number): Inviter {
  return w.set('inviter', row, { bound: row.bound + 1, recent: [...row.recent, now].slice(-RECENT_MAX) })
}

interface Caps {
  invitersPerDay: number
  invitersPerMonth: number
}

const windowsAt = (now: number) => ({ day: `day/${dayOf(now)}`, month: `month/${monthOf(dayOf(now))}` })

export const isCapped = ({ windows }: Inviter, caps: Caps, now: number): boolean =>
  capsLeft(windows, windowsAt(now), caps) === 0

export function countPromised(w: Work, row: Inviter, now: number): Inviter {
  return w.set('inviter', row, { windows: counted(row.windows, windowsAt(now)) })
}

/** For one invitee: signed. */
export interface Given {
  friends: number
  points: number
}

export function countGiven(w: Work, row: Inviter, { friends, points }: Given): void {
  if (friends || points)
    w.set('inviter', row, { rewarded: row.rewarded + friends, points: row.points + points })
}
