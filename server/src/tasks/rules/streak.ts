/** The daily sign-in: a cycle of seven days with a reward each; a missed day starts it again. */

export interface Rule {
  open: boolean
  /** Points of the first to the seventh day of a cycle. */
  rewards: readonly number[]
}

/** A member's last run of days in a row. */
export interface Run {
  /** Business days from its last day to today: 0 is signed today, 1 goes on, more is broken. */
  daysSince: number
  streakDays: number
  /** What the signed days of its last cycle gave. */
  given: readonly number[]
}

export const CYCLE_DAYS = 7

/** A clock that went back must not pay a day twice: what lies ahead counts as today. */
const isSigned = (run: Run): boolean => run.daysSince <= 0
const NO_RUN: Run = { daysSince: 2, streakDays: 0, given: [] }
const alive = (run: Run | null): Run => (run && run.daysSince <= 1 ? run : NO_RUN)

export function refuseSignIn(rule: Rule, run: Run | null): 'TASK_CLOSED' | 'TASK_ALREADY_CLAIMED' | null {
  if (!rule.open) return 'TASK_CLOSED'
  return isSigned(alive(run)) ? 'TASK_ALREADY_CLAIMED' : null
}

/** The run that today's sign-in makes, and what it gives. */
export function signedRun(rule: Rule, run: Run | null): Run & { points: number } {
  const { streakDays, given } = alive(run)
  const done = streakDays % CYCLE_DAYS
  const points = rule.rewards[done] as number // a rule has seven rewards
  return { daysSince: 0, streakDays: streakDays + 1, given: [...given.slice(0, done), points], points }
}

/** One day of the cycle that holds today. */
export interface BoardDay {
  /** 0 is today. */
  daysFromToday: number
  points: number
  state: 'done' | 'today' | 'next'
}

export interface Board {
  streakDays: number
  signedToday: boolean
  pointsToday: number
  days: BoardDay[]
  open: boolean
}

/** No day of the cycle that holds today can be missed: a missed day makes today the first of a new one. */
export function boardOf({ open, rewards }: Rule, run: Run | null): Board {
  const last = alive(run)
  const { streakDays, given } = last
  const signedToday = isSigned(last)
  const done = signedToday ? ((streakDays - 1) % CYCLE_DAYS) + 1 : streakDays % CYCLE_DAYS
  const today = signedToday ? done - 1 : done
  const stateAt = (index: number) => (index < done ? 'done' : index === today ? 'today' : 'next')
  const points = [...given.slice(0, done), ...rewards.slice(done)]
  return {
    streakDays,
    signedToday,
    pointsToday: points[today] as number,
    days: points.map((points, index) => ({ daysFromToday: index - today, points, state: stateAt(index) })),
    open,
  }
}
