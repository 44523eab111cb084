/** Facts as they are stored, page by page, with all that was taken back of them: for what tries a rule on the past. Others are served between two pages. */
import { type FactType, factKinds } from '@laurel/shared/facts'
import { and, asc, eq, gt, gte, lte, min, sql } from 'drizzle-orm'
import type { Reads } from './database.ts'

export interface StoredFact {
  source: string
  key: string
  type: FactType
  memberId: string
  at: number
  data: Record<string, unknown>
  undoings: { at: number; by: string; data: Record<string, unknown> }[]
}

export interface Wanted {
  types: readonly FactType[]
  /** The first instant, and the first one after. */
  from: number
  to: number
}

const PAGE = 500
const filled = sql.placeholder
/** Nobody but us tells of these. */
const OURS = ['laurel', 'wechat']

type FactReads = ReturnType<typeof factReads>

export async function* storedFacts(reads: Reads, wanted: Wanted): AsyncGenerator<StoredFact[]> {
  const queries = factReads(reads)
  for (const source of await sourcesOf(queries, wanted)) yield* factsFrom(queries, source, wanted)
}

async function sourcesOf({ nextSource }: FactReads, { types }: Wanted): Promise<string[]> {
  if (types.every((type) => factKinds[type].from !== 'events')) return OURS
  const sources: string[] = []
  for (let after = ''; ; ) {
    const [next] = await nextSource.execute({ after })
    if (!next?.source) return sources
    sources.push(next.source)
    after = next.source
  }
}

/** Pages of the table, not of what is wanted: a rare type must not make one of them last long. */
async function* factsFrom(
  { page, undone }: FactReads,
  source: string,
  { types, from, to }: Wanted,
): AsyncGenerator<StoredFact[]> {
  const isWanted = ({ type, at, memberId }: { type: string; at: number; memberId: string | null }): boolean =>
    memberId !== null && at >= from && at < to && (types as readonly string[]).includes(type)
  for (let after = ''; ; ) {
    const rows = await page.execute({ source, after })
    const last = rows.at(-1)
    if (!last) return
    const facts = rows.filter(isWanted).map((row) => ({ ...row, source, undoings: [] }) as StoredFact)
    if (facts.length) {
      takeBack(facts, await undone.execute({ source, first: facts[0]?.key, last: facts.at(-1)?.key }))
      yield facts
    }
    if (rows.length < PAGE) return
    after = last.key
    await new Promise(setImmediate)
  }
}

type UndoingRow = StoredFact['undoings'][number] & { key: string }

function takeBack(facts: readonly StoredFact[], undoings: readonly UndoingRow[]): void {
  const byKey = new Map(facts.map((fact) => [fact.key, fact]))
  for (const { key, ...undoing } of undoings) byKey.get(key)?.undoings.push(undoing)
}

const factReads = ({ read, schema: { fact, undoing } }: Reads) => ({
  nextSource: read
    .select({ source: min(fact.source) })
    .from(fact)
    .where(gt(fact.source, filled('after')))
    .prepare('stored_facts_source'),
  page: read
    .select({
      key: fact.key,
      type: fact.type,
      memberId: fact.memberId,
      at: fact.occurredAt,
      data: fact.data,
    })
    .from(fact)
    .where(and(eq(fact.source, filled('source')), gt(fact.key, filled('after'))))
    .orderBy(asc(fact.key))
    .limit(PAGE)
    .prepare('stored_facts_page'),
  undone: read
    .select({ key: undoing.key, by: undoing.by, at: undoing.at, data: undoing.data })
    .from(undoing)
    .where(
      and(
        eq(undoing.source, filled('source')),
        gte(undoing.key, filled('first')),
        lte(undoing.key, filled('last')),
      ),
    )
    .prepare('stored_facts_undone'),
})
