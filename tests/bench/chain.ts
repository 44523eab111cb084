/**
 * Chains of shares at scale: `node --import tsx tests/bench/chain.ts [links] [sqlite|postgres]`. All below a link, its path to the root,
 * and who spreads most, asked of the table as it is (each link names the one above), of a materialised path, and of a closure.
 */
import { openDatabase } from '@laurel/server/platform/database'
import { freshDatabase, freshPostgres } from '../world/databases.ts'
import { startPostgres } from '../world/postgres-setup.ts'
import { type ForestLink, growForest, seeded } from './chain-forest.ts'
import {
  ASKED,
  CLOSURE_MAX,
  codeOf,
  fillStore,
  postgresStore,
  type Store,
  sqliteStore,
} from './chain-stores.ts'

const size = Number(process.argv[2] ?? 100_000)
const only = process.argv[3]
const SEED = 20_261_122
const SAMPLES = 400

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN

async function timed(times: number, ask: (i: number) => Promise<unknown>): Promise<string> {
  const tookMs: number[] = []
  for (let i = 0; i < times; i++) {
    const from = performance.now()
    await ask(i)
    tookMs.push(performance.now() - from)
  }
  tookMs.sort((a, b) => a - b)
  return `p50 ${at(tookMs, 0.5).toFixed(2)} ms, p99 ${at(tookMs, 0.99).toFixed(2)} ms`
}

/** Half of them any, half of the biggest and deepest: that is what people look at. */
function samplesOf(forest: readonly ForestLink[], chosen: readonly number[]): string[] {
  const chance = seeded(SEED)
  const any = Array.from({ length: SAMPLES / 2 }, () => Math.floor(chance() * forest.length))
  return [...any, ...chosen.slice(0, SAMPLES / 2)].map(codeOf)
}

function sizesBelow(forest: readonly ForestLink[]): number[] {
  const below = forest.map(() => 0)
  for (const { n, parent } of forest.toReversed())
    if (parent !== null) below[parent] = (below[parent] ?? 0) + 1 + (below[n] ?? 0)
  return below
}

/** One pass over pairs, the newest first: a parent is always older than what is below it. */
async function foldSpreaders(store: Store): Promise<void> {
  const below = new Map<string, number>()
  for (const { code, parent } of await store.rows(
    'select code, parent from share_link order by minted_at desc',
  )) {
    const mine = below.get(String(code)) ?? 0
    if (parent !== null) below.set(String(parent), (below.get(String(parent)) ?? 0) + 1 + mine)
  }
  ;[...below].sort((a, b) => b[1] - a[1]).slice(0, 20)
}

const isFilled = ([way]: readonly string[]): boolean => way !== 'closure' || size <= CLOSURE_MAX

async function measure(store: Store, forest: readonly ForestLink[]): Promise<void> {
  const sizes = sizesBelow(forest)
  const byDepth = forest.toSorted((a, b) => b.depth - a.depth).map(({ n }) => n)
  const bySize = forest.map(({ n }) => n).sort((a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0))
  const asked = { below: samplesOf(forest, bySize), root: samplesOf(forest, byDepth) }
  for (const question of ['below', 'root'] as const)
    for (const [way, sql] of Object.entries(ASKED[question]).filter(isFilled))
      say(
        `${store.kind} ${question} ${way}: ${await timed(SAMPLES, (i) => store.rows(sql, asked[question][i]))}`,
      )
  say(`${store.kind} spreaders adjacency, folded: ${await timed(3, () => foldSpreaders(store))}`)
  if (isFilled(['closure']))
    say(`${store.kind} spreaders closure: ${await timed(3, () => store.rows(ASKED.spreaders.closure))}`)
}

async function bench(url: string, open: (url: string) => Promise<Store> | Store): Promise<void> {
  await (await openDatabase(url, { clock: Date.now })).close()
  const store = await open(url)
  const forest = growForest(size, SEED)
  const from = performance.now()
  await fillStore(store, forest)
  say(`${store.kind} filled in ${((performance.now() - from) / 1000).toFixed(0)} s`)
  await measure(store, forest)
  await store.close()
}

const shape = growForest(size, SEED)
const pairs = shape.reduce((sum, { depth }) => sum + depth, 0)
const deepest = shape.reduce((most, { depth }) => Math.max(most, depth), 0)
say(
  `${size} links, deepest ${deepest}, most below one ${sizesBelow(shape).reduce((a, b) => Math.max(a, b), 0)}, closure ${pairs} pairs`,
)
if (only !== 'postgres') {
  const place = await freshDatabase('sqlite')
  await bench(place.url, sqliteStore)
  await place.drop()
}
if (only !== 'sqlite') {
  const postgres = await startPostgres()
  const place = await freshPostgres(postgres.url)
  await bench(place.url, postgresStore)
  await place.drop()
  await postgres.stop()
}
