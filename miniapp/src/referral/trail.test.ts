import { describe, expect, test } from 'vitest'
import {
  arrive,
  codeIn,
  hasNews,
  hasOpen,
  isRefused,
  mended,
  reconsider,
  refusalTold,
  told,
  toTell,
  turnDown,
} from './trail.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
const [A, B] = ['AAAAAAAAAAAAAA', 'BBBBBBBBBBBBBB']
const id = '0123456789abcdef0123456789abcdef'
const empty = mended(null, () => id)
const codes = (trail: typeof empty) => trail.arrivals.map(({ code }) => code)

describe('a code in a query', () => {
  test.each([
    [{ scene: A }, A],
    [{ scene: encodeURIComponent(A) }, A],
    [{ code: B }, B],
    [{ scene: '', code: B }, B],
    [{ scene: '%E0%A4%A', code: B }, B],
    [{ scene: A, code: B }, A],
    [{ code: `${A}A` }, null],
    [{ code: 'IIIIIIIIIIIIII' }, null],
    [{ productId: A }, null],
    [{}, null],
  ])('%j holds %s', (query, code) => expect(codeIn(query)).toBe(code))
})

describe('arrivals', () => {
  test('are numbered from one and keep their order', () => {
    const trail = arrive(arrive(empty, { code: A, at: 1, scene: 1047 }), { code: B, at: 2 })
    expect(trail.arrivals).toEqual([
      { seq: 1, code: A, at: 1, scene: 1047 },
      { seq: 2, code: B, at: 2 },
    ])
  })

  test('a page that is shown again in one visit is no arrival; the same link half an hour later is', () => {
    const first = arrive(empty, { code: A, at: 0 })
    expect(arrive(first, { code: A, at: 29 * MINUTE_MS })).toBe(first)
    expect(codes(arrive(first, { code: A, at: 30 * MINUTE_MS }))).toEqual([A, A])
  })

  test('back to an earlier link is an arrival: the last one may count', () => {
    const there = arrive(arrive(empty, { code: A, at: 0 }), { code: B, at: 1 })
    expect(codes(arrive(there, { code: A, at: 2 }))).toEqual([A, B, A])
  })

  test('twenty are kept, the newest, and numbers go on', () => {
    const many = Array.from({ length: 30 }, (_, at) => at).reduce(
      (trail, at) => arrive(trail, { code: at % 2 ? A : B, at }),
      empty,
    )
    expect(many.arrivals).toHaveLength(20)
    expect([many.arrivals[0]?.seq, many.arrivals.at(-1)?.seq, many.next]).toEqual([11, 30, 31])
  })

  test('are told by their age; a clock that was set back or a year off stays within the contract', () => {
    const trail = [0, 400 * DAY_MS].reduce((so, at, n) => arrive(so, { code: n ? A : B, at }), empty)
    expect(toTell(trail, 200 * DAY_MS).map(({ agoMs }) => agoMs)).toEqual([90 * DAY_MS, 0])
  })

  test('what was told is no news, what came meanwhile is', () => {
    const one = arrive(empty, { code: A, at: 0 })
    expect([hasNews(empty), hasNews(one), hasNews(told(one, 1))]).toEqual([false, true, false])
    expect(hasNews(told(arrive(one, { code: B, at: 1 }), 1))).toBe(true)
  })
})

describe('a refusal', () => {
  const refused = turnDown(arrive(empty, { code: A, at: 0 }), A)

  test('is remembered once, waits to be told, and leaves nothing for a sign-in to take along', () => {
    expect(turnDown(refused, A)).toBe(refused)
    expect(refused.refused).toEqual([{ code: A, isTold: false }])
    expect(refusalTold(refused, A).refused).toEqual([{ code: A, isTold: true }])
    expect([isRefused(refused, A), isRefused(refused, B), hasOpen(refused)]).toEqual([true, false, false])
    expect(hasOpen(arrive(refused, { code: B, at: 1 }))).toBe(true)
  })

  test('that is thought better of is an arrival after it, even in the same minute', () => {
    const again = reconsider(refused, A, 5)
    expect([isRefused(again, A), again.arrivals.at(-1)]).toEqual([false, { seq: 2, code: A, at: 5 }])
  })
})

describe('a stored trail', () => {
  const kept = turnDown(arrive(empty, { code: A, at: 1, scene: 1007 }), B)

  test('comes back as it was', () => {
    expect(mended(JSON.parse(JSON.stringify(kept)), () => 'other')).toEqual(kept)
  })

  test.each([
    ['nothing', null],
    ['a word', 'trail'],
    ['another id', { ...kept, visitorId: 'me' }],
    ['numbers that would come twice', { ...kept, next: 1 }],
    ['no list', { ...kept, arrivals: {} }],
    ['a code that is none', { ...kept, arrivals: [{ seq: 1, code: 'x', at: 1 }] }],
    ['no time', { ...kept, arrivals: [{ seq: 1, code: A, at: null }] }],
    ['half a refusal', { ...kept, refused: [{ code: A }] }],
  ])('that is %s begins anew, under a new id', (_what, stored) => {
    const newId = 'f'.repeat(32)
    expect(mended(stored, () => newId)).toEqual({ ...empty, visitorId: newId })
  })
})
