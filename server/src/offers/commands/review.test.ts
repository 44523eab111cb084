import type { AddOfferInput, OfferTerms } from '@laurel/shared/offers'
import { Type } from 'typebox'
import { beforeEach, describe, expect, test } from 'vitest'
import { addBudget } from '../../budget/index.ts'
import { withdraw } from '../../operators/approvals.ts'
import { approveWith, rejectWith } from '../../operators/index.ts'
import { postgresKit } from '../../platform/kit.ts'
import { type MemoryEngine, memoryEngine } from '../../platform/work/memory.ts'
import { defineSchema, type Schema } from '../../schema.ts'
import type { OfferKindDef } from '../kinds.ts'
import { addOfferWith, editOfferWith } from './drafts.ts'
import { offerAt, offersWatching } from './find.ts'
import { offerApprovals, submitWith } from './review.ts'
import { end, pause, resumeWith } from './stop.ts'

const DAY_MS = 86_400_000
const NOW = 1_800_000_000_000
let now = NOW
let engine: MemoryEngine<Schema>
let ids = 0

/** Gives points for a cause; `only` names another that must not be the same. */
const earn: OfferKindDef = {
  kind: 'earn',
  single: false,
  schema: Type.Object(
    { cause: Type.String(), points: Type.Integer({ minimum: 0 }), needs: Type.Optional(Type.String()) },
    { additionalProperties: false },
  ),
  faultIn: ({ points }) => (points === 13 ? '/points' : null),
  faultAmong: (w, { body }) => (body.needs && !w.get('offer', String(body.needs)) ? '/needs' : null),
  givesPoints: ({ points }) => Number(points) > 0,
  topics: ({ cause }) => [String(cause)],
  declare: ({ offerId, title, body, rules, signOff }) => ({
    offerId,
    title,
    kind: 'earn',
    rules,
    signOff,
    links: [{ cause: String(body.cause), gives: { what: 'points', by: 'constant', waitDays: 0 } }],
  }),
}
const tiers: OfferKindDef = { ...earn, kind: 'tiers', single: true, givesPoints: () => false }
const kinds = [tiers, earn]
const [add, edit, submit, resume] = [
  addOfferWith(kinds),
  editOfferWith(kinds),
  submitWith(kinds),
  resumeWith(kinds),
]
const [approve, reject] = [approveWith(offerApprovals(kinds)), rejectWith(offerApprovals(kinds))]

const terms = (patch: Partial<OfferTerms> = {}): OfferTerms => ({
  title: 'spring',
  body: { cause: 'purchase.paid', points: 5 },
  budgetId: 'points',
  startsAt: NOW,
  endsAt: NOW + 90 * DAY_MS,
  rules: ['5 points each'],
  goal: { metric: 'members', target: 10, days: 30 },
  signOff: null,
  ...patch,
})
const written = (patch: Partial<AddOfferInput> = {}): string => {
  ids += 1
  const offerId = `o${ids}`
  return engine.run(add, { kind: 'earn', ...terms(), ...patch, offerId, author: 'eve' }).id
}
const changed = (offerId: string, patch: Partial<OfferTerms> = {}, author = 'eve') =>
  engine.run(edit, { offerId, ...terms(patch), author })
const submitted = (offerId: string, operatorId = 'eve'): string => {
  ids += 1
  return engine.run(submit, { id: `a${ids}`, offerId, because: 'spring', operatorId }).id
}
const by = (approvalId: string, operatorId = 'amy') => ({ approvalId, operatorId, role: 'approver' }) as const
const published = (patch: Partial<AddOfferInput> = {}): string => {
  const offerId = written(patch)
  engine.run(approve, by(submitted(offerId)))
  return offerId
}
const seen = (offerId: string) => changedState(offerId)
const changedState = (offerId: string) =>
  engine.run((w, id: string) => {
    const offer = w.get('offer', id)
    return { spans: offer?.spans, pausedAt: offer?.pausedAt, versions: w.list('offerVersion', id) }
  }, offerId)
const inForce = (offerId: string, at: number): number | null =>
  engine.run((w) => offerAt(w, offerId, at)?.version.number ?? null, null)
const halt = (offerId: string) => engine.run(pause, { offerId, because: 'wrong' })
const goOn = (offerId: string) => engine.run(resume, { offerId, because: 'right' })
const refusal = (act: () => unknown): unknown => {
  try {
    act()
    return 'done'
  } catch (error) {
    const { code, details, message } = error as { code?: string; details?: object; message: string }
    return code ? { code, ...details } : message
  }
}

beforeEach(() => {
  now = NOW
  engine = memoryEngine(defineSchema(postgresKit), { clock: () => now })
  const caps = { dayMax: null, monthMax: null, totalMax: null }
  engine.run(addBudget, { id: 'points', name: 'p', currency: 'points', parentId: null, caps })
  engine.run(addBudget, { id: 'fen', name: 'f', currency: 'fen', parentId: null, caps })
})

