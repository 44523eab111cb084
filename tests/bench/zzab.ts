import { spawn } from 'node:child_process'
import { mkdtemp } from 'node:fs/promises'
import { randomBytes } from 'node:crypto'
import { writeFileSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freshDatabase, freshPostgres } from '../world/databases.ts'
import { HOME } from '../world/members.ts'
import { startPostgres } from '../world/postgres-setup.ts'
import { world } from '../world/world.ts'
import { load } from './processes.ts'
const [kind = 'sqlite', slices = '10', seconds = '2', ...variants] = process.argv.slice(2)
const key = () => randomBytes(32).toString('base64')
const secrets = { JWT_SECRET: key(), FIELD_KEYS: `k1:${key()}`, BLIND_KEY: key() }
const asInProduction = { ...secrets, NODE_ENV: 'production', PUBLIC_URL: 'https://bench.invalid', WECHAT_APPID: 'wxbench0001', WECHAT_SECRET: key(), WECHAT_BASE_URL: 'https://api.weixin.qq.com' }
const pg = kind === 'postgres' ? await startPostgres() : undefined
let nextPort = 21000 + (process.pid % 1000) * 10
async function start(args: string[], env: Record<string, string>) {
  const port = nextPort++
  const child = spawn(process.execPath, args, { cwd: '/work/main', stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, ...env, PORT: String(port) } })
  const url = `http://127.0.0.1:${port}`
  while (!(await fetch(url + '/ready').then((r) => r.ok, () => false))) await new Promise((r) => setTimeout(r, 50))
  const cpuMs = () => { const [, rest = ''] = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') '); const f = rest.split(' '); return (Number(f[11]) + Number(f[12])) * 10 }
  return { url, cpuMs, stop: () => new Promise<void>((res) => { child.once('exit', () => res()); child.kill('SIGTERM') }) }
}
const subjects = []
for (const v of variants) {
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
  const server = await start(v.split(' '), { DATABASE_URL: place.url, ...asInProduction, RATE_PER_MINUTE: '9999999', LOG_LEVEL: 'fatal' })
  const args = [file, JSON.stringify({ skuId: product.skus[0]?.id, address: HOME })]
  subjects.push({ v, server, args, rates: [] as number[], cpu: [] as number[] })
}
for (const s of subjects) await load({ server: s.server as never, path: '' }, 5, 'redeem.lua', [...s.args, 'warm'])
for (let i = 0; i < Number(slices); i++) for (const s of i % 2 ? [...subjects].reverse() : subjects) {
  const r = await load({ server: s.server as never, path: '' }, Number(seconds), 'redeem.lua', [...s.args, `s${i}`])
  s.rates.push(r.perSecond); s.cpu.push(r.cpuUs)
  if (r.refused) console.log('refused', r.refused)
}
const med = (a: number[]) => [...a].sort((x, y) => x - y)[Math.floor(a.length / 2)] ?? 0
const base = subjects[0]!
for (const s of subjects) console.log(s.v, 'rate', med(s.rates).toFixed(0), 'cpu', med(s.cpu).toFixed(0), 'vs first: rate', med(s.rates.map((r, i) => r / base.rates[i]!)).toFixed(3), 'cpu', med(s.cpu.map((r, i) => r / base.cpu[i]!)).toFixed(3))
for (const s of subjects) await s.server.stop()
await pg?.stop()
