/** Signs a member in for the day, and pays for it as the live offer says. */
import type { SignedIn, TaskBody } from '@laurel/shared/tasks'
import { award, awardNow, type InForce, offersWatching } from '../../offers/index.ts'
import { addDays, dayOf } from '../../platform/clock.ts'
import { recordFact } from '../../platform/facts.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { FactHint } from '../../platform/work/types.ts'
import { balanceOf } from '../../points/index.ts'
import type { Touch, Work } from '../../schema.ts'
import { boardOn, runOf } from '../board.ts'
import { refuseSignIn, signedRun } from '../rules/streak.ts'
import { SIGN_IN } from '../topics.ts'

export interface SignInOrder {
  memberId: string
  factId: string
  /** The time as the caller saw it: a hint, never trusted. */
  likelyAt?: number
}

type SignInTask = Extract<TaskBody, { kind: 'sign-in' }>

/** What the last sign-in was paid from. A hint only: it may be old, or of another process. */
let lastPaid: { offerId: string; budgetId: string | null; grows: boolean } | null = null

/** Once a business day: by the streak's last day, and once more by the occasion of the grant. */
export function signInDaily(w: Work, { memberId, factId }: SignInOrder, now: number): SignedIn {
  const { offer, version } = liveSignIn(w, now)
  const { args, lotDays } = version.body
  const rule = { open: true, rewards: args.rewards }
  const streak = w.get('signInStreak', memberId)
  const today = dayOf(now)
  const run = runOf(streak, today)
  const refusal = refuseSignIn(rule, run)
  if (refusal) throw new Refusal(refusal)

  const { points, streakDays, given } = signedRun(rule, run)
  const row = { memberId, lastDay: today, streakDays, given: [...given] }
  if (streak) w.set('signInStreak', streak, row)
  else w.add('signInStreak', row)

  const key = factKey(memberId, today)
  lastPaid = { offerId: offer.id, budgetId: version.budgetId, grows: args.growth !== undefined }
  awardNow(
    w,
    {
      ...{ memberId, offerId: offer.id, rule: SIGN_IN, occasion: today },
      ...{ version: version.number, budgetId: version.budgetId, points, at: now },
      growth: args.growth ? [[now, args.growth]] : [],
      expiresOn: addDays(today, lotDays),
      fact: { source: 'laurel', key },
      reason: SIGN_IN,
      subject: version.title,
      because: { streakDays, points, growth: args.growth ?? 0 },
    },
    now,
  )
  const news = { points, streakDays, version: version.number }
  recordFact(w, { id: factId, type: 'member.signed-in', memberId, key, data: news }, now)
  return { points, balance: balanceOf(w, memberId, now), board: boardOn(today, rule, runOf(row, today)) }
}

const factKey = (memberId: string, day: string): string => `${SIGN_IN}/${memberId}/${day}`

/** Of several, the one with the lowest id. */
function liveSignIn(w: Work, now: number): InForce<SignInTask> {
  const [live] = offersWatching<SignInTask>(w, { topic: SIGN_IN, kind: 'task', at: now })
  if (live) return live
  const watching = w.list('offerWatch', SIGN_IN)
  const isPaused = watching.some(({ offerId }) => typeof w.get('offer', offerId)?.pausedAt === 'number')
  throw new Refusal(isPaused ? 'OFFER_PAUSED' : 'TASK_CLOSED')
}

signInDaily.reads = (touch: Touch, { memberId, likelyAt }: SignInOrder): void => {
  touch.row('signInStreak', memberId)
  if (likelyAt === undefined) return
  const today = dayOf(likelyAt)
  offersWatching.reads(touch, { type: SIGN_IN })
  touch.row('fact', 'laurel', factKey(memberId, today))
  if (lastPaid) award.reads(touch, { ...lastPaid, memberId, rule: SIGN_IN, occasion: today })
}

signInDaily.tells = ({ memberId, likelyAt: at }: SignInOrder): FactHint[] => {
  if (at === undefined) return []
  const types = lastPaid?.grows ? ['member.signed-in', 'growth.earned'] : ['member.signed-in']
  return types.map((type) => ({ type, memberId, at }))
}
