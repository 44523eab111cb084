/** Proves invariant 8 of quizzes: stored answers scored anew give the stored score, and what is given is what was passed. */
import type { Dialect } from '../platform/work/meta.ts'
import { type Checks, differences, type Provable, runChecks, type Violation } from '../points/index.ts'
import { growthOf, isEmpty, stagesOf } from './verify-sql.ts'

/** Passed, and no longer in doubt. */
const PAID = `a.passed and a.review in ('none', 'released')`
/** Who closed the account was let go with what he had. */
const ofOpen = (member: string): string => `${member} in (select id from member where state <> 'closed')`

const OWN_GRANT = `a.id || '/passed stage-' || a.stage || ' ' || a.round || ' of ' || a.member_id`
const GRANT = `g.fact_key || ' ' || g.rule || ' ' || g.occasion || ' of ' || g.member_id`

const scoreChecks = (dialect: Dialect): Checks => ({
  '8 a score is what the stored answers come to': differences(
    `select a.id as subject, sum(case when s.chosen = q.answer then 1 else 0 end) as n from quiz_attempt a
      join quiz_attempt_slot s on s.attempt_id = a.id
      join question_version q on q.question_id = s.question_id and q.number = s.version
      where a.state = 'scored' group by a.id`,
    `select id as subject, correct as n from quiz_attempt where state = 'scored'`,
  ),

  '8 an attempt asks as many questions as it says': differences(
    `select id as subject, total as n from quiz_attempt`,
    `select attempt_id as subject, count(*) as n from quiz_attempt_slot group by attempt_id`,
  ),

  '8 a stage is passed by as many right answers as its version asks': `
    select a.id as subject, t.pass_correct as expected, a.correct as found from quiz_attempt a
    join (${stagesOf(dialect)}) t on t.offer_id = a.offer_id and t.version = a.version and t.stage = a.stage
    where a.state = 'scored' and a.passed <> (a.correct >= t.pass_correct)`,

  '8 an attempt rests on a version that has its stage': `
    select a.id as subject, 1 as expected, 0 as found from quiz_attempt a
    left join (${stagesOf(dialect)}) t on t.offer_id = a.offer_id and t.version = a.version and t.stage = a.stage
    where t.stage is null`,

  '8 an attempt has an end and a score when it is over, and neither before': `
    select id as subject, 1 as expected, 0 as found from quiz_attempt
    where (state = 'open') <> (ended_at is null) or (state = 'open') <> (ended_by is null)
      or (state = 'open') <> (correct is null) or (state = 'open') <> (passed is null)`,
})

const attemptChecks = (dialect: Dialect): Checks => ({
  '8 one attempt of a member at a stage is open': `
    select min(id) as subject, 1 as expected, count(*) as found from quiz_attempt
    where state = 'open' group by member_id, offer_id, round, stage having count(*) > 1`,

  '8 a stage is under way while its attempt is open': differences(
    `select member_id || ' ' || attempt_id as subject, 1 as n from quiz_stage where running`,
    `select member_id || ' ' || id as subject, 1 as n from quiz_attempt where state = 'open'`,
  ),

  '8 no two questions of an attempt have one token, and none is asked twice': `
    select attempt_id as subject, count(*) as expected, count(distinct token) as found
    from quiz_attempt_slot group by attempt_id having count(distinct token) < count(*)
    union all select attempt_id, count(*), count(distinct question_id)
    from quiz_attempt_slot group by attempt_id having count(distinct question_id) < count(*)`,

  '8 what is held was passed, says why and until when': `
    select a.id as subject, 1 as expected, 0 as found from quiz_attempt a where a.review = 'held'
      and (a.passed is null or not a.passed or a.review_by is null or ${isEmpty(dialect, 'a.signals')})`,
})

const rewardChecks = (dialect: Dialect): Checks => ({
  '8 a pass is told of once, when nothing of it is in doubt': differences(
    `select a.id || '/passed' as subject, 1 as n from quiz_attempt a where ${PAID}`,
    `select key as subject, 1 as n from fact where source = 'laurel' and type = 'quiz.passed'`,
  ),

  '8 a pass gives the points of its stage, once': differences(
    `select ${OWN_GRANT} as subject, t.points + 1 as n from quiz_attempt a
      join (${stagesOf(dialect)}) t on t.offer_id = a.offer_id and t.version = a.version and t.stage = a.stage
      where ${PAID} and (t.points > 0 or t.growth > 0) and ${ofOpen('a.member_id')}`,
    `select ${GRANT} as subject, g.points + 1 as n from offer_grant g
      join offer o on o.id = g.offer_id and o.kind = 'quiz' where ${ofOpen('g.member_id')}`,
  ),

  '8 a pass gives the growth of its stage, once': differences(
    `select ${OWN_GRANT} as subject, t.growth as n from quiz_attempt a
      join (${stagesOf(dialect)}) t on t.offer_id = a.offer_id and t.version = a.version and t.stage = a.stage
      where ${PAID} and t.growth > 0 and ${ofOpen('a.member_id')}`,
    `select ${GRANT} as subject, x.n from offer_grant g join (${growthOf(dialect)}) x
      on x.member_id = g.member_id and x.offer_id = g.offer_id and x.rule = g.rule and x.occasion = g.occasion
      where ${ofOpen('g.member_id')}`,
  ),

  '8 a stage is passed where an attempt at it was': `
    select s.member_id || ' ' || s.offer_id || ' ' || s.round || ' ' || s.stage as subject, 0 as expected, 1 as found
    from quiz_stage s where s.passed_at is not null and not exists (
      select 1 from quiz_attempt a where ${PAID} and a.offer_id = s.offer_id and a.round = s.round and a.stage = s.stage
        and (a.member_id = s.member_id or a.member_id in (select from_id from member_merge)))
    union all select a.id, 1, 0 from quiz_attempt a where ${PAID} and not exists (
      select 1 from quiz_stage s where s.member_id = a.member_id and s.offer_id = a.offer_id and s.round = a.round
        and s.stage = a.stage and s.passed_at is not null)`,
})

export const verifyQuizzes = (db: Provable): Promise<Violation[]> =>
  runChecks(db, { ...scoreChecks(db.dialect), ...attemptChecks(db.dialect), ...rewardChecks(db.dialect) })
