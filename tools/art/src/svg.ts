/** The few shapes every drawing is made of; each is a piece of SVG markup. */

type Attributes = Record<string, string | number | undefined>

function tag(name: string, attributes: Attributes): string {
  const written = Object.entries(attributes).filter(([, value]) => value !== undefined)
  return `<${name} ${written.map(([key, value]) => `${key}="${value}"`).join(' ')}/>`
}

export const path = (d: string, fill: string, opacity?: number): string => tag('path', { d, fill, opacity })

export const line = (d: string, stroke: string, width: number): string =>
  tag('path', {
    d,
    stroke,
    'stroke-width': width,
    fill: 'none',
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
  })

export const circle = (cx: number, cy: number, r: number, fill: string): string =>
  tag('circle', { cx, cy, r, fill })

export const ellipse = (
  centre: readonly [number, number],
  radii: readonly [number, number],
  fill: string,
): string => tag('ellipse', { cx: centre[0], cy: centre[1], rx: radii[0], ry: radii[1], fill })

export interface Box {
  x: number
  y: number
  width: number
  height: number
  round?: number
}

export const rect = ({ round, ...box }: Box, fill: string): string => tag('rect', { ...box, rx: round, fill })

export const group = (transform: string, ...parts: string[]): string =>
  `<g transform="${transform}">${parts.join('')}</g>`

export const svg = (width: number, height: number, ...parts: string[]): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">${parts.join('')}</svg>`
