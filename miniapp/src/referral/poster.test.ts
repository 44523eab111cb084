// @vitest-environment node
import type { Deal } from '@laurel/shared/referral'
import { createCanvas } from '@napi-rs/canvas'
import { expect, test } from 'vitest'
import { type Line, measureWith, type Pen, paint, type Shape } from '../platform/shapes.ts'
import { CHAT_CARD, cardShapes, MOMENTS_CARD } from './card-art.ts'
import { type PosterWords, posterWords } from './invite-words.zh.ts'
import { CODE, POSTER, posterShapes } from './poster.ts'

const deal: Deal = {
  headline: '送你一枝新叶',
  firstAct: { fact: 'purchase.paid', minFen: 3_000 },
  rewards: [{ milestone: 'act', inviterPoints: 300, inviteePoints: 300 }],
  asks: ['registered', 'phone', 'act'],
  startsAt: Date.parse('2026-11-01T00:00:00+08:00'),
  endsAt: Date.parse('2027-01-01T00:00:00+08:00'),
  deadlineDays: 16,
  windowDays: 30,
  reviewHours: 24,
  pointsLastDays: 365,
  invitersPerMonth: 10,
  rules: [],
}
const wordsOf = (change: Partial<Deal> = {}, called: string | null = '林*夏'): PosterWords =>
  posterWords({ deal: { ...deal, ...change }, inviter: { called, avatar: null } }, '2026-11-22')

/** Skia, which also draws for the mini program host. */
const board = (width: number, height: number) => createCanvas(width, height)
const pen = board(8, 8).getContext('2d') as unknown as Pen
const measure = measureWith(pen)
const lines = (shapes: readonly Shape[]): Line[] => shapes.filter((shape) => shape.kind === 'line')

const loud = {
  headline: '一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十',
  rewards: [{ milestone: 'custody', inviterPoints: 1, inviteePoints: 1_000_000 }],
} satisfies Partial<Deal>
const latin = { headline: 'WWWWWWWWWWWWWWWWWWWWWWWWWWWWWW' }

test.each([
  ['as designed', wordsOf()],
  ['of the longest words and numbers', wordsOf(loud, '欧阳'.repeat(40))],
  ['of one long word', wordsOf(latin, 'W'.repeat(80))],
])('no line of a poster %s is wider than its room, nor leaves the paper', (_, words) => {
  const shapes = lines(posterShapes(words, measure))

  expect(shapes.length).toBeGreaterThan(9)
  for (const { words: shown, font, width, x, y, align } of shapes) {
    const wide = measure(shown, font)
    const left = align === 'left' ? x : align === 'right' ? x - wide : x - wide / 2
    expect(wide, shown).toBeLessThanOrEqual(width)
    expect(left).toBeGreaterThanOrEqual(40)
    expect(left + wide).toBeLessThanOrEqual(POSTER.width - 40)
    expect(y).toBeLessThan(POSTER.height)
    expect(font.sizePx).toBeGreaterThanOrEqual(20)
  }
})

test('a long headline takes two lines, each above the one that says who invites', () => {
  const [, , first, second, inviter] = lines(posterShapes(wordsOf(loud), measure))

  expect(`${first?.words}${second?.words}`).toBe(loud.headline)
  expect((first?.y ?? 0) - (first?.font.sizePx ?? 0)).toBeGreaterThan(116)
  expect((second?.y ?? 0) + 40).toBeLessThan(inviter?.y ?? 0)
})

test('of a long name the sentence stays', () => {
  const shapes = lines(posterShapes(wordsOf({}, '长'.repeat(60)), measure))

  expect(shapes.find(({ words }) => words.includes('请你来做会员'))?.words).toMatch(/^长+… 请你来做会员$/)
})

test('the code has white all around it, and nothing is drawn over it', () => {
  const shapes = posterShapes(wordsOf(), measure)
  const at = shapes.findIndex((shape) => shape.kind === 'picture')
  const [under, code, ...after] = shapes.slice(at - 1)

  expect(under).toMatchObject({ kind: 'box', fill: '#ffffff' })
  expect(code).toMatchObject({ name: CODE })
  expect(after.map(({ kind }) => kind)).toEqual(['line'])
})

test('the poster and both cards can be drawn', () => {
  const words = wordsOf()
  for (const [{ width, height }, shapes] of [
    [POSTER, posterShapes(words, measure)],
    [CHAT_CARD, cardShapes(words, CHAT_CARD, measure)],
    [MOMENTS_CARD, cardShapes(words, MOMENTS_CARD, measure)],
  ] as const) {
    const canvas = board(width, height)
    paint(canvas.getContext('2d') as unknown as Pen, shapes, new Map())
    const [r, g, b] = canvas.getContext('2d').getImageData(4, 4, 1, 1).data
    expect([r, g, b]).toEqual([0x12, 0x3b, 0x2d])
  }
})