describe('what is written down', () => {
  test('is held against the schema of its kind, and the place of the fault is told', () => {
    const fault = (body: Record<string, unknown>) => refusal(() => written({ body }))
    expect(fault({ cause: 'x', points: '5' })).toEqual({ code: 'OFFER_BODY_INVALID', path: '/points' })
    expect(fault({ cause: 'x' })).toEqual({ code: 'OFFER_BODY_INVALID', path: '/points' })
    expect(fault({ cause: 'x', points: 1, 'a/b': 1 })).toEqual({ code: 'OFFER_BODY_INVALID', path: '/a~1b' })
    expect(fault({ cause: 'x', points: 13 })).toEqual({ code: 'OFFER_BODY_INVALID', path: '/points' })
    expect(fault({ cause: 'x', points: 1, needs: 'o99' })).toEqual({
      code: 'OFFER_BODY_INVALID',
      path: '/needs',
    })
  })

  test('names days in order and a budget of points', () => {
    expect(refusal(() => written({ endsAt: NOW }))).toEqual({ code: 'OFFER_DAYS_INVALID' })
    expect(refusal(() => written({ endsAt: NOW + 3_661 * DAY_MS }))).toEqual({ code: 'OFFER_DAYS_INVALID' })
    expect(refusal(() => written({ budgetId: 'nobody' }))).toEqual({ code: 'BUDGET_UNKNOWN' })
    expect(refusal(() => written({ budgetId: 'fen' }))).toEqual({ code: 'CURRENCY_MISMATCH' })
  })

  test('a draft is changed where it stands; an approved text gets a new version, and stays as it is', () => {
    const offerId = written()
    expect(changed(offerId, { title: 'summer' })).toMatchObject({
      state: 'draft',
      current: null,
      draft: { number: 1, title: 'summer', state: 'draft' },
    })
    engine.run(approve, by(submitted(offerId)))
    expect(changed(offerId, { title: 'autumn' })).toMatchObject({
      state: 'live',
      current: { number: 1, title: 'summer', state: 'approved', decidedBy: 'amy' },
      draft: { number: 2, title: 'autumn', state: 'draft', decidedBy: null },
    })
  })
})

describe('on the way into force', () => {
  test('what is missing is told before anybody is asked', () => {
    expect(refusal(() => submitted(written({ budgetId: null, rules: [] })))).toEqual({
      code: 'OFFER_INCOMPLETE',
      missing: ['budgetId', 'rules'],
    })
    const over = written({ startsAt: NOW - 2, endsAt: NOW - 1 })
    expect(refusal(() => submitted(over))).toEqual({ code: 'OFFER_DAYS_INVALID' })
  })

  test('what the policy forbids is not even asked for', () => {
    const paidShares = written({ body: { cause: 'share.made', points: 5 } })
    expect(refusal(() => submitted(paidShares))).toMatchObject({
      code: 'POLICY_VIOLATED',
      findings: [expect.objectContaining({ rule: expect.any(String), path: expect.any(Array) })],
    })
  })

  test('it is in review until it is decided, and nobody changes it meanwhile', () => {
    const offerId = written()
    const approvalId = submitted(offerId)
    expect(refusal(() => changed(offerId))).toEqual({ code: 'OFFER_IN_REVIEW' })
    expect(refusal(() => submitted(offerId))).toEqual({ code: 'OFFER_IN_REVIEW' })
    expect(inForce(offerId, NOW)).toBe(null)
    engine.run(approve, by(approvalId))
    expect(inForce(offerId, NOW)).toBe(1)
    expect(refusal(() => submitted(offerId))).toEqual({ code: 'OFFER_NO_DRAFT' })
  })

  test('turned down, withdrawn or never decided, it may be changed and submitted again', () => {
    const offerId = written()
    engine.run(reject, by(submitted(offerId)))
    expect(changed(offerId, { title: 'better' }).draft).toMatchObject({ state: 'draft', title: 'better' })
    engine.run(withdraw, { approvalId: submitted(offerId), operatorId: 'eve', role: 'editor' })
    expect(changed(offerId, { title: 'still better' }).draft?.state).toBe('draft')
    submitted(offerId)
    now += 8 * DAY_MS
    expect(changed(offerId, { title: 'best' }).draft?.state).toBe('draft')
    engine.run(approve, by(submitted(offerId)))
    expect(inForce(offerId, now)).toBe(1)
  })

  test('neither who wrote it nor who submitted it approves it', () => {
    const offerId = written()
    const approvalId = submitted(offerId, 'bob')
    expect(refusal(() => engine.run(approve, by(approvalId, 'bob')))).toEqual({ code: 'APPROVAL_OWN' })
    expect(refusal(() => engine.run(approve, by(approvalId, 'eve')))).toEqual({ code: 'APPROVAL_OWN' })
    expect(seen(offerId).versions[0]?.state).toBe('review')
    engine.run(approve, by(approvalId))
  })

  test('approved before its start it waits for it', () => {
    const offerId = published({ startsAt: NOW + DAY_MS })
    expect(inForce(offerId, NOW)).toBe(null)
    expect(inForce(offerId, NOW + DAY_MS)).toBe(1)
    expect(
      engine.run(
        (w) => offersWatching(w, { topic: 'purchase.paid', kind: 'earn', at: NOW + DAY_MS }).length,
        null,
      ),
    ).toBe(1)
  })

  test('of a kind that stands alone, two are never in force at one instant', () => {
    const body = { cause: 'purchase.paid', points: 0 }
    const first = published({ kind: 'tiers', body, endsAt: NOW + 10 * DAY_MS })
    const second = written({ kind: 'tiers', body, startsAt: NOW + 9 * DAY_MS })
    expect(refusal(() => submitted(second))).toEqual({ code: 'OFFER_SINGLE', offerId: first })
    changed(second, { body, startsAt: NOW + 10 * DAY_MS })
    const third = written({ kind: 'tiers', body, startsAt: NOW + 20 * DAY_MS })
    const [a, b] = [submitted(second), submitted(third)]
    engine.run(approve, by(a))
    expect(refusal(() => engine.run(approve, by(b)))).toEqual({ code: 'OFFER_SINGLE', offerId: second })
    halt(first)
    const fourth = published({ kind: 'tiers', body, startsAt: NOW, endsAt: NOW + 5 * DAY_MS })
    expect(refusal(() => goOn(first))).toEqual({ code: 'OFFER_SINGLE', offerId: fourth })
  })
})

