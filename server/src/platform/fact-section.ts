/** Facts of a member as a section of the export: found by how their keys begin, for facts are not indexed by member. */
import { and, asc, count, eq, gt, lt, sql } from 'drizzle-orm'
import type { Reads } from './database.ts'
import type { PersonalSection } from './personal.ts'

const PAGE = 200
const filled = sql.placeholder
/** The character behind the slash: keys below a prefix end before it. */
const behind = (prefix: string): string => `${prefix.slice(0, -1)}0`

export interface FactSection {
  name: string
  title: string
  /** Ends in a slash. */
  prefixOf(memberId: string): string
}

export function factSection(
  { read, schema: { fact } }: Reads,
  { name, title, prefixOf }: FactSection,
): PersonalSection {
  const below = and(eq(fact.source, 'laurel'), gt(fact.key, filled('after')), lt(fact.key, filled('end')))
  const page = read
    .select({ key: fact.key, type: fact.type, occurredAt: fact.occurredAt })
    .from(fact)
    .where(below)
    .orderBy(asc(fact.key))
    .limit(PAGE)
    .prepare('fact_section')
  const counted = read.select({ n: count() }).from(fact).where(below).prepare('fact_section_count')

  async function* factsOf(prefix: string) {
    for (let after = prefix; ; ) {
      const rows = await page.execute({ after, end: behind(prefix) })
      for (const { type, occurredAt } of rows) yield { type, occurredAt }
      const last = rows.at(-1)
      if (!last || rows.length < PAGE) return
      after = last.key
    }
  }
  return {
    name,
    title,
    async count(memberIds) {
      let sum = 0
      for (const prefix of memberIds.map(prefixOf)) {
        const [found] = await counted.execute({ after: prefix, end: behind(prefix) })
        sum += found?.n ?? 0
      }
      return sum
    },
    async *rows(memberIds) {
      for (const memberId of memberIds) yield* factsOf(prefixOf(memberId))
    },
  }
}
