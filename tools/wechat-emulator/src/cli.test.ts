import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const cli = fileURLToPath(new URL('cli.ts', import.meta.url))
const run = (args: readonly string[]) => spawn(process.execPath, ['--import', 'tsx', cli, ...args])

test('the command serves until it is told to stop', { timeout: 20_000 }, async () => {
  const child = run(['--port', '0', '--appid', 'wxcli', '--secret', 's', '--seed', '3', '--open-platform'])
  try {
    const [line] = await once(child.stdout, 'data')
    expect(String(line)).toMatch(/^WeChat emulator for wxcli on http:\/\/127\.0\.0\.1:\d+ \(seed 3\)\n$/)
    const url = /http:\S+/.exec(String(line))?.[0]
    const query = new URLSearchParams({ appid: 'wxcli', secret: 's', grant_type: 'client_credential' })
    const reply = await fetch(`${url}/cgi-bin/token?${query}`)
    expect(await reply.json()).toMatchObject({ expires_in: 7200 })
  } finally {
    child.kill('SIGTERM')
  }
  expect(await once(child, 'exit')).toEqual([0, null])
})

test('without an app it says how it is used', { timeout: 20_000 }, async () => {
  const child = run([])
  const [[text], [status]] = await Promise.all([once(child.stderr, 'data'), once(child, 'exit')])
  expect(String(text)).toContain('--appid')
  expect(status).toBe(2)
})

test('as published it needs no TypeScript', { timeout: 60_000 }, async () => {
  execFileSync(process.execPath, [fileURLToPath(new URL('../build.mjs', import.meta.url)), '--no-types'])
  const published = fileURLToPath(new URL('../dist/cli.js', import.meta.url))
  const child = spawn(process.execPath, [published, '--port', '0', '--appid', 'wxcli', '--secret', 's'])
  try {
    const [line] = await once(child.stdout, 'data')
    const url = /http:\S+/.exec(String(line))?.[0]
    const query = new URLSearchParams({ appid: 'wxcli', secret: 's', grant_type: 'client_credential' })
    const reply = await fetch(`${url}/cgi-bin/token?${query}`)
    const { access_token } = (await reply.json()) as { access_token: string }
    const code = await fetch(`${url}/wxa/getwxacodeunlimit?access_token=${access_token}`, {
      method: 'POST',
      body: JSON.stringify({ scene: 'r=1' }),
    })
    expect(code.headers.get('content-type')).toBe('image/jpeg')
  } finally {
    child.kill('SIGTERM')
  }
  expect(await once(child, 'exit')).toEqual([0, null])
})
