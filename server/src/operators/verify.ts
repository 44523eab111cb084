/** Proves that the audit trail stands as it was written, and names the first entry that does not. */
import type { AuditChain, AuditEntry } from '../platform/audit-chain.ts'
import type { Db } from '../platform/database.ts'

interface Violation {
  rule: string
  subject: string
  expected: number
  found: number
}

type Provable = Pick<Db, 'dialect' | 'all'>

interface Stored extends AuditEntry {
  number: number
  prevHash: string | null
  hash: string | null
}

interface Last {
  number: number
  hash: string | null
}

const PAGE = 1_000
const COLUMNS =
  'id, at, operator_id as "operatorId", call, input, output, number, prev_hash as "prevHash", hash'

const CHANGED = '12 each audit entry stands as it was written'
const MISSING = '12 no audit entry is missing'
const BEFORE = '12 what stood before the chain is unchanged'

export async function verifyAudit(db: Provable, chain: AuditChain): Promise<Violation[]> {
  const before = await rowsOf(db, 'number is null order by id')
  const genesis = chain.genesisOf(before)
  let last: Last = { number: 0, hash: genesis }
  for await (const row of chained(db)) {
    const breach = breachOf(chain, last, row)
    if (breach) return [breach]
    last = row
  }
  return headBreaches(db, last, before.length)
}

function breachOf(chain: AuditChain, last: Last, row: Stored): Violation | null {
  const { prevHash, hash, number } = row
  const breach = (rule: string) => ({ rule, subject: row.id, expected: last.number + 1, found: number })
  if (prevHash === null || chain.hashOf({ ...row, prevHash }) !== hash) return breach(CHANGED)
  if (number !== last.number + 1) return breach(MISSING)
  if (prevHash === last.hash) return null
  // Which of the old ones it was nobody can tell: they have no hash of their own.
  return breach(number === 1 ? BEFORE : MISSING)
}

/** The head says where the trail ends: so the last entry can't be taken off either. */
async function headBreaches(db: Provable, last: Last, before: number): Promise<Violation[]> {
  const [head] = await db.all('select number, hash from audit_head')
  if (!head && last.number + before === 0) return []
  const found = Number(head?.number ?? -1)
  if (found === last.number && head?.hash === last.hash) return []
  const rule = last.number === 0 && found === 0 ? BEFORE : MISSING
  return [{ rule, subject: `audit entry number ${last.number + 1}`, expected: found, found: last.number }]
}

async function* chained(db: Provable): AsyncIterable<Stored> {
  // Also below 1: an entry that was slipped in there is no less wrong.
  for (let after = Number.MIN_SAFE_INTEGER; ; ) {
    const rows = await rowsOf(db, `number > ${after} order by number limit ${PAGE}`)
    yield* rows
    const last = rows.at(-1)
    if (!last) return
    after = last.number
  }
}

async function rowsOf(db: Provable, where: string): Promise<Stored[]> {
  const rows = await db.all(`select ${COLUMNS} from audit where ${where}`)
  const opened = db.dialect === 'postgres' ? (value: unknown) => value : readJson
  return rows.map(
    (row) => ({ ...row, input: opened(row.input), output: opened(row.output) }) as unknown as Stored,
  )
}

/** What is no JSON was edited by hand: the hash will tell. */
function readJson(text: unknown): unknown {
  try {
    return JSON.parse(String(text))
  } catch {
    return { not: 'JSON', text }
  }
}
