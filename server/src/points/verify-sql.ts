/** What the proofs are made of: comparing two sets, and the few pieces of SQL in which the two databases differ. */
import type { Dialect } from '../platform/work/meta.ts'

/**
 * Where two queries of `subject` and `n` disagree; a subject that one of them lacks counts 0 there. Grouped, not joined:
 * SQLite joins two derived sets in the square of their size.
 */
export const differences = (expected: string, found: string): string => `
  select subject, sum(expected) as expected, sum(found) as found from (
    select subject, n as expected, 0 as found from (${expected}) e
    union all select subject, 0, n from (${found}) f) x
  group by subject having sum(expected) <> sum(found)`

/** The parts of `t.lots`, as a source to select from. */
export const partsOf = (dialect: Dialect): string =>
  dialect === 'sqlite' ? 'json_each(t.lots) j' : 'jsonb_array_elements(t.lots) j'

/** Of a part: its last day, the number of its lot, its amount. */
export const dayOfPart = (dialect: Dialect): string =>
  dialect === 'sqlite' ? `json_extract(j.value, '$[0]')` : '(j.value ->> 0)'
export const seqOfPart = (dialect: Dialect): string =>
  dialect === 'sqlite' ? `json_extract(j.value, '$[1]')` : '(j.value ->> 1)::bigint'
export const amountOfPart = (dialect: Dialect): string =>
  dialect === 'sqlite' ? `json_extract(j.value, '$[2]')` : '(j.value ->> 2)::bigint'

/** The business day of an instant, 8 hours east. */
export const daySql = (dialect: Dialect, at: string): string =>
  dialect === 'sqlite'
    ? `date((${at} + 28800000) / 1000, 'unixepoch')`
    : `to_char(to_timestamp((${at} + 28800000) / 1000) at time zone 'UTC', 'YYYY-MM-DD')`
