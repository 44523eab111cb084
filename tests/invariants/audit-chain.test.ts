/** Whoever edits the audit trail past the program, in whatever way, is found out, and the entry is named. */
import { verifyAudit } from '@laurel/server/operators/verify'
import { auditChain } from '@laurel/server/platform/audit-chain'
import { budgetApi } from '@laurel/shared/budget'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databaseKinds, type FreshDatabase, freshDatabase } from '../world/databases.ts'
import { type World, world } from '../world/world.ts'
import { openRaw, type Raw } from './raw.ts'

const WRITES = 30
const MUTATIONS = 500 // on each of two databases
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000)
const caps = { dayMax: null, monthMax: null, totalMax: null }

interface Mutation {
  what: string
  /** What verify must name. */
  named: string
  sql: string[]
}

/** Numerical Recipes' generator: the same seed tells the same story. */
function chanceFrom(start: number): (bound: number) => number {
  let state = start >>> 0
  return (bound) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * bound)
  }
}
type Chance = ReturnType<typeof chanceFrom>

const FIELDS = ['at', 'operator_id', 'call', 'input', 'output', 'prev_hash', 'hash']

/** `ids` in the order of their numbers, which begin at 1. */
const mutations: ((ids: string[], chance: Chance) => Mutation)[] = [
  function edit(ids, chance) {
    const [id, field] = [ids[chance(ids.length)] ?? '', FIELDS[chance(FIELDS.length)] ?? '']
    const text = field === 'at' ? 'at + 1' : `'{"forged":${chance(1_000)}}'`
    return {
      what: `edit ${field} of ${id}`,
      named: id,
      sql: [`update audit set ${field} = ${text} where id = '${id}'`],
    }
  },
  function remove(ids, chance) {
    const place = chance(3) ? chance(ids.length) : ids.length - 1
    const sql = [`delete from audit where id = '${ids[place]}'`]
    return { what: `delete ${place + 1}`, named: ids[place + 1] ?? `audit entry number ${ids.length}`, sql }
  },
  function insert(ids, chance) {
    const fields = `at, operator_id, call, input, output, ${ids.length + 1 + chance(3)}, prev_hash, hash`
    const [like, number] = [ids[chance(ids.length)], chance(4)]
    const copied = number ? fields : fields.replace(/\d+, prev_hash, hash/, 'null, null, null')
    return {
      what: `insert like ${like}${number ? '' : ', as if from before the chain'}`,
      named: number ? 'slipped-in' : (ids[0] ?? ''),
      sql: [
        `insert into audit (id, at, operator_id, call, input, output, number, prev_hash, hash)
         select 'slipped-in', ${copied} from audit where id = '${like}'`,
      ],
    }
  },
  function swap(ids, chance) {
    const first = chance(ids.length - 1)
    const second = first + 1 + chance(ids.length - 1 - first)
    const to = (place: number, number: number) =>
      `update audit set number = ${number} where id = '${ids[place]}'`
    return {
      what: `swap ${first + 1} and ${second + 1}`,
      named: ids[second] ?? '', // it stands where the first one stood
      sql: [to(first, -9), to(second, first + 1), to(first, second + 1)],
    }
  },
]

describe.each(databaseKinds)('on %s', (kind) => {
  let place: FreshDatabase
  let w: World
  let raw: Raw
  let ids: string[]
  const prove = () => verifyAudit(w.db, auditChain(w.laurel.deps.config.blindKey))

  beforeAll(async () => {
    place = await freshDatabase(kind)
    w = await world({ at: place })
    const { as } = w.operators
    const input = { currency: 'points', parentId: null, caps } as const
    // At once: who comes first is settled by the row of the head.
    await Promise.all(
      Array.from({ length: WRITES }, (_, i) => as('editor', budgetApi.add, { ...input, name: `b${i}` })),
    )
    ids = (await w.db.all('select id from audit order by number')).map(({ id }) => String(id))
    raw = await openRaw(kind, place.url)
    await raw.run('create table audit_kept as select * from audit')
  })
  afterAll(async () => {
    await raw.close()
    await w.close()
    await place.drop()
  })

  test('an honest trail is green, and numbered without a gap', async () => {
    const rows = await w.db.all('select number from audit order by number')

    expect(rows.length).toBeGreaterThan(WRITES)
    expect(rows.map(({ number }) => number)).toEqual(rows.map((_, i) => i + 1))
    expect(await prove()).toEqual([])
  })

  test('no entry can be changed or deleted through the door', async () => {
    await expect(raw.run(`update audit set call = 'x'`)).rejects.toThrow(/never/)
    await expect(raw.run('delete from audit')).rejects.toThrow(/never/)
  })

  describe('past every trigger', () => {
    beforeAll(() => raw.disarm())

    test(`${MUTATIONS} random mutations are found and named, each one (SEED=${seed})`, async () => {
      const chance = chanceFrom(seed)
      for (let round = 0; round < MUTATIONS; round++) {
        const mutate = mutations[round % mutations.length]
        const { what, named, sql } = mutate?.(ids, chance) ?? { what: 'none', named: '', sql: [] }
        await raw.run(...sql)
        const found = await prove()
        await raw.run('delete from audit', 'insert into audit select * from audit_kept')
        expect([what, found.map(({ subject }) => subject)]).toEqual([what, [named]])
      }
      expect(await prove()).toEqual([])
    })

    test('a head that was set back, or is gone, is found', async () => {
      const head = await w.db.all('select number, hash from audit_head')
      const { number, hash } = head[0] ?? {}
      await raw.run('update audit_head set number = number - 1')
      expect(await prove()).toHaveLength(1)
      await raw.run(`update audit_head set number = ${number}, hash = 'another'`)
      expect(await prove()).toHaveLength(1)
      await raw.run('delete from audit_head')
      expect(await prove()).toHaveLength(1)
      await raw.run(`insert into audit_head (id, number, hash) values ('head', ${number}, '${hash}')`)
      expect(await prove()).toEqual([])
    })

    test('who has only the database can not forge an entry: the key is elsewhere', async () => {
      const other = auditChain(Buffer.from('the key that the forger does not have'))
      expect(await verifyAudit(w.db, other)).toMatchObject([{ subject: ids[0] }])
    })
  })
})
