/**
 * How near a durable redemption over HTTP comes to `GET /hello`: in one run, slice by slice, 64 connections each.
 * `pnpm bench [slices] [seconds]`. Needs wrk. Each slice is held against the two of hello around it. The figure to trust is the
 * median of the calm ones, in which the neighbours on the same machine took next to nothing: absolute rates move with them.
 */
import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DatabaseKind, type FreshDatabase, freshDatabase, freshPostgres } from '../world/databases.ts'
import { HOME } from '../world/members.ts'
import { startPostgres } from '../world/postgres-setup.ts'
import { type World, world } from '../world/world.ts'
import { load, type Process, type Slice, startProcess } from './processes.ts'

const [slices = 15, seconds = 2] = process.argv.slice(2).map(Number)
const MEMBERS = 200
const LOTS = 5
/** Of the processors, taken by neighbours: beyond it a slice says more of them than of us. */
const CALM_STOLEN_MAX = 0.05
const CALM_SLICES_MIN = 4

const key = (): string => randomBytes(32).toString('base64')
const secrets = { JWT_SECRET: key(), FIELD_KEYS: `k1:${key()}`, BLIND_KEY: key() }
/** No browser may call, as inside WeChat; nothing of the bench reaches WeChat. */
const asInProduction = {
  ...secrets,
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://bench.invalid',
  WECHAT_APPID: 'wxbench0001',
  WECHAT_SECRET: key(),
  WECHAT_BASE_URL: 'https://api.weixin.qq.com',
}

interface Subject {
  kind: DatabaseKind
  server: Process
  args: string[]
  compared: Compared[]
}

interface Compared {
  slice: Slice
  /** To the mean of the two slices of hello around it. */
  ratio: number
  /** The most that neighbours took in any of the three. */
  stolen: number
}

/** Members with several lots each, and one product that never runs out. */
async function fill(w: World, folder: string): Promise<string[]> {
  const goods = await w.operators.budget({ name: 'bench', currency: 'fen', amount: 1_000_000_000_000 })
  const terms = { title: '白', pricePoints: 10, costFen: 100, limitPerMember: null }
  const words = { title: '杯', subtitle: '', art: 'thermos', category: '好物', rules: [] }
  const product = await w.operators.product(
    { ...words, kind: 'goods', budgetId: goods.id, skus: [terms] },
    { stock: 1_000_000 },
  )
  const tokens: string[] = []
  for (let i = 0; i < MEMBERS; i++) {
    const member = await w.member(`bench${i}`, 1_000_000)
    for (let lot = 1; lot < LOTS; lot++) await w.give(member.id, 1_000_000, `20${50 + lot}-12-31`)
    tokens.push(member.token)
  }
  const file = join(folder, 'tokens')
  writeFileSync(file, tokens.join('\n'))
  return [file, JSON.stringify({ skuId: product.skus[0]?.id, address: HOME })]
}

async function subjectOf(kind: DatabaseKind, place: FreshDatabase): Promise<Subject> {
  const w = await world({ at: place, env: secrets })
  const args = await fill(w, await mkdtemp(join(tmpdir(), 'laurel-bench-')))
  await w.close()
  const server = await startProcess('server/dist/main.js', '/ready', {
    DATABASE_URL: place.url,
    ...asInProduction,
    RATE_PER_MINUTE: '9999999',
    LOG_LEVEL: 'fatal',
  })
  return { kind, server, args, compared: [] }
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const [low = Number.NaN, high = Number.NaN] = [sorted.length - 1, sorted.length].map(
    (n) => sorted[Math.floor(n / 2)],
  )
  return (low + high) / 2
}

/** Those in which the neighbours took next to nothing; too few of them, and it is the least disturbed. */
function calmOf(compared: readonly Compared[]): Compared[] {
  const ordered = compared.toSorted((one, other) => one.stolen - other.stolen)
  const calm = ordered.filter(({ stolen }) => stolen < CALM_STOLEN_MAX).length
  return ordered.slice(0, Math.max(calm, CALM_SLICES_MIN))
}

const listed = (ratios: number[]): string => {
  const sorted = ratios.toSorted((a, b) => a - b).map((ratio) => ratio.toFixed(3))
  return `${median(ratios).toFixed(3)} (${sorted.join(' ')})`
}

function report({ kind, compared }: Subject): void {
  const calm = calmOf(compared)
  const of = (pick: (slice: Slice) => number): number => median(calm.map(({ slice }) => pick(slice)))
  const ratios = (some: readonly Compared[]): string => listed(some.map(({ ratio }) => ratio))
  const refused = compared.reduce((sum, { slice }) => sum + slice.refused, 0)
  const figures = `${Math.round(of((s) => s.perSecond))}/s, p50 ${of((s) => s.p50Ms).toFixed(1)} ms, p99 ${of((s) => s.p99Ms).toFixed(0)} ms, ${of((s) => s.cpuUs).toFixed(0)} µs of the server’s processor each`
  const most = Math.max(...calm.map(({ stolen }) => stolen))
  process.stdout.write(
    `${kind.padEnd(9)} ratio to hello ${ratios(calm)} · ${calm.length} calmest slices (neighbours took up to ${(most * 100).toFixed(1)} %) · ${figures} · ${refused} refused\n${''.padEnd(9)} of all ${compared.length}: ${ratios(compared)}\n`,
  )
}

const postgres = await startPostgres()
const hello = await startProcess('tests/bench/hello.ts', '/hello', {})
const subjects = [
  await subjectOf('sqlite', await freshDatabase('sqlite')),
  await subjectOf('postgres', await freshPostgres(postgres.url)),
]
const atHello = { server: hello, path: '/hello' }
const measure = ({ server, args }: Subject, name: string, lastsSeconds: number): Promise<Slice> =>
  load({ server, path: '' }, lastsSeconds, 'redeem.lua', [...args, name])

for (const subject of subjects) await measure(subject, 'warm', 5)
await load(atHello, seconds)
const hellos: Slice[] = [await load(atHello, seconds)]
for (let i = 0; i < slices; i++) {
  for (const subject of subjects) {
    const slice = await measure(subject, `s${i}`, seconds)
    hellos.push(await load(atHello, seconds))
    const around = hellos.slice(-2)
    const helloPerSecond = around.reduce((sum, { perSecond }) => sum + perSecond, 0) / around.length
    const stolen = Math.max(...[slice, ...around].map((one) => one.stolen))
    subject.compared.push({ slice, ratio: slice.perSecond / helloPerSecond, stolen })
  }
}
const helloUs = median(hellos.map(({ cpuUs }) => cpuUs)).toFixed(1)
process.stdout.write(
  `GET /hello  ${Math.round(median(hellos.map((s) => s.perSecond)))}/s, ${helloUs} µs of processor each\n`,
)
for (const subject of subjects) report(subject)
for (const { server } of [...subjects, { server: hello }]) await server.stop()
await postgres.stop()
