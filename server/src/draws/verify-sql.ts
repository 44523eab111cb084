/** The few pieces of SQL by which the proofs of draws read what was published and what is still kept. */
import type { Dialect } from '../platform/work/meta.ts'

/** A row for each prize of each version of each draw. */
export const prizesOf = (dialect: Dialect): string =>
  dialect === 'sqlite'
    ? `select v.offer_id, v.number as version, json_extract(j.value, '$.key') as key,
        json_extract(j.value, '$.points') as points, json_extract(j.value, '$.lapsePoints') as lapse_points
      from offer o join offer_version v on v.offer_id = o.id cross join json_each(v.body, '$.prizes') j
      where o.kind = 'draw'`
    : `select v.offer_id, v.number as version, j.value ->> 'key' as key,
        (j.value ->> 'points')::bigint as points, (j.value ->> 'lapsePoints')::bigint as lapse_points
      from offer o join offer_version v on v.offer_id = o.id
      cross join lateral jsonb_array_elements(v.body -> 'prizes') j(value) where o.kind = 'draw'`

export const PRIZES = 'draw_prize p join draw d on d.offer_id = p.offer_id'
export const RESULTS = 'draw_result r join draw_prize p on p.offer_id = r.offer_id and p.key = r.key'
export const PRIZE = `p.offer_id || ' ' || p.key`
export const RESULT = `r.offer_id || ' ' || r.number`

/** Pieces of a product that nobody was given yet: those that are won and to be claimed among them. */
export const KEPT = `
  case when d.closed_at is not null then 0
    else p.pieces - case when p.kind = 'goods' then p.claimed + p.lapsed else p.won end end`
export const UNWON = 'case when d.closed_at is not null then 0 else p.pieces - p.won end'
