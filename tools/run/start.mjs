/** One command: installs, builds, fills a database with demo data, starts the WeChat emulator and the server, says where to look. */
import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { buildMiniapp, buildServer, checkMachine, install } from './prepare.mjs'
import { root, say, stop } from './shell.mjs'

const PORT = Number(process.env.PORT ?? 8787)
const EMULATOR_PORT = Number(process.env.EMULATOR_PORT ?? 4010)
const url = `http://127.0.0.1:${PORT}`
const emulatorUrl = `http://127.0.0.1:${EMULATOR_PORT}`
const WAIT_MS = 60_000

const isFree = (port) =>
  new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })

async function checkPorts() {
  for (const [name, port] of [
    ['PORT', PORT],
    ['EMULATOR_PORT', EMULATOR_PORT],
  ]) {
    if (!(await isFree(port)))
      stop(`Port ${port} is in use: stop what listens there, or start with ${name}=<another>.`)
  }
}

const children = []
let stopping = false

function start(name, file, args = [], extra = {}) {
  const loader = file.endsWith('.ts') ? ['--import', 'tsx'] : ['--max-semi-space-size=64']
  const child = spawn(process.execPath, [...loader, join(root, file), ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...extra },
  })
  children.push(child)
  child.on('exit', (code) => {
    if (!stopping) stop(`The ${name} stopped (exit code ${code}); what it said stands above.`)
  })
}

async function until(address) {
  const end = Date.now() + WAIT_MS
  while (Date.now() < end) {
    if (
      await fetch(address).then(
        (reply) => reply.ok,
        () => false,
      )
    )
      return
    await new Promise((resolve) => setTimeout(resolve, 150))
  }
  stop(`Nothing answered at ${address} within ${WAIT_MS / 1000} s.`)
}

const finished = (child) => new Promise((resolve) => child.on('exit', resolve))

const tellEmulator = (path, body) =>
  fetch(`${emulatorUrl}/__control/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

/** The emulator forgets everything when it stops: members and message templates of the demo are made again at each start. */
async function useWechat() {
  const phones = { linzhixia: '13800002046', zhouyuan: '13900006618' }
  for (const [name, phone] of Object.entries(phones))
    await tellEmulator('users', { openid: `o${name}`.padEnd(28, '_'), phone })
  await tellEmulator('templates', {
    id: 'demo-shipped',
    fields: { thing1: 'thing', character_string2: 'character_string' },
  })
  await tellEmulator('templates', {
    id: 'demo-expiring',
    fields: { thing1: 'thing', number2: 'number', date3: 'date' },
  })
}

async function fillDemo() {
  const demo = spawn(process.execPath, ['--import', 'tsx', 'tests/world/demo.ts'], {
    cwd: root,
    stdio: 'inherit',
  })
  if ((await finished(demo)) !== 0) stop('The demo data could not be filled in; why stands above.')
}

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, async () => {
    stopping = true
    for (const child of children) child.kill('SIGTERM')
    await Promise.all(children.map((child) => child.exitCode ?? finished(child)))
    process.exit(0)
  })
}

checkMachine()
await checkPorts()
await install()
await buildServer()
const previewDir = await buildMiniapp('h5', { API_BASE: '/api', ASSET_BASE: '', EMULATOR_URL: emulatorUrl })
const weappDir = await buildMiniapp('weapp', { API_BASE: `${url}/api`, ASSET_BASE: url, EMULATOR_URL: '' })

say('Starting …')
start('WeChat emulator', 'tools/wechat-emulator/src/cli.ts', [
  '--port',
  String(EMULATOR_PORT),
  '--appid',
  'wxlaureldevelopment',
  '--secret',
  'laurel-dev-wechat-secret-that-everyone-knows',
  '--allow-origin',
  url,
])
await until(`${emulatorUrl}/__control/users`)
await useWechat()
await fillDemo()
start('server', 'server/dist/main.js', [], {
  PORT: String(PORT),
  WECHAT_BASE_URL: emulatorUrl,
  PREVIEW_DIR: previewDir,
  DEMO: 'true',
  ADMIN_LOGIN: process.env.ADMIN_LOGIN ?? 'admin',
  ADMIN_PASSWORD: process.env.ADMIN_PASSWORD ?? 'laurel-demo-admin',
  LOG_LEVEL: process.env.LOG_LEVEL ?? 'error',
})
await until(`${url}/ready`)

say(`
  桂冠会员 Laurel is running (Ctrl-C stops it)

  Mini program in the browser   ${url}/
  Mini program in WeChat        open ${weappDir} in WeChat DevTools
  API documentation             ${url}/docs
  WeChat emulator               ${emulatorUrl}/__control/users

  Demo members                  林知夏, and 周予安 who is no member yet: choose one on the sign-in page
  Demo operators (API)          admin / laurel-demo-admin · editor / laurel-demo-editor · approver / laurel-demo-approver
`)
