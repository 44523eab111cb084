import { expect, test } from 'vitest'
import { LEAVES_MAX, wreathUri } from './wreath.ts'

const silver = { leaf: '#d3dcde', missing: '#e8c878' }
const markupOf = (grown: number): string =>
  decodeURIComponent(wreathUri(grown, silver).replace('data:image/svg+xml,', ''))
const count = (text: string, part: string): number => text.split(part).length - 1

const outlined = (grown: number) => count(markupOf(grown), `stroke='${silver.missing}' stroke-width='1.2'`)
const filled = (grown: number) => count(markupOf(grown), '<g transform')

test('leaves grown are filled, the others are outlined in the next metal', () => {
  expect([filled(0), outlined(0)]).toEqual([0, LEAVES_MAX])
  expect([filled(16), outlined(16)]).toEqual([16, 4])
  expect([filled(20), outlined(20)]).toEqual([LEAVES_MAX, 0])
})

test('1,680 of 2,000 growth is 16 leaves and four fifths of the next', () => {
  const markup = markupOf(16.8)

  expect([filled(16.8), outlined(16.8)]).toEqual([16, 4])
  expect(count(markup, 'url(#part)')).toBe(1)
  expect(markup).toContain("offset='0.8'")
})

test('growth beyond the last leaf, or below none, still draws twenty leaves', () => {
  expect(filled(31)).toBe(LEAVES_MAX)
  expect(outlined(-2)).toBe(LEAVES_MAX)
})

test('the two branches mirror each other', () => {
  const spots = [...markupOf(0).matchAll(/translate\(([\d.]+) ([\d.]+)\) rotate\((-?[\d.]+)\)/g)]
  const numbers = spots.map(([, x, y, turn]) => [Number(x), Number(y), Number(turn)])
  for (let pair = 0; pair < LEAVES_MAX; pair += 2) {
    const [left = [], right = []] = [numbers[pair], numbers[pair + 1]]
    expect((left[0] ?? 0) + (right[0] ?? 0)).toBeCloseTo(136, 0)
    expect(left[1]).toBe(right[1])
    expect((left[2] ?? 0) + (right[2] ?? 0)).toBe(0)
  }
})

test('the URI stays under 11 KB whatever has grown', () => {
  for (const grown of [0, 7.3, 16.8, 20]) expect(wreathUri(grown, silver).length).toBeLessThan(11 * 1024)
})
