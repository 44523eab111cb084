/** Reads of the daily sign-in: the board of a member or a guest. */
import type { SignInBoard, TaskBody } from '@laurel/shared/tasks'
import { asc, eq, sql } from 'drizzle-orm'
import { inForceAt } from '../../offers/index.ts'
import { dayOf } from '../../platform/clock.ts'
import type { Reads } from '../../platform/database.ts'
import type { Row } from '../../schema.ts'
import { boardOn, NO_RULE, runOf } from '../board.ts'
import type { Rule } from '../rules/streak.ts'
import { SIGN_IN } from '../topics.ts'

/** No id is empty: a guest has no streak. */
const GUEST = ''

export const signInQueries = ({ read, schema }: Reads) => {
  const { offer, offerVersion, offerWatch, signInStreak } = schema
  const offersAndStreak = read
    .select({
      spans: offer.spans,
      endedAt: offer.endedAt,
      number: offerVersion.number,
      body: offerVersion.body,
      streak: signInStreak,
    })
    .from(offerWatch)
    .innerJoin(offer, eq(offer.id, offerWatch.offerId))
    .innerJoin(offerVersion, eq(offerVersion.offerId, offer.id))
    .leftJoin(signInStreak, eq(signInStreak.memberId, sql.placeholder('memberId')))
    .where(eq(offerWatch.topic, SIGN_IN))
    .orderBy(asc(offerWatch.offerId))
    .prepare('tasks_sign_in')

  return {
    /** For a guest: the first day. */
    async loadSignInBoard(memberId: string | null, now: number): Promise<SignInBoard> {
      const found = await offersAndStreak.execute({ memberId: memberId ?? GUEST })
      const today = dayOf(now)
      return boardOn(today, ruleOf(found, now), runOf(found[0]?.streak, today))
    },
  }
}

type Found = Pick<Row<'offer'>, 'spans' | 'endedAt'> & Pick<Row<'offerVersion'>, 'number' | 'body'>

/** What is in force; or, closed, what was last: a pause promises nothing, and goes by. */
function ruleOf(found: readonly Found[], now: number): Rule {
  const live = found.find(({ spans, number }) => inForceAt(spans, now) === number)
  if (live) return { open: true, rewards: rewardsOf(live) }
  const last = found.find(({ spans, number, endedAt }) => endedAt === null && spans.at(-1)?.[0] === number)
  return last ? { open: false, rewards: rewardsOf(last) } : NO_RULE
}

const rewardsOf = ({ body }: Found): readonly number[] =>
  (body as Extract<TaskBody, { kind: 'sign-in' }>).args.rewards
