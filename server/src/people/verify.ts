/** Proves that nothing personal is left of a closed account, and that merged ones hold nothing. An empty answer is the proof. */
import { type Checks, type Provable, runChecks, type Violation } from '../points/index.ts'

const ENDED = "o.state in ('received', 'cancelled')"
const GONE = "m.state in ('closed', 'merged')"

const peopleChecks: Checks = {
  'R2 a closed account is one that was erased': `
    select m.id as subject, case when m.closed_at is null then 0 else 1 end as expected,
      case when e.member_id is null then 0 else 1 end as found
    from member m left join erasure e on e.member_id = m.id
    where (m.closed_at is not null) <> (e.member_id is not null)`,
  'R2 nothing that a closed account was known by is left': `
    select m.id as subject, 0 as expected, count(*) as found
    from identity i join member m on m.id = i.member_id where m.closed_at is not null group by m.id`,
  'R2 a closed account has no name and no picture': `
    select m.id as subject, 0 as expected, 1 as found from member m
    where m.closed_at is not null and (m.sealed_name is not null or m.called is not null or m.avatar is not null)`,
  'R2 no ended order of a closed account keeps an address': `
    select o.id as subject, 0 as expected, 1 as found from mall_order o join member m on m.id = o.member_id
    where m.closed_at is not null and o.address is not null and ${ENDED}`,
  'a closed or merged account holds no points': `
    select m.id as subject, 0 as expected, a.balance as found
    from member m join account a on a.path = 'member/' || m.id || '/points' where ${GONE} and a.balance <> 0`,
  'what a merged account owes is owed by whom it was merged into': `
    select m.id as subject, 0 as expected, a.balance as found
    from member m join account a on a.path = 'member/' || m.id || '/debt' where m.state = 'merged' and a.balance <> 0`,
  'points on their way between two members have arrived': `
    select path as subject, 0 as expected, balance as found
    from account where path like 'transit/%' and balance <> 0`,
  'a merged account is merged once, into the one it names': `
    select m.id as subject, 1 as expected, count(g.id) as found
    from member m left join member_merge g on g.from_id = m.id and g.into_id = m.merged_into and g.undone_at is null
    where m.state = 'merged' group by m.id having count(g.id) <> 1`,
}

export const verifyPeople = (db: Provable): Promise<Violation[]> => runChecks(db, peopleChecks)
