import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Colour, colours, nextMetal } from './colours.ts'

const tokens = readFileSync(join(import.meta.dirname, 'tokens.scss'), 'utf8')

/** The values CSS has no name for: used only inside drawings. */
const drawnOnly: readonly Colour[] = ['bone']

test('a colour in a drawing is the token of the same name', () => {
  const named = (Object.keys(colours) as Colour[]).filter((name) => !drawnOnly.includes(name))
  for (const name of named) expect(tokens).toContain(`--${name}: ${colours[name]};`)
})

const light = (hex: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

const token = (name: string): string => new RegExp(`--${name}: (#[0-9a-f]{6})`).exec(tokens)?.[1] ?? ''

const contrast = (text: string, ground: string): number => {
  const [dark = 0, bright = 0] = [light(token(text)), light(token(ground))].sort((a, b) => a - b)
  return (bright + 0.05) / (dark + 0.05)
}

test.each([
  ['ink', 'paper'],
  ['ink-2', 'paper'],
  ['ink-3', 'paper'],
  ['ink-3', 'sunk'],
  ['accent', 'accent-tint'],
  ['on-accent', 'accent'],
  ['fruit-ink', 'fruit-tint'],
  ['fruit-deep', 'fruit-tint'],
  ['stop', 'stop-tint'],
  ['bronze-text', 'bronze-tint'],
  ['silver-text', 'silver-tint'],
  ['gold-text', 'gold-tint'],
  ['platinum-text', 'platinum-tint'],
  ['diamond-text', 'diamond-tint'],
  ['bronze-metal', 'bronze-ground'],
  ['fruit-on-dark', 'silver-ground'],
])('%s on %s can be read: 4.5 to 1 at least', (text, ground) => {
  expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5)
})

test('the missing leaves show the metal of the next tier; diamond has none above', () => {
  expect(nextMetal('silver')).toBe('gold-metal')
  expect(nextMetal('diamond')).toBe('diamond-metal')
})
