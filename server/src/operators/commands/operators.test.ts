import { describe, expect, test } from 'vitest'
import { postgresKit } from '../../platform/kit.ts'
import { memoryEngine } from '../../platform/work/memory.ts'
import { defineSchema } from '../../schema.ts'
import {
  addFirstOperator,
  addOperator,
  changeOperator,
  type NewOperator,
  operatorNamed,
  setOperatorState,
  setRole,
} from './operators.ts'

const start = () => memoryEngine(defineSchema(postgresKit), { clock: () => 0 })
const wen: NewOperator = { id: 'o1', login: 'wen', name: '文', role: 'approver', passwordHash: 'scrypt$…' }

test('an operator is taken on, and the reply does not hold the password', () => {
  const engine = start()

  expect(engine.run(addOperator, wen)).toEqual({ id: 'o1', login: 'wen', name: '文', role: 'approver' })
  expect(engine.rows('operator')).toMatchObject([{ ...wen, state: 'active' }])
})

test('a login belongs to one operator', () => {
  const engine = start()
  engine.run(addOperator, wen)

  expect(() => engine.run(addOperator, { ...wen, id: 'o2' })).toThrow('LOGIN_TAKEN')
  expect(engine.rows('operator')).toHaveLength(1)
})

test('the first operator is added at the first start only', () => {
  const engine = start()
  const root: NewOperator = { ...wen, login: 'root', role: 'admin' }

  expect(engine.run(addFirstOperator, root)).toMatchObject({ login: 'root', role: 'admin' })
  expect(engine.run(addFirstOperator, { ...root, id: 'o2', passwordHash: 'another' })).toBeNull()
  expect(engine.rows('operator')).toMatchObject([{ ...root, state: 'active' }])
})

describe('who may do what', () => {
  const root: NewOperator = { ...wen, id: 'o0', login: 'root', role: 'admin' }
  const both = () => {
    const engine = start()
    engine.run(addFirstOperator, root)
    engine.run(addOperator, wen)
    return engine
  }
  const stored = (engine: ReturnType<typeof start>, id: string) =>
    engine.rows('operator').find((row) => row.id === id)

  test('is changed by a role, and every session of before ends', () => {
    const engine = both()

    expect(engine.run(setRole, { operatorId: 'o1', role: 'editor' as const })).toMatchObject({
      role: 'editor',
    })
    expect(stored(engine, 'o1')).toMatchObject({ role: 'editor', epoch: 1 })
    expect(engine.rows('revocation')).toMatchObject([{ subject: 'o1', at: 0 }])
  })

  test('ends when switched off, and begins again when switched on', () => {
    const engine = both()
    engine.run(setOperatorState, { operatorId: 'o1', state: 'off' as const })
    expect(stored(engine, 'o1')).toMatchObject({ state: 'off', epoch: 1 })

    engine.run(setOperatorState, { operatorId: 'o1', state: 'active' as const })
    expect(stored(engine, 'o1')).toMatchObject({ state: 'active', epoch: 2 })
  })

  test('the last active admin stays', () => {
    const engine = both()
    const off = { operatorId: 'o0', state: 'off' } as const

    expect(() => engine.run(setOperatorState, off)).toThrow('ADMIN_LAST')
    expect(() => engine.run(setRole, { operatorId: 'o0', role: 'editor' as const })).toThrow('ADMIN_LAST')
    engine.run((w, _: null, now) => changeOperator(w, operatorNamed(w, 'o1'), { role: 'admin' }, now), null)
    expect(engine.rows('adminSeat').map(({ operatorId }) => operatorId)).toEqual(['o0', 'o1'])
    engine.run(setOperatorState, off)
    expect(() => engine.run(setOperatorState, { operatorId: 'o1', state: 'off' as const })).toThrow(
      'ADMIN_LAST',
    )
    engine.run(setOperatorState, { operatorId: 'o0', state: 'active' as const })
    engine.run(setRole, { operatorId: 'o1', role: 'editor' as const })
    expect(engine.rows('adminSeat').map(({ operatorId }) => operatorId)).toEqual(['o0'])
  })

  test('is nobody’s who is not there', () => {
    expect(() => both().run(setRole, { operatorId: 'o9', role: 'editor' as const })).toThrow(
      'OPERATOR_UNKNOWN',
    )
  })
})
