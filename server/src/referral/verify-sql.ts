/** What the proofs of referral are made of, where the two databases differ. */
import type { Dialect } from '../platform/work/meta.ts'

const field = (dialect: Dialect, name: string): string =>
  dialect === 'sqlite' ? `json_extract(j.value, '$.${name}')` : `(j.value ->> '${name}')`
const number = (dialect: Dialect, name: string): string =>
  dialect === 'sqlite' ? field(dialect, name) : `${field(dialect, name)}::bigint`

/** A row for each part that each binding promised. */
export const partsOf = (dialect: Dialect): string => `
  select b.offer_id, b.invitee_id, b.inviter_id, b.version, b.reached,
    ${field(dialect, 'who')} as who, ${field(dialect, 'milestone')} as milestone,
    ${number(dialect, 'points')} as points, ${field(dialect, 'state')} as state, ${field(dialect, 'to')} as payee
  from binding b cross join ${
    dialect === 'sqlite' ? 'json_each(b.promised) j' : 'jsonb_array_elements(b.promised) j'
  }`

/** A row for each reward of each version of each programme. */
export const rewardsOf = (dialect: Dialect): string => `
  select v.offer_id, v.number as version, ${field(dialect, 'milestone')} as milestone,
    ${number(dialect, 'inviterPoints')} as inviter_points, ${number(dialect, 'inviteePoints')} as invitee_points
  from offer_version v join offer o on o.id = v.offer_id and o.kind = 'referral' cross join ${
    dialect === 'sqlite' ? `json_each(v.body, '$.rewards') j` : `jsonb_array_elements(v.body -> 'rewards') j`
  }`

/** When a milestone was reached; null: it was not. */
export const reachedAt = (dialect: Dialect): string =>
  dialect === 'sqlite' ? `json_extract(p.reached, '$.' || p.milestone)` : `(p.reached ->> p.milestone)`

export const isEmpty = (dialect: Dialect, column: string): string =>
  dialect === 'sqlite' ? `json_array_length(${column}) = 0` : `jsonb_array_length(${column}) = 0`

/** What of a grant the member has. */
export const leftOfGrants = (dialect: Dialect): string => `
  select g.member_id, g.offer_id, g.rule, g.occasion, sum(${
    dialect === 'sqlite' ? `json_extract(j.value, '$[1]')` : `(j.value ->> 1)::bigint`
  }) as n
  from offer_grant g cross join ${
    dialect === 'sqlite' ? 'json_each(g.postings) j' : 'jsonb_array_elements(g.postings) j'
  } group by g.member_id, g.offer_id, g.rule, g.occasion`

export const HOLD = `'hold/referral/' || p.offer_id || '/' || p.invitee_id || '/' || p.milestone || '/' || p.who || '/points'`
export const BINDING = `b.offer_id || ' ' || b.invitee_id`
