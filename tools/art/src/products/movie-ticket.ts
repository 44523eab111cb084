import { brass, scene, shadow } from '../scene.ts'
import { group, line, path } from '../svg.ts'

const card = { light: '#a4607f', mid: '#8d4a68', dark: '#6b3550', ink: '#f0d9e2' }

const ticket = (top: number): string => `M30 ${top}h100v15a8 8 0 0 0 0 16v15H30v-15a8 8 0 0 0 0-16v-15Z`

export const movieTicket = (): string =>
  scene(
    '#ece4ec',
    shadow(80, 132, 48),
    group('rotate(-11 80 92)', path(ticket(70), card.dark)),
    group(
      'rotate(5 80 84)',
      path(ticket(58), card.mid),
      path('M30 58h28v46H30V89a8 8 0 0 0 0-16V58Z', card.light),
      `<g stroke-dasharray="3 4.500">${line('M102 61v41', card.ink, 1.6)}</g>`,
      path('m70 70 20 11-20 11V70Z', '#f1d7a3'),
      path('m70 70 20 11H70V70Z', '#f8e6c2'),
      line('M110 72h10M110 80h10M110 88h6', card.ink, 2.4),
      line('M38 66h10M38 96h10', brass.light, 2.4),
    ),
  )
