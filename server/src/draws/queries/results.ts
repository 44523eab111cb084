/** Reads results: one's own with what became of them, and the log that names nobody. */
import type { DrawResultState, LogEntry } from '@laurel/shared/draws'
import { and, asc, desc, eq, gt, isNull, lt, lte, or, type SQL, sql } from 'drizzle-orm'
import type { Reads } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Row } from '../../schema.ts'
import { PRIZE } from '../rules/falls.ts'

const PAGE = 20
const LAST = Number.MAX_SAFE_INTEGER
const filled = sql.placeholder

export interface Found {
  result: Row<'drawResult'>
  stock: Pick<Row<'drawPrize'>, 'key' | 'art' | 'won'>
  isWithheld: boolean
}

export interface ResultsAsked {
  drawId: string
  cursor?: string | undefined
  limit?: number | undefined
}

export const resultQueries = (reads: Reads) => ({ ...listReads(reads), ...logReads(reads) })

function lines({ read, schema: { drawResult: result, drawPrize: prize, grant } }: Reads) {
  return read
    .select({ result, stock: { key: prize.key, art: prize.art, won: prize.won }, grant: grant.state })
    .from(result)
    .innerJoin(prize, and(eq(prize.offerId, result.offerId), eq(prize.key, result.key)))
    .leftJoin(
      grant,
      and(
        eq(grant.memberId, result.memberId),
        eq(grant.offerId, result.offerId),
        eq(grant.rule, sql.raw(`'${PRIZE}'`)),
        eq(grant.occasion, result.chanceId),
      ),
    )
}

function listReads(reads: Reads) {
  const { drawResult: result, grant } = reads.schema
  const ofDraw = eq(result.offerId, filled('drawId'))
  const page = (name: string, where?: SQL) =>
    lines(reads)
      .where(and(ofDraw, lt(result.number, filled('before')), where))
      .orderBy(desc(result.number))
      .limit(filled('limit'))
      .prepare(name)
  const own = page('draws_own', eq(result.memberId, filled('memberId')))
  const one = lines(reads)
    .where(and(ofDraw, eq(result.number, filled('number'))))
    .prepare('draws_result')
  const inState = (state: string) => eq(result.state, sql.raw(`'${state}'`))
  const there = or(isNull(grant.state), sql`${grant.state} <> 'withheld'`)
  const all = page('draws_results')
  const byState = {
    given: page('draws_given', and(inState('given'), there)),
    withheld: page('draws_withheld', eq(grant.state, sql.raw(`'withheld'`))),
    open: page('draws_open', inState('open')),
    claimed: page('draws_claimed', inState('claimed')),
    lapsed: page('draws_lapsed', inState('lapsed')),
  }
  return {
    async findResult(drawId: string, number: number): Promise<Found | null> {
      return (await one.execute({ drawId, number })).map(foundOf)[0] ?? null
    },
    /** The newest first. */
    async listOwn(memberIds: readonly string[], { drawId, cursor, limit = PAGE }: ResultsAsked) {
      const asked = { drawId, before: placeOf(cursor), limit: limit + 1 }
      const lists = await Promise.all(memberIds.map((memberId) => own.execute({ ...asked, memberId })))
      const rows = lists.flat().sort((a, b) => b.result.number - a.result.number)
      return pageOf(rows.map(foundOf), limit)
    },
    async listAll({ drawId, cursor, limit = PAGE }: ResultsAsked, state?: DrawResultState) {
      const asked = { drawId, before: placeOf(cursor), limit: limit + 1 }
      const rows = await (state ? byState[state] : all).execute(asked)
      return pageOf(rows.map(foundOf), limit)
    },
  }
}

type Line = Omit<Found, 'isWithheld'> & { grant: Row<'grant'>['state'] | null }
const foundOf = ({ grant, ...line }: Line): Found => ({ ...line, isWithheld: grant === 'withheld' })

function placeOf(cursor: string | undefined): number {
  if (cursor === undefined) return LAST
  if (!/^[1-9]\d{0,14}$/.test(cursor)) throw new Refusal('INPUT_INVALID')
  return Number(cursor)
}

function pageOf(rows: Found[], limit: number) {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last ? String(last.result.number) : null }
}

function logReads({ read, schema: { drawResult } }: Reads) {
  const { offerId, number, at, nonce, key, head } = drawResult
  const entries = read
    .select({ number, at, nonce, key, head })
    .from(drawResult)
    .where(and(eq(offerId, filled('drawId')), gt(number, filled('after')), lte(number, filled('until'))))
    .orderBy(asc(number))
    .limit(filled('limit'))
    .prepare('draws_log')
  return {
    listEntries: async (asked: {
      drawId: string
      after: number
      until: number
      limit: number
    }): Promise<LogEntry[]> => entries.execute(asked),
  }
}
