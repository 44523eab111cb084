/** Proves what referral promises: no ring, nobody's own guest, what is promised is set aside, what is paid was earned. */
import type { Dialect } from '../platform/work/meta.ts'
import { type Checks, differences, type Provable, runChecks, type Violation } from '../points/index.ts'
import { BINDING, HOLD, isEmpty, leftOfGrants, partsOf, reachedAt, rewardsOf } from './verify-sql.ts'

/** Who closed the account is owed nothing any more: what was withheld for him went back. */
const ofOpen = (member: string): string =>
  `not exists (select 1 from member m where m.id = ${member} and m.state = 'closed')`

const chainChecks: Checks = {
  '6 nobody came by himself': `
    select ${BINDING} as subject, 0 as expected, 1 as found from binding b where b.inviter_id = b.invitee_id`,

  '6 nobody came by somebody whom he brought': `
    with recursive edge as (
      select offer_id, invitee_id as below, inviter_id as above from binding where inviter_id is not null),
    climb(offer_id, start, at) as (
      select e.offer_id, e.below, e.above from edge e
      where exists (select 1 from edge f where f.offer_id = e.offer_id and f.above = e.below)
      union select c.offer_id, c.start, e.above from climb c
      join edge e on e.offer_id = c.offer_id and e.below = c.at)
    select offer_id || ' ' || start as subject, 0 as expected, 1 as found from climb where at = start`,

  '6 a link stands one below the link it came by': `
    select l.code as subject, coalesce(p.depth, 0) + 1 as expected, l.depth as found from share_link l
    left join share_link p on p.code = l.parent
    where l.depth <> coalesce(p.depth, 0) + 1 or l.root <> coalesce(p.root, l.code)
      or (l.parent is not null and (p.code is null or p.offer_id <> l.offer_id))`,

  '6 a programme counts its bindings': differences(
    `select offer_id as subject, 1 as n from binding`,
    `select offer_id as subject, bindings as n from programme`,
  ),

  '6 an inviter counts who came by him': differences(
    `select offer_id || ' ' || inviter_id as subject, 1 as n from binding where inviter_id is not null`,
    `select offer_id || ' ' || member_id as subject, bound as n from inviter`,
  ),
}

const promiseChecks = (dialect: Dialect): Checks => ({
  '6 what is promised waits in its hold, and nothing else does': differences(
    `select ${HOLD} as subject, p.points as n from (${partsOf(dialect)}) p where p.state = 'promised'
      union all select ${HOLD}, g.points - coalesce(l.n, 0) from (${partsOf(dialect)}) p
      join offer_grant g on g.member_id = p.payee and g.offer_id = p.offer_id and g.occasion = p.invitee_id
        and g.rule = p.milestone || '-' || p.who and g.state = 'withheld' and g.hold is not null
      left join (${leftOfGrants(dialect)}) l on l.member_id = g.member_id and l.offer_id = g.offer_id
        and l.rule = g.rule and l.occasion = g.occasion
      where p.state = 'paid' and exists (select 1 from account a where a.path = ${HOLD} and a.balance > 0)`,
    `select path as subject, balance as n from account where path like 'hold/referral/%'`,
  ),

  '6 what was paid is one grant of whoever was promised it': differences(
    `select p.payee || ' ' || p.offer_id || ' ' || p.milestone || '-' || p.who || ' ' || p.invitee_id as subject,
      p.points as n from (${partsOf(dialect)}) p where p.state = 'paid' and ${ofOpen('p.payee')}`,
    `select g.member_id || ' ' || g.offer_id || ' ' || g.rule || ' ' || g.occasion as subject, g.points as n
      from offer_grant g join offer o on o.id = g.offer_id and o.kind = 'referral' where ${ofOpen('g.member_id')}`,
  ),

  '6 nobody is paid but the invitee and his direct inviter': `
    select p.offer_id || ' ' || p.invitee_id as subject, 0 as expected, 1 as found from (${partsOf(dialect)}) p
    left join member m on m.id = case when p.who = 'inviter' then p.inviter_id else p.invitee_id end
    where p.state = 'paid' and (m.id is null or (m.id <> p.payee and m.merged_into is null))`,

  '6 nothing is paid for what was not reached': `
    select p.offer_id || ' ' || p.invitee_id as subject, 0 as expected, p.points as found
    from (${partsOf(dialect)}) p where p.state = 'paid' and ${reachedAt(dialect)} is null`,

  '6 no more is promised than the programme says': `
    select p.offer_id || ' ' || p.invitee_id as subject,
      coalesce(case when p.who = 'inviter' then r.inviter_points else r.invitee_points end, 0) as expected,
      p.points as found
    from (${partsOf(dialect)}) p left join (${rewardsOf(dialect)}) r
      on r.offer_id = p.offer_id and r.version = p.version and r.milestone = p.milestone
    where p.points <> coalesce(case when p.who = 'inviter' then r.inviter_points else r.invitee_points end, 0)`,

  '6 an inviter was given what his friends brought him': differences(
    `select p.payee || ' ' || p.offer_id as subject, p.points as n from (${partsOf(dialect)}) p
      where p.state = 'paid' and p.who = 'inviter'`,
    `select member_id || ' ' || offer_id as subject, points as n from inviter`,
  ),

  '6 an inviter was rewarded for so many friends': differences(
    `select distinct p.payee || ' ' || p.offer_id as subject, 1 as n, p.invitee_id from (${partsOf(dialect)}) p
      where p.state = 'paid' and p.who = 'inviter'`,
    `select member_id || ' ' || offer_id as subject, rewarded as n from inviter`,
  ),

  '6 what is held says why and until when, and what is over keeps nothing': `
    select ${BINDING} as subject, 1 as expected, 0 as found from binding b
    where (b.state = 'held' and (b.review_by is null or ${isEmpty(dialect, 'b.signals')}))
      or (b.state in ('lapsed', 'rejected')
        and exists (select 1 from (${partsOf(dialect)}) p
          where p.offer_id = b.offer_id and p.invitee_id = b.invitee_id and p.state = 'promised'))`,
})

export const verifyReferral = (db: Provable): Promise<Violation[]> =>
  runChecks(db, { ...chainChecks, ...promiseChecks(db.dialect) })
