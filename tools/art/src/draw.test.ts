import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { drawings } from './drawings.ts'
import { png } from './render.ts'

const committed = (file: string): Buffer => readFileSync(new URL(`../../../${file}`, import.meta.url))

test.each(drawings)('$file is what the script draws, twice the same, and small enough', (drawing) => {
  const { file, widthPx, bytesMax, markup } = drawing
  const drawn = png(markup(), widthPx)

  expect(drawn.equals(png(markup(), widthPx))).toBe(true)
  expect(committed(file).equals(drawn)).toBe(true)
  expect(drawn.length).toBeLessThanOrEqual(bytesMax)
})

test('the pictures have no words in them: a font would differ from machine to machine', () => {
  for (const { markup } of drawings) expect(markup()).not.toContain('<text')
})
