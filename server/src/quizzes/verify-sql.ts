/** What the proofs of quizzes are made of, where the two databases differ. */
import type { Dialect } from '../platform/work/meta.ts'

const number = (dialect: Dialect, name: string): string =>
  dialect === 'sqlite' ? `json_extract(j.value, '$.${name}')` : `(j.value ->> '${name}')::bigint`

/** A row for each stage of each version of each quiz. */
export const stagesOf = (dialect: Dialect): string => `
  select v.offer_id, v.number as version, ${dialect === 'sqlite' ? 'j.key + 1' : 'j.key'} as stage,
    ${number(dialect, 'passCorrect')} as pass_correct, ${number(dialect, 'points')} as points,
    ${number(dialect, 'growth')} as growth
  from offer_version v join offer o on o.id = v.offer_id and o.kind = 'quiz' cross join ${
    dialect === 'sqlite'
      ? `json_each(v.body, '$.stages') j`
      : `jsonb_array_elements(v.body -> 'stages') with ordinality j(value, key)`
  }`

/** What is due of growth by each grant of each quiz. */
export const growthOf = (dialect: Dialect): string => `
  select g.member_id, g.offer_id, g.rule, g.occasion, sum(${
    dialect === 'sqlite' ? `json_extract(j.value, '$[1]')` : `(j.value ->> 1)::bigint`
  }) as n
  from offer_grant g join offer o on o.id = g.offer_id and o.kind = 'quiz' cross join ${
    dialect === 'sqlite' ? 'json_each(g.growth) j' : 'jsonb_array_elements(g.growth) j'
  } group by g.member_id, g.offer_id, g.rule, g.occasion`

export const isEmpty = (dialect: Dialect, column: string): string =>
  dialect === 'sqlite' ? `json_array_length(${column}) = 0` : `jsonb_array_length(${column}) = 0`
