/** Reads how far those came who first came to a quiz in a span, and what they were given. Whole sets: each a single statement. */
import { and, desc, eq, sql } from 'drizzle-orm'
import type { Reads } from '../../platform/database.ts'

const filled = sql.placeholder
/** Passed, and nothing in doubt any more. */
const PASSED = sql.raw(`a.passed = true and a.review in ('none', 'released')`)
const GIVEN = sql.raw(`r.state in ('given', 'claimed') and p.kind in ('goods', 'code')`)
/** Days of the business calendar since 1970: eight hours before Greenwich. */
const dayNumber = (at: string) => sql.raw(`(${at} + 28800000) / 86400000`)

export interface QuizSpan {
  quizId: string
  from: number
  before: number
}

const ofQuiz = sql`offer_id = ${filled('quizId')}`
/** Who first saw it, or began at once, in the span. */
const cohort = sql`(select member_id, min(at) as at from (
    select member_id, at from quiz_seen where ${ofQuiz}
    union all select member_id, started_at from quiz_attempt where ${ofQuiz}) as sights
  group by member_id having min(at) >= ${filled('from')} and min(at) < ${filled('before')}) as c`

const count = (text: string, as: string) => sql<number>`${sql.raw(text)}`.mapWith(Number).as(as)

export const quizReportQueries = (reads: Reads) => ({
  ...bodyReads(reads),
  ...stepReads(reads),
  ...costReads(reads),
})

function bodyReads({ read, schema: { offer, offerVersion } }: Reads) {
  const body = read
    .select({ body: offerVersion.body })
    .from(offer)
    .innerJoin(offerVersion, eq(offerVersion.offerId, offer.id))
    .where(
      and(
        eq(offer.id, filled('quizId')),
        eq(offer.kind, sql.raw(`'quiz'`)),
        eq(offerVersion.state, sql.raw(`'approved'`)),
      ),
    )
    .orderBy(desc(offerVersion.number))
    .limit(1)
    .prepare('quiz_report_body')
  return {
    /** Null: there is no such quiz. */
    async findStageCount(quizId: string): Promise<number | null> {
      const [found] = await body.execute({ quizId })
      return found ? (found.body.stages as unknown[]).length : null
    },
  }
}

function stepReads({ read }: Reads) {
  const days = read
    .select({
      day: sql<number>`${dayNumber('c.at')}`.mapWith(Number).as('day'),
      seen: count('count(*)', 'seen'),
      started: count('count(s.member_id)', 'started'),
      completed: count('count(l.member_id)', 'completed'),
    })
    .from(cohort)
    .leftJoin(
      sql`(select distinct member_id from quiz_attempt where ${ofQuiz}) as s`,
      sql.raw('s.member_id = c.member_id'),
    )
    .leftJoin(
      sql`(select distinct a.member_id from quiz_attempt a where a.${ofQuiz} and a.stage = ${filled('last')} and ${PASSED}) as l`,
      sql.raw('l.member_id = c.member_id'),
    )
    .groupBy(sql.raw('1'))
    .orderBy(sql.raw('1'))
    .prepare('quiz_report_days')
  const stages = read
    .select({ stage: count('a.stage', 'stage'), members: count('count(distinct a.member_id)', 'members') })
    .from(cohort)
    .innerJoin(sql`quiz_attempt as a`, sql`a.member_id = c.member_id and a.${ofQuiz} and ${PASSED}`)
    .groupBy(sql.raw('1'))
    .prepare('quiz_report_stages')
  return {
    listQuizDays: (span: QuizSpan & { last: number }) => days.execute({ ...span }),
    listStagesPassed: (span: QuizSpan) => stages.execute({ ...span }),
  }
}

function costReads({ read }: Reads) {
  const points = read
    .select({ points: count('coalesce(sum(g.points), 0)', 'points') })
    .from(cohort)
    .innerJoin(sql`offer_grant as g`, sql`g.member_id = c.member_id and g.${ofQuiz} and g.state = 'granted'`)
    .prepare('quiz_report_points')
  const prizes = read
    .select({
      drew: count('count(distinct r.member_id)', 'drew'),
      claimed: sql<number>`count(distinct case when ${GIVEN} then r.member_id end)`
        .mapWith(Number)
        .as('claimed'),
      fen: sql<number>`coalesce(sum(case when ${GIVEN} then p.cost_fen else 0 end), 0)`
        .mapWith(Number)
        .as('fen'),
      points: count('coalesce(sum(g.points), 0)', 'points'),
    })
    .from(cohort)
    .innerJoin(sql`quiz_attempt as a`, sql`a.member_id = c.member_id and a.${ofQuiz} and ${PASSED}`)
    .innerJoin(
      sql`draw_result as r`,
      // A chance is named by the fact it was given for.
      sql`r.member_id = c.member_id and r.chance_id like 'laurel/' || a.id || '/passed/%'`,
    )
    .innerJoin(sql`draw_prize as p`, sql.raw('p.offer_id = r.offer_id and p.key = r.key'))
    .leftJoin(
      sql`offer_grant as g`,
      sql.raw(`g.member_id = r.member_id and g.offer_id = r.offer_id and g.rule in ('prize', 'lapse')
        and g.occasion in (r.chance_id, cast(r.number as text)) and g.state = 'granted'`),
    )
    .prepare('quiz_report_prizes')

  return {
    async loadQuizPoints(span: QuizSpan): Promise<number> {
      return (await points.execute({ ...span }))[0]?.points ?? 0
    },
    async loadQuizPrizes(span: QuizSpan) {
      return (await prizes.execute({ ...span }))[0] ?? { drew: 0, claimed: 0, fen: 0, points: 0 }
    },
  }
}
