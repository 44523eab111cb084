/** Reads an attempt with what was asked and answered, and what came of it. */
import type { QuizBody } from '@laurel/shared/quizzes'
import { and, asc, eq, sql } from 'drizzle-orm'
import type { Reads } from '../../platform/database.ts'
import type { Row } from '../../schema.ts'
import { factKey, type Likely } from '../commands/score.ts'

const filled = sql.placeholder

export interface FoundAttempt {
  attempt: Row<'attempt'>
  offer: Pick<Row<'offer'>, 'spans' | 'pausedAt'>
  version: Pick<Row<'offerVersion'>, 'title' | 'budgetId'> & { body: QuizBody }
}

type Question = Pick<Row<'questionVersion'>, 'kind' | 'text' | 'options' | 'answer' | 'explanation' | 'image'>
export interface AskedSlot {
  slot: Row<'attemptSlot'>
  question: Question
}

export type Given = Pick<Row<'grant'>, 'state' | 'rule'>

export const attemptQueries = ({ read, schema }: Reads) => {
  const { attempt, attemptSlot: slot, questionVersion, offer, offerVersion, grant } = schema
  const { kind, text, options, answer, explanation, image } = questionVersion
  const one = read
    .select({
      attempt,
      offer: { spans: offer.spans, pausedAt: offer.pausedAt },
      version: { title: offerVersion.title, budgetId: offerVersion.budgetId, body: offerVersion.body },
    })
    .from(attempt)
    .innerJoin(offer, eq(offer.id, attempt.offerId))
    .innerJoin(
      offerVersion,
      and(eq(offerVersion.offerId, attempt.offerId), eq(offerVersion.number, attempt.version)),
    )
    .where(eq(attempt.id, filled('id')))
    .prepare('quiz_attempt')
  const slots = read
    .select({ slot, question: { kind, text, options, answer, explanation, image } })
    .from(slot)
    .innerJoin(
      questionVersion,
      and(eq(questionVersion.questionId, slot.questionId), eq(questionVersion.number, slot.version)),
    )
    .where(eq(slot.attemptId, filled('id')))
    .orderBy(asc(slot.number))
    .prepare('quiz_attempt_slots')
  const given = read
    .select({ state: grant.state, rule: grant.rule })
    .from(grant)
    .where(
      and(
        eq(grant.memberId, filled('memberId')),
        eq(grant.offerId, filled('offerId')),
        eq(grant.occasion, filled('round')),
        eq(grant.factKey, filled('key')),
      ),
    )
    .prepare('quiz_attempt_grant')

  async function findAttempt(id: string): Promise<FoundAttempt | null> {
    const [found] = await one.execute({ id })
    return found ? (found as unknown as FoundAttempt) : null
  }
  const listSlots = (id: string): Promise<AskedSlot[]> => slots.execute({ id })

  return {
    findAttempt,
    listSlots,
    async findGiven(of: Row<'attempt'>): Promise<Given | null> {
      const { memberId, offerId, round } = of
      const [found] = await given.execute({ memberId, offerId, round, key: factKey(of, 'passed') })
      return found ?? null
    },
    /** What commands on it will read; null: there is none. */
    async findLikely(id: string, now: number): Promise<{ memberId: string; likely: Likely } | null> {
      const [found, asked] = await Promise.all([findAttempt(id), listSlots(id)])
      if (!found) return null
      const { memberId, offerId, round, stage } = found.attempt
      const questions = asked.map(({ slot: { questionId, version } }) => ({ questionId, version }))
      return {
        memberId,
        likely: { offerId, round, stage, budgetId: found.version.budgetId, questions, at: now },
      }
    },
  }
}

export type AttemptQueries = ReturnType<typeof attemptQueries>
