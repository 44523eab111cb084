import { expect, test } from 'vitest'
import { defineSchema, type Work } from '../schema.ts'
import { type AuditEntry, addAudit, auditChain, beginChain } from './audit-chain.ts'
import { postgresKit } from './kit.ts'
import { memoryEngine } from './work/memory.ts'

const chain = auditChain(Buffer.from('a key that the database does not hold'))
const entry = (id: string, change: Partial<AuditEntry> = {}): AuditEntry => ({
  id,
  at: 1_000,
  operatorId: 'eve',
  call: 'POST /admin/budgets',
  input: { name: 'spring', caps: { dayMax: null, monthMax: 5 } },
  output: null,
  ...change,
})
const start = () => memoryEngine(defineSchema(postgresKit), { clock: () => 0 })
const add = (w: Work, added: AuditEntry) => addAudit(w, chain, added)

test('each entry is numbered, and hashed with the one before it', () => {
  const engine = start()
  for (const id of ['a', 'b', 'c']) engine.run(add, entry(id))
  const rows = engine.rows('audit')

  expect(rows.map(({ number }) => number)).toEqual([1, 2, 3])
  expect(rows.map(({ prevHash }) => prevHash)).toEqual([chain.genesisOf([]), rows[0]?.hash, rows[1]?.hash])
  expect(new Set(rows.map(({ hash }) => hash)).size).toBe(3)
  expect(engine.rows('auditHead')).toEqual([{ id: 'head', number: 3, hash: rows[2]?.hash }])
})

test('a hash depends on every field, on the place and on the key', () => {
  const link = { ...entry('a'), number: 1, prevHash: 'p' }
  const others = [
    { ...link, id: 'b' },
    { ...link, at: 1_001 },
    { ...link, operatorId: 'amy' },
    { ...link, call: 'POST /admin/budget' },
    { ...link, input: { name: 'spring', caps: { dayMax: null, monthMax: 6 } } },
    { ...link, input: { name: 'spring', caps: { monthMax: null, dayMax: 5 } } },
    { ...link, output: {} },
    { ...link, number: 2 },
    { ...link, prevHash: 'q' },
  ]
  const hashes = [link, ...others].map((one) => chain.hashOf(one))
  hashes.push(auditChain(Buffer.from('another key')).hashOf(link))

  expect(new Set(hashes).size).toBe(hashes.length)
})

test('the order in which a database gives members back does not matter', () => {
  const link = { ...entry('a'), number: 1, prevHash: 'p' }
  const turned = { ...link, input: { caps: { monthMax: 5, dayMax: null }, name: 'spring', left: undefined } }

  expect(chain.hashOf(turned)).toBe(chain.hashOf(link))
})

test('what stood there before is what number 1 follows', () => {
  const engine = start()
  const before = [entry('old-1'), entry('old-2')]
  engine.run(beginChain, { before, chain })
  engine.run(beginChain, { before: [], chain }) // every start asks, the first one counts
  engine.run(add, entry('a'))

  expect(engine.rows('audit')[0]).toMatchObject({ number: 1, prevHash: chain.genesisOf(before) })
  expect(chain.genesisOf(before)).not.toBe(chain.genesisOf(before.toReversed()))
})
