/** The few pieces of SQL in which the two databases differ, for the proofs. */
import type { Dialect } from '../platform/work/meta.ts'

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
