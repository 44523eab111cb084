/**
 * The token colours as values, for drawings made on the phone: an SVG in a data URI cannot read a CSS variable.
 * `colours.test.ts` keeps them equal to `tokens.scss`.
 */
export const colours = {
  surface: '#ffffff',
  line: '#dde4dc',
  'line-strong': '#bfcabf',
  ink: '#15211b',
  'ink-2': '#44524a',
  'ink-3': '#5c6961',
  accent: '#1c5c45',
  'accent-line': '#9dc0ae',
  'on-accent': '#ffffff',
  fruit: '#c27a12',
  'fruit-ink': '#865004',
  'fruit-deep': '#5e3a05',
  stop: '#a3352a',
  'bronze-metal': '#d9a273',
  'bronze-text': '#7b4a22',
  'silver-metal': '#d3dcde',
  'silver-text': '#45565d',
  'gold-metal': '#e8c878',
  'gold-text': '#735507',
  'platinum-metal': '#c9e4e0',
  'platinum-text': '#1c5a5c',
  'diamond-metal': '#bcd3f5',
  'diamond-text': '#2c4780',
  'fruit-on-dark': '#f4dcae',
  bone: '#b4c1b7',
} as const

export type Colour = keyof typeof colours

export const tierTones = ['bronze', 'silver', 'gold', 'platinum', 'diamond'] as const

export type TierTone = (typeof tierTones)[number]

/** The metal of the tier after this one; diamond is the last and keeps its own. */
export function nextMetal(tone: TierTone): Colour {
  const next = tierTones[tierTones.indexOf(tone) + 1] ?? tone
  return `${next}-metal`
}
