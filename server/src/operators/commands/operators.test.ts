import { expect, test } from 'vitest'
import { postgresKit } from '../../platform/kit.ts'
import { memoryEngine } from '../../platform/work/memory.ts'
import { defineSchema } from '../../schema.ts'
import { addFirstOperator, addOperator, type NewOperator } from './operators.ts'

const start = () => memoryEngine(defineSchema(postgresKit), { clock: () => 0 })
const wen: NewOperator = { id: 'o1', login: 'wen', name: '文', role: 'approver', passwordHash: 'scrypt$…' }

test('an operator is taken on, and the reply does not hold the password', () => {
  const engine = start()

  expect(engine.run(addOperator, wen)).toEqual({ id: 'o1', login: 'wen', name: '文', role: 'approver' })
  expect(engine.rows('operator')).toEqual([{ ...wen, state: 'active' }])
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
  expect(engine.rows('operator')).toEqual([{ ...root, state: 'active' }])
})
