/** Chains the audit trail: each entry carries a keyed hash over itself and the entry before it, so that who has only the database can change, drop or slip in none unseen. */
import { createHmac, hkdfSync } from 'node:crypto'
import type { Row, Touch, Work } from '../schema.ts'

export type AuditEntry = Pick<Row<'audit'>, 'id' | 'at' | 'operatorId' | 'call' | 'input' | 'output'>

export interface AuditLink extends AuditEntry {
  /** Without a gap, from 1. */
  number: number
  prevHash: string
}

export interface AuditChain {
  hashOf(link: AuditLink): string
  /** What number 1 follows: the entries from before there was a chain, in the order of their ids. */
  genesisOf(entries: Iterable<AuditEntry>): string
}

/** The key is drawn from one that the database does not hold. */
export function auditChain(blindKey: Buffer): AuditChain {
  const key = Buffer.from(hkdfSync('sha256', blindKey, '', 'laurel audit chain', 32))
  return {
    hashOf: ({ number, prevHash, ...entry }) =>
      createHmac('sha256', key)
        .update(canonical([number, prevHash, contentOf(entry)]))
        .digest('base64url'),
    genesisOf(entries) {
      const hash = createHmac('sha256', key)
      for (const entry of entries) hash.update(`${canonical(contentOf(entry))}\n`)
      return hash.digest('base64url')
    },
  }
}

const contentOf = ({ id, at, operatorId, call, input, output }: AuditEntry): unknown[] => [
  id,
  at,
  operatorId,
  call,
  input,
  output,
]

/** One text for one meaning: PostgreSQL gives members back in an order of its own. */
function canonical(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  if (typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  const members = Object.entries(value).filter(([, member]) => member !== undefined)
  const texts = members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`)
  return `{${texts.toSorted().join()}}`
}

const HEAD = 'head'

/** The head's row orders the entries of all processes: only writes of operators wait for it. */
export function addAudit(w: Work, chain: AuditChain, entry: AuditEntry): void {
  const head = w.get('auditHead', HEAD) ?? w.add('auditHead', headAfter(chain, []))
  const link = { ...entry, number: head.number + 1, prevHash: head.hash }
  const hash = chain.hashOf(link)
  w.add('audit', { ...link, hash })
  w.set('auditHead', head, { number: link.number, hash })
}

export const touchAudit = (touch: Touch): void => touch.row('auditHead', HEAD)

/** At every start, it begins the chain the first time only. */
export function beginChain(w: Work, { before, chain }: { before: AuditEntry[]; chain: AuditChain }): void {
  if (!w.get('auditHead', HEAD)) w.add('auditHead', headAfter(chain, before))
}

const headAfter = (chain: AuditChain, before: AuditEntry[]): Row<'auditHead'> => ({
  id: HEAD,
  number: 0,
  hash: chain.genesisOf(before),
})
