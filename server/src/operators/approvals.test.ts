import { beforeEach, describe, expect, test } from 'vitest'
import { postgresKit } from '../platform/kit.ts'
import { Refusal } from '../platform/refusal.ts'
import { type MemoryEngine, memoryEngine } from '../platform/work/memory.ts'
import { defineSchema, type Schema } from '../schema.ts'
import {
  type ApprovalKind,
  approveWith,
  askApproval,
  type Decision,
  rejectWith,
  withdraw,
} from './approvals.ts'

const DAY_MS = 86_400_000
let now = 0
let done: unknown[] = []
let engine: MemoryEngine<Schema>
const gift: ApprovalKind = {
  kind: 'gift',
  roles: ['approver'],
  apply(w, approval, at) {
    if (approval.body.points === 13) throw new Refusal('BUDGET_EXHAUSTED')
    w.add('adminSeat', { role: 'given', operatorId: approval.subjectId })
    done.push({ ...approval, at })
  },
}
const [approve, reject] = [approveWith([gift]), rejectWith([gift])]
const asked = { id: 'a1', kind: 'gift', subjectId: 'lin', because: 'late parcel', operatorId: 'eve' }
const ask = (points = 5) => engine.run(askApproval, { ...asked, body: { points } })
const by = (operatorId: string, role: Decision['role'] = 'approver') => ({
  approvalId: 'a1',
  operatorId,
  role,
})
const stored = () => engine.rows('approval')[0]

beforeEach(() => {
  now = 1_000
  done = []
  engine = memoryEngine(defineSchema(postgresKit), { clock: () => now })
})

describe('what one operator asks for', () => {
  test('is done when another says yes, once', () => {
    ask()
    now = 2_000

    expect(engine.run(approve, by('amy'))).toMatchObject({
      state: 'approved',
      askedBy: 'eve',
      decidedBy: 'amy',
      decidedAt: 2_000,
    })
    expect(done).toEqual([
      { id: 'a1', subjectId: 'lin', body: { points: 5 }, askedBy: 'eve', decidedBy: 'amy', at: 2_000 },
    ])
    expect(() => engine.run(approve, by('bob'))).toThrow('APPROVAL_DECIDED')
    expect(() => engine.run(reject, by('bob'))).toThrow('APPROVAL_DECIDED')
    expect(() => engine.run(withdraw, by('eve'))).toThrow('APPROVAL_DECIDED')
    expect(done).toHaveLength(1)
  })

  test('is decided neither way by the one who asked, who may take it back', () => {
    ask()

    expect(() => engine.run(approve, by('eve'))).toThrow('APPROVAL_OWN')
    expect(() => engine.run(reject, by('eve'))).toThrow('APPROVAL_OWN')
    expect(() => engine.run(withdraw, by('amy'))).toThrow('APPROVAL_OTHERS')
    expect(engine.run(withdraw, by('eve', 'editor'))).toMatchObject({ state: 'withdrawn', decidedBy: 'eve' })
    expect(() => engine.run(approve, by('amy'))).toThrow('APPROVAL_DECIDED')
    expect(done).toEqual([])
  })

  test('is not done when another says no', () => {
    ask()

    expect(engine.run(reject, by('amy'))).toMatchObject({ state: 'rejected', decidedBy: 'amy' })
    expect(done).toEqual([])
  })

  test('is decided by those roles only that its kind names', () => {
    ask()

    for (const role of ['admin', 'editor', 'manager'] as const) {
      expect(() => engine.run(approve, by('amy', role))).toThrow('ROLE_MISSING')
      expect(() => engine.run(reject, by('amy', role))).toThrow('ROLE_MISSING')
    }
    expect(stored()).toMatchObject({ state: 'asked' })
  })

  test('waits for seven days, and no longer', () => {
    ask()
    now = 1_000 + 7 * DAY_MS

    expect(() => engine.run(approve, by('amy'))).toThrow('APPROVAL_EXPIRED')
    expect(() => engine.run(withdraw, by('eve'))).toThrow('APPROVAL_EXPIRED')
    now -= 1
    expect(engine.run(approve, by('amy'))).toMatchObject({ state: 'approved' })
  })

  test('stays undecided when it can not be done', () => {
    ask(13)

    expect(() => engine.run(approve, by('amy'))).toThrow('BUDGET_EXHAUSTED')
    expect(stored()).toMatchObject({ state: 'asked', decidedBy: null })
  })

  test('must have been asked for, and be of a kind that is known', () => {
    expect(() => engine.run(approve, by('amy'))).toThrow('APPROVAL_UNKNOWN')
    ask()
    expect(() => engine.run(approveWith([]), by('amy'))).toThrow('nobody knows how to decide gift')
  })
})
