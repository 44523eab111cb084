import { expect, test } from 'vitest'
import { iconNames, iconUri } from './icons.ts'

const markupOf = (uri: string): string => decodeURIComponent(uri.replace('data:image/svg+xml,', ''))

test('an icon is a data URI in its own colour, safe inside url("…")', () => {
  const uri = iconUri('bag', '#1c5c45', 24)

  expect(uri.startsWith('data:image/svg+xml,%3Csvg')).toBe(true)
  expect(uri).not.toMatch(/["#<>]/)
  expect(markupOf(uri)).toContain("stroke='#1c5c45'")
})

test('small icons have a thicker stroke', () => {
  expect(markupOf(iconUri('lock', '#000', 16))).toContain("stroke-width='1.8'")
  expect(markupOf(iconUri('lock', '#000', 20))).toContain("stroke-width='1.6'")
})

test('every icon is a different drawing on the 24 grid, under 1 KB', () => {
  const uris = iconNames.map((name) => iconUri(name, '#15211b'))

  expect(new Set(uris).size).toBe(iconNames.length)
  for (const uri of uris) {
    expect(uri.length).toBeLessThan(1024)
    expect(markupOf(uri)).toContain("viewBox='0 0 24 24'")
    expect(markupOf(uri)).toMatch(/<\/svg>$/)
  }
})
