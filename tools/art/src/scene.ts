/** Where every object stands: one tinted wall, one floor, one contact shadow, light from the upper left. */
import { ellipse, path, rect, svg } from './svg.ts'

const GRID = 160

const SHADOW = '#15211b'

export const brass = { light: '#dcbd8a', mid: '#c8a26a', dark: '#a8824b' }

export const shadow = (x: number, y: number, halfWidth: number): string =>
  `<g opacity=".13">${ellipse([x, y], [halfWidth, 5], SHADOW)}</g>`

export const scene = (wall: string, ...object: string[]): string =>
  svg(
    GRID,
    GRID,
    rect({ x: 0, y: 0, width: GRID, height: GRID }, wall),
    path('M0 118h160v42H0z', SHADOW, 0.045),
    ...object,
  )
