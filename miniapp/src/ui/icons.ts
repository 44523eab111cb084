import { svgUri } from './svg-uri.ts'

/** One family: 24 grid, strokes only, round caps. */
export const strokes = {
  home: '<path d="M4 11.2 12 4.5l8 6.7"/><path d="M6 10v9.5h12V10"/><path d="M12 19.5c-2.6-2-2.6-5 0-7 2.6 2 2.6 5 0 7Z"/>',
  sprout:
    '<path d="M12 21V9M12 12.500C8 12.500 5.500 10 5.500 6 9.500 6 12 8.500 12 12.500ZM12 17c4 0 6.500-2.500 6.500-6.500-4 0-6.500 2.500-6.500 6.500ZM8 21h8"/>',
  bag: '<path d="M5 8.500h14l-1 11.500H6L5 8.500Z"/><path d="M9 11V7.500a3 3 0 0 1 6 0V11"/>',
  person:
    '<circle cx="12" cy="8.200" r="3.700"/><path d="M4.800 20c.6-4.200 3.400-6 7.200-6s6.600 1.800 7.200 6"/>',
  card: '<rect x="3.500" y="5.500" width="17" height="13" rx="2"/><path d="M3.500 10h17M7 15h4"/>',
  box: '<path d="M12 3.500 20 7.500v9l-8 4-8-4v-9l8-4Z"/><path d="m4 7.500 8 4 8-4M12 11.500v9"/>',
  wheel:
    '<circle cx="12" cy="12" r="8.500"/><path d="M12 3.500v17M3.500 12h17"/><path d="m6 6 12 12M18 6 6 18" opacity=".45"/>',
  people:
    '<circle cx="9" cy="8.500" r="3.200"/><path d="M3 19c.4-3.600 2.700-5.300 6-5.300s5.600 1.700 6 5.300M15.500 5.700a3.200 3.200 0 0 1 0 5.600M17.500 14.200c2 .7 3.200 2.300 3.500 4.800"/>',
  clock: '<circle cx="12" cy="12" r="8"/><path d="M12 7.500V12l3 2"/>',
  heart:
    '<path d="M12 19.500C6.500 16 4 12.800 4 9.500A4 4 0 0 1 12 8a4 4 0 0 1 8 1.500c0 3.300-2.500 6.500-8 10Z"/>',
  bell: '<path d="M6 16.500V11a6 6 0 0 1 12 0v5.500l1.500 1.500h-15L6 16.500ZM10 20.500h4"/>',
  pin: '<path d="M12 21c-4.500-4.500-6.500-7.700-6.500-11a6.500 6.500 0 0 1 13 0c0 3.300-2 6.500-6.500 11Z"/><circle cx="12" cy="10" r="2.300"/>',
  chevron: '<path d="m9.500 6 6 6-6 6"/>',
  search: '<circle cx="10.800" cy="10.800" r="6"/><path d="m15.300 15.300 4.700 4.700"/>',
  sort: '<path d="M7 5v14M4 16l3 3 3-3M17 19V5M14 8l3-3 3 3"/>',
  lock: '<rect x="5.500" y="10.500" width="13" height="9.500" rx="1.500"/><path d="M8.500 10.500V8a3.500 3.500 0 0 1 7 0v2.500"/>',
  history:
    '<path d="M4.500 12a7.500 7.500 0 1 0 2.200-5.300L4 9.300M4 4.500v4.800h4.800M12 8v4.500l3 1.800"/>',
  'letter-size':
    '<path d="M3.500 18 8 6l4.500 12M5 14.500h6M14.500 18l2.800-7.500L20.500 18M15.500 15.700h4"/>',
  shield:
    '<path d="M12 3.500 19 6v5.500c0 4.300-2.800 7.300-7 9-4.200-1.700-7-4.700-7-9V6l7-2.500Z"/><path d="m9 12 2.200 2.200L15.200 10"/>',
  copy: '<rect x="8.500" y="8.500" width="11.500" height="12" rx="2"/><path d="M15.500 5.500v-.3a1.700 1.700 0 0 0-1.700-1.700H6a2 2 0 0 0-2 2v8.300a1.700 1.700 0 0 0 1.700 1.700"/>',
  check: '<path d="m5 12.500 4.700 4.700L19 7.500"/>',
  close: '<path d="m6.500 6.500 11 11M17.500 6.500l-11 11"/>',
  truck:
    '<path d="M3.500 16.500h-1v-10h11.500v10H9M14 10h4l3.500 3.300v3.200H20"/><circle cx="6.200" cy="17" r="2"/><circle cx="17.300" cy="17" r="2"/><path d="M14 16.500h1"/>',
  refresh: '<path d="M19.500 12a7.500 7.500 0 1 1-2.200-5.300L20 9.300M20 4.500v4.800h-4.800"/>',
  offline:
    '<path d="M3 9.500A13 13 0 0 1 8 6.600M12 6c3.400 0 6.500 1.300 9 3.500M6 13a8.500 8.500 0 0 1 4-2.300M14.500 11c1.300.4 2.500 1.100 3.500 2M9.500 16.300a3.800 3.800 0 0 1 5 0M4 4l16 16"/><circle cx="12" cy="19" r=".6"/>',
  info: '<circle cx="12" cy="12" r="8.500"/><path d="M12 11v5.500M12 7.500v.6"/>',
  gift: '<rect x="4" y="8.500" width="16" height="4" rx="1"/><path d="M5.500 12.500v8h13v-8M12 8.500v12M12 8.500C8 8.500 7 7 7 5.800 7 4.600 8 4 9 4c1.800 0 3 2 3 4.500ZM12 8.500c4 0 5-1.500 5-2.700C17 4.600 16 4 15 4c-1.800 0-3 2-3 4.500Z"/>',
  chat: '<path d="M4 5.500h16v11h-9L7 20v-3.500H4z"/>',
  book: '<path d="M4.500 5.500c3-1 5.500-.6 7.500 1 2-1.600 4.500-2 7.500-1v13c-3-1-5.500-.6-7.500 1-2-1.600-4.500-2-7.500-1v-13ZM12 6.500v13"/>',
  page: '<path d="M6 3.500h8l4 4v13H6zM14 3.500v4h4M9 12h6M9 15.500h6"/>',
  save: '<path d="M12 4v11M7.500 11l4.500 4.500 4.500-4.500M5 20h14"/>',
  share: '<path d="M12 15V4M7.500 8 12 3.500 16.500 8M5.500 12v8h13v-8"/>',
  leaf: '<path d="M5 19.500C3 11.500 8 5 19.500 4.500 20 15 14.500 21 5 19.500ZM4 21l9.500-9.500"/>',
} as const

export type IconName = keyof typeof strokes

export const iconNames = Object.keys(strokes) as IconName[]

/** At 16 px and less a 1.6 stroke looks thinner than the words beside it. */
export function iconUri(name: IconName, colour: string, sizePx = 24): string {
  const width = sizePx <= 16 ? 1.8 : 1.6
  return svgUri(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${sizePx}" height="${sizePx}" viewBox="0 0 24 24" fill="none" ` +
      `stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round">${strokes[name]}</svg>`,
  )
}
