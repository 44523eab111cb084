import { mkdtemp } from 'node:fs/promises'
import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freshDatabase, freshPostgres } from '../world/databases.ts'
import { HOME } from '../world/members.ts'
import { startPostgres } from '../world/postgres-setup.ts'
import { world } from '../world/world.ts'
import { load, startProcess } from './processes.ts'
const [kind = 'sqlite', slices = '6', seconds = '5'] = process.argv.slice(2)
const key = () => randomBytes(32).toString('base64')
const secrets = { JWT_SECRET: key(), FIELD_KEYS: `k1:${key()}`, BLIND_KEY: key() }
const asInProduction = { ...secrets, NODE_ENV: 'production', PUBLIC_URL: 'https://bench.invalid', WECHAT_APPID: 'wxbench0001', WECHAT_SECRET: key(), WECHAT_BASE_URL: 'https://api.weixin.qq.com' }
const pg = kind === 'postgres' ? await startPostgres() : undefined
const place = pg ? await freshPostgres(pg.url) : await freshDatabase('sqlite')
const w = await world({ at: place, env: secrets })
const goods = await w.operators.budget({ name: 'bench', currency: 'fen', amount: 1_000_000_000_000 })
const product = await w.operators.product({ title: '杯', subtitle: '', art: 'thermos', category: '好物', rules: [], kind: 'goods', budgetId: goods.id, skus: [{ title: '白', pricePoints: 10, costFen: 100, limitPerMember: null }] } as never, { stock: 1_000_000 })
const tokens: string[] = []
for (let i = 0; i < 200; i++) {
  const m = await w.member(`bench${i}`, 1_000_000)
  for (let lot = 1; lot < 5; lot++) await w.give(m.id, 1_000_000, `20${50 + lot}-12-31`)
  tokens.push(m.token)
}
const file = join(await mkdtemp(join(tmpdir(), 'laurel-bench-')), 'tokens')
writeFileSync(file, tokens.join('\n'))
await w.close()
const server = await startProcess('server/dist/main.js', '/ready', { DATABASE_URL: place.url, ...asInProduction, RATE_PER_MINUTE: '9999999', LOG_LEVEL: 'fatal', NODE_OPTIONS: process.env.SERVER_OPTIONS ?? '' })
console.log(place.url)
const hello = await startProcess('tests/bench/hello.ts', '/hello', {})
const args = [file, JSON.stringify({ skuId: product.skus[0]?.id, address: HOME })]
await load({ server, path: '' }, 4, 'redeem.lua', [...args, 'warm'])
await load({ server: hello, path: '/hello' }, 2)
import { readdirSync, readFileSync } from 'node:fs'
const pgCpu = () => { let t: Record<string, number> = {}; for (const d of readdirSync('/proc')) { if (!/^\d+$/.test(d)) continue; try { const st = readFileSync(`/proc/${d}/stat`, 'utf8'); if (!st.includes('(postgres)') && !st.includes('(wrk)')) continue; const c = readFileSync(`/proc/${d}/cmdline`, 'utf8').replace(/\0/g, ' ').trim().slice(0, 40); const f = st.split(') ')[1]!.split(' '); t[d + ' ' + c] = (Number(f[11]) + Number(f[12])) * 10 } catch {} } return t }
const ratios: number[] = []
for (let i = 0; i < Number(slices); i++) {
  const c0 = pgCpu()
  const s = await load({ server, path: '' }, Number(seconds), 'redeem.lua', [...args, `s${i}`])
  const c1 = pgCpu(); console.log(Object.entries(c1).map(([k, v]) => [k, v - (c0[k] ?? 0)] as const).filter(([, v]) => v > 20).map(([k, v]) => `${k}=${(v * 1000 / (s.perSecond * Number(seconds))).toFixed(0)}us`).join(' | '))
  const h = await load({ server: hello, path: '/hello' }, 2)
  ratios.push(s.perSecond / h.perSecond)
  console.log(JSON.stringify(s), h.perSecond, (s.perSecond / h.perSecond).toFixed(3))
}
ratios.sort((a, b) => a - b)
console.log('median', ratios[Math.floor(ratios.length / 2)]?.toFixed(4))
await server.stop()
await hello.stop()
await pg?.stop()
