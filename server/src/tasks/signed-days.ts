/** What days signed in a row would have given by another rule: for the back-test of a sign-in. */
import { daysBetween } from '../platform/clock.ts'
import { type Run, signedRun } from './rules/streak.ts'

interface SignInArgs {
  rewards: readonly number[]
  growth?: number | undefined
}

export interface SignedDay {
  day: string
  points: number
  growth: number
}

export function signedDays({ rewards, growth = 0 }: SignInArgs, days: readonly string[]): SignedDay[] {
  let run: Run | null = null
  let last: string | null = null
  const given: SignedDay[] = []
  for (const day of [...new Set(days)].sort()) {
    const before: Run | null = run && last !== null ? { ...run, daysSince: daysBetween(last, day) } : null
    const signed = signedRun({ open: true, rewards }, before)
    given.push({ day, points: signed.points, growth })
    run = signed
    last = day
  }
  return given
}
