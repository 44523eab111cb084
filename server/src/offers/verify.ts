/** Proves invariant 6 of what offers gave: one grant for an occasion, its value in the ledger once, nothing from a paused offer. */

import type { Dialect } from '../platform/work/meta.ts'
import { type Checks, differences, type Provable, runChecks, type Violation } from '../points/index.ts'
import { GRANT, growthOf, memberOfJson, NEVER, pausesOf, postingsOf, spansOf } from './verify-sql.ts'

/** Both legs of a transfer are one. */
const WHOLE_ID = `case when id like '%+' then substr(id, 1, length(id) - 1) else id end`
/** A command is given its time when it is asked for: what was on its way when a pause began or ended says an earlier or later one. */
const ON_ITS_WAY_MS = 60_000

/** What offers gave through the ledger, less what was taken back of it. */
const given = (dialect: Dialect, account: string): string => `
  with given as (
    select ${WHOLE_ID} as subject, amount as n from transfer
    where reverses is null and ${account} and ${memberOfJson(dialect, 'because', 'offer')} is not null)
  select subject, n from given
  union all select of_id, -(amount + short) from reversal where of_id in (select subject from given)`

const POINTS = `(credit like 'member/%/points' or credit like 'member/%/debt')`
const GROWTH = `credit like 'member/%/growth'`

const sumBy = (owner: string, rows: string): string =>
  `select ${owner} as subject, sum(n) as n from (${rows}) r group by ${owner}`

const postingChecks = (dialect: Dialect): Checks => ({
  '6 points given by an offer stand in one grant, with what is left of them': differences(
    given(dialect, POINTS),
    postingsOf(dialect, 'postings'),
  ),

  '6 growth given by an offer stands in one grant, with what is left of it': differences(
    given(dialect, GROWTH),
    postingsOf(dialect, 'growth_postings'),
  ),

  '6 a grant is given what is due, or withheld and given no more than that': `
    select ${GRANT} as subject, g.points as expected, coalesce(p.n, 0) as found from offer_grant g
    left join (${sumBy('owner', postingsOf(dialect, 'postings'))}) p on p.subject = ${GRANT}
    where coalesce(p.n, 0) > g.points or (g.state <> 'withheld' and coalesce(p.n, 0) <> g.points)`,

  '6 growth is posted as it is due, instant by instant, where it is not withheld': differences(
    growthOf(dialect, 'growth', `g.state <> 'withheld'`),
    growthOf(dialect, 'growth_posted', `g.state <> 'withheld'`),
  ),

  '6 growth posted by instant is what its transfers hold': differences(
    sumBy('owner', growthOf(dialect, 'growth_posted')),
    sumBy('owner', postingsOf(dialect, 'growth_postings')),
  ),

  '6 growth is told of as it was posted': differences(
    growthOf(dialect, 'growth_posted'),
    `select f.subject_id || ' at ' || f.occurred_at as subject, ${amountOf(dialect)} as n
      from fact f where f.type = 'growth.earned'`,
  ),
})

const amountOf = (dialect: Dialect): string =>
  dialect === 'sqlite' ? `json_extract(f.data, '$.amount')` : `(f.data ->> 'amount')::bigint`

const offerChecks = (dialect: Dialect): Checks => ({
  '6 a grant says what became of it': `
    select ${GRANT} as subject, 1 as expected, 0 as found from offer_grant g
    left join (${sumBy('owner', `${postingsOf(dialect, 'postings')} union all ${postingsOf(dialect, 'growth_postings')}`)}) p
      on p.subject = ${GRANT}
    where (g.state = 'withheld') <> (g.refusal is not null)
      or (g.state = 'reversed' and coalesce(p.n, 0) <> 0) or (g.state = 'granted' and coalesce(p.n, 0) = 0)`,

  '6 a grant rests on a version that was approved': `
    select ${GRANT} as subject, 1 as expected, 0 as found from offer_grant g
    left join offer_version v on v.offer_id = g.offer_id and v.number = g.version and v.state = 'approved'
    where v.offer_id is null`,

  '6 one version of an offer is in force at a time, and each was approved': `
    with span as (${spansOf(dialect)})
    select s.id as subject, 1 as expected, 0 as found from span s
    left join offer_version v on v.offer_id = s.id and v.number = s.version and v.state = 'approved'
    where v.offer_id is null or s.since >= s.until
    union all select s.id, 0, 1 from span s join span t on t.id = s.id and t.place > s.place
    where t.since < s.until`,

  '6 nothing of a paused or ended offer is in force': `
    with span as (${spansOf(dialect)}), stop as (
      select id, since, coalesce(until, ${NEVER}) as until from (${pausesOf(dialect)}) p
      union all select id, ended_at, ${NEVER} from offer where ended_at is not null)
    select s.id as subject, 0 as expected, 1 as found from span s
    join stop on stop.id = s.id and stop.since < s.until and s.since < stop.until`,

  '6 an offer is paused while its last pause lasts': `
    with open as (select id, max(since) as since, count(*) as n from (${pausesOf(dialect)}) p where until is null group by id)
    select o.id as subject, 1 as expected, coalesce(open.n, 0) as found from offer o left join open on open.id = o.id
    where (o.paused_at is null and open.id is not null)
      or (o.paused_at is not null and (open.id is null or open.n > 1 or open.since <> o.paused_at))`,

  '6 nothing is given by an offer while it is paused': `
    with pause as (${pausesOf(dialect)})
    select t.id as subject, 0 as expected, 1 as found from transfer t
    join pause p on p.id = ${memberOfJson(dialect, 't.because', 'offer')}
    where t.reverses is null and t.credit not like 'budget/%' and t.at > p.since + ${ON_ITS_WAY_MS} and t.at < coalesce(p.until, ${NEVER}) - ${ON_ITS_WAY_MS}`,
})

export const verifyOffers = (db: Provable): Promise<Violation[]> =>
  runChecks(db, { ...postingChecks(db.dialect), ...offerChecks(db.dialect) })
