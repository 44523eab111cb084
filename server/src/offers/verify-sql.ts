/** The few pieces of SQL that open the JSON of offers and grants, in both dialects. */
import type { Dialect } from '../platform/work/meta.ts'

const textAt = (dialect: Dialect, at: number): string =>
  dialect === 'sqlite' ? `json_extract(j.value, '$[${at}]')` : `(j.value ->> ${at})`
const numberAt = (dialect: Dialect, at: number): string =>
  dialect === 'sqlite' ? textAt(dialect, at) : `${textAt(dialect, at)}::bigint`
/** Null where the JSON has null. */
const each = (dialect: Dialect, column: string): string =>
  dialect === 'sqlite'
    ? `json_each(${column}) j`
    : `jsonb_array_elements(${column}) with ordinality j(value, key)`

export const memberOfJson = (dialect: Dialect, column: string, name: string): string =>
  dialect === 'sqlite' ? `json_extract(${column}, '$.${name}')` : `(${column} ->> '${name}')`

export const GRANT = `'grant/' || g.member_id || '/' || g.offer_id || '/' || g.rule || '/' || g.occasion`

/** A row for each posting of each grant: `subject` is the transfer. */
export const postingsOf = (dialect: Dialect, column: 'postings' | 'growth_postings'): string => `
  select ${GRANT} as owner, ${textAt(dialect, 0)} as subject, ${numberAt(dialect, 1)} as n
  from offer_grant g cross join ${each(dialect, `g.${column}`)}`

/** A row for each instant at which growth counts: `subject` is the grant and the instant. */
export const growthOf = (dialect: Dialect, column: 'growth' | 'growth_posted', where = 'true'): string => `
  select ${GRANT} as owner, ${GRANT} || ' at ' || ${textAt(dialect, 0)} as subject, ${numberAt(dialect, 1)} as n
  from offer_grant g cross join ${each(dialect, `g.${column}`)} where ${where}`

/** A row for each span of each offer; without an end, one that never comes. */
export const spansOf = (dialect: Dialect): string => `
  select o.id, j.key as place, ${numberAt(dialect, 0)} as version, ${numberAt(dialect, 1)} as since,
    coalesce(${numberAt(dialect, 2)}, ${NEVER}) as until
  from offer o cross join ${each(dialect, 'o.spans')}`

export const pausesOf = (dialect: Dialect): string => `
  select o.id, j.key as place, ${numberAt(dialect, 0)} as since, ${numberAt(dialect, 1)} as until
  from offer o cross join ${each(dialect, 'o.pauses')}`

export const NEVER = '9007199254740991'
