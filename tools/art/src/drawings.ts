/** Every picture of the product: which file, how wide, and the function that draws it. */
import { logo } from './logo.ts'
import { americano } from './products/americano.ts'
import { fruitBox } from './products/fruit-box.ts'
import { kettle } from './products/kettle.ts'
import { lounge } from './products/lounge.ts'
import { movieTicket } from './products/movie-ticket.ts'
import { notebook } from './products/notebook.ts'
import { readingLamp } from './products/reading-lamp.ts'
import { sapling } from './products/sapling.ts'
import { teaTin } from './products/tea-tin.ts'
import { thermos } from './products/thermos.ts'
import { toteBag } from './products/tote-bag.ts'
import { umbrella } from './products/umbrella.ts'
import { autumnBanner, springBanner, summerBanner, winterBanner } from './season-banners.ts'
import { type Tab, tabIcon } from './tab-icons.ts'

export interface Drawing {
  /** From the root of the repository. */
  file: string
  widthPx: number
  /** What WeChat or a slow phone can bear. */
  bytesMax: number
  markup: () => string
}

const products: Record<string, () => string> = {
  americano,
  'tea-tin': teaTin,
  'reading-lamp': readingLamp,
  'tote-bag': toteBag,
  kettle,
  lounge,
  thermos,
  umbrella,
  'movie-ticket': movieTicket,
  notebook,
  'fruit-box': fruitBox,
  sapling,
}

const product = ([name, markup]: [string, () => string]): Drawing => ({
  file: `server/art/${name}.png`,
  widthPx: 480,
  bytesMax: 25 * 1024,
  markup,
})

const banners: Record<string, () => string> = {
  spring: springBanner,
  summer: summerBanner,
  autumn: autumnBanner,
  winter: winterBanner,
}

const banner = ([season, markup]: [string, () => string]): Drawing => ({
  file: `server/art/${season}-banner.png`,
  widthPx: 750,
  bytesMax: 40 * 1024,
  markup,
})

const tab = (name: Tab, selected: boolean): Drawing => ({
  file: `miniapp/src/assets/tab/${name}${selected ? '-on' : ''}.png`,
  widthPx: 81,
  bytesMax: 40 * 1024,
  markup: () => tabIcon(name, selected),
})

const tabs: readonly Tab[] = ['home', 'tasks', 'mall', 'me']

export const drawings: readonly Drawing[] = [
  ...Object.entries(products).map(product),
  ...Object.entries(banners).map(banner),
  { file: 'server/art/logo.png', widthPx: 288, bytesMax: 25 * 1024, markup: logo },
  ...tabs.flatMap((name) => [tab(name, false), tab(name, true)]),
]