describe('in force', () => {
  test('a new version takes over at its start', () => {
    const offerId = published()
    now += DAY_MS
    changed(offerId, { startsAt: NOW + 10 * DAY_MS })
    engine.run(approve, by(submitted(offerId)))
    expect(inForce(offerId, now)).toBe(1)
    expect(inForce(offerId, NOW + 10 * DAY_MS)).toBe(2)
    expect(inForce(offerId, NOW + 90 * DAY_MS)).toBe(null)
  })

  test('a pause is a gap; then what was to be in force goes on, and what was approved meanwhile begins', () => {
    const offerId = published()
    changed(offerId, { startsAt: NOW + 10 * DAY_MS })
    engine.run(approve, by(submitted(offerId)))
    now = NOW + DAY_MS
    expect(halt(offerId)).toMatchObject({ state: 'paused', pausedAt: now, current: { number: 2 } })
    expect(refusal(() => halt(offerId))).toEqual({ code: 'OFFER_NOT_LIVE' })
    changed(offerId, { startsAt: NOW + 20 * DAY_MS })
    engine.run(approve, by(submitted(offerId)))
    expect(inForce(offerId, NOW + 25 * DAY_MS)).toBe(null)
    now = NOW + 3 * DAY_MS
    expect(goOn(offerId)).toMatchObject({ state: 'live', pausedAt: null, current: { number: 1 } })
    expect(refusal(() => goOn(offerId))).toEqual({ code: 'OFFER_NOT_PAUSED' })
    const days = [0.5, 1, 2, 3, 9, 10, 19, 20, 89].map((day) => inForce(offerId, NOW + day * DAY_MS))
    expect(days).toEqual([1, null, null, 1, 1, 2, 2, 3, 3])
  })

  test('the end is for good', () => {
    const offerId = published()
    now += DAY_MS
    expect(engine.run(end, { offerId, because: 'over' })).toMatchObject({ state: 'ended', draft: null })
    expect(inForce(offerId, now - 1)).toBe(1)
    expect(inForce(offerId, now)).toBe(null)
    expect(refusal(() => engine.run(end, { offerId, because: 'again' }))).toEqual({ code: 'OFFER_ENDED' })
    expect(refusal(() => changed(offerId))).toEqual({ code: 'OFFER_ENDED' })
    expect(refusal(() => submitted(offerId))).toEqual({ code: 'OFFER_NO_DRAFT' })
    expect(halt(offerId)).toMatchObject({ state: 'ended', pausedAt: now })
    expect(goOn(offerId)).toMatchObject({ state: 'ended', pausedAt: null })
    expect(inForce(offerId, now)).toBe(null)
  })

  test('what was asked for before the end is not approved after it', () => {
    const offerId = written()
    const approvalId = submitted(offerId)
    engine.run(end, { offerId, because: 'over' })
    expect(refusal(() => engine.run(approve, by(approvalId)))).toEqual({ code: 'OFFER_ENDED' })
  })

  test('a draft that was never in force is not paused', () => {
    expect(refusal(() => halt(written()))).toEqual({ code: 'OFFER_NOT_LIVE' })
  })
})
