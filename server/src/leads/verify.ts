/** Proves on any database that leads, those who are found by them, and mailings agree. An empty answer is the proof. */
import { type Checks, type Provable, runChecks, type Violation } from '../points/index.ts'

const leadChecks: Checks = {
  '9 whoever is found by a person is a lead of that programme': `
    select o.person || ' ' || o.offer_id as subject, 1 as expected, 0 as found
    from lead_of o left join lead l on l.id = o.lead_id and l.offer_id = o.offer_id where l.id is null`,
  '9 a lead is found by its member and by its number': `
    select l.id as subject, 1 as expected, 0 as found
    from lead l left join lead_of o on o.person = 'member/' || l.member_id and o.offer_id = l.offer_id and o.lead_id = l.id
    where l.member_id is not null and o.lead_id is null
    union all
    select l.id, 1, 0
    from lead l left join lead_of o on o.person = 'phone/' || l.phone and o.offer_id = l.offer_id and o.lead_id = l.id
    where l.phone is not null and o.lead_id is null`,
  '9 a lead has the history that it counts': `
    select l.id as subject, l.events as expected, count(e.n) as found
    from lead l left join lead_event e on e.lead_id = l.id
    group by l.id, l.events having count(e.n) <> l.events`,
  '9 nobody is a lead of himself': `
    select l.id as subject, 0 as expected, 1 as found from lead l where l.member_id = l.inviter_id`,
  '9 a mailing counts those it sent to': `
    select m.id as subject, m.sent + m.failed as expected, count(r.n) as found
    from mailing m left join mailing_recipient r on r.mailing_id = m.id and r.state in ('sent', 'failed')
    group by m.id, m.sent, m.failed having count(r.n) <> m.sent + m.failed`,
  '9 a mailing took up each recipient once': `
    select m.id as subject, m.taken as expected, count(r.n) as found
    from mailing m left join mailing_recipient r on r.mailing_id = m.id
    group by m.id, m.taken having count(r.n) <> m.taken`,
  '9 each recipient has a link of his own': `
    select r.mailing_id || ' ' || r.n as subject, 1 as expected, count(l.code) as found
    from mailing_recipient r left join share_link l on l.code = r.code
    group by r.mailing_id, r.n having count(l.code) <> 1
    union all
    select r.code, 1, count(*) from mailing_recipient r group by r.code having count(*) > 1`,
}

export const verifyLeads = (db: Provable): Promise<Violation[]> => runChecks(db, leadChecks)
