import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DrawLog, LogEntry } from '@laurel/shared/draws'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type Ended, program } from './program.ts'
import { drawn, SEED, sealedAnew } from './testing.ts'

const COUNT = 120

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'draw-log-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const servers: Server[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve))
})

function verifying(log: unknown, ...args: string[]): Promise<Ended> {
  const file = join(folder, 'log.json')
  writeFileSync(file, JSON.stringify(log))
  return program([file, ...args])
}

/** Answers pages of at most so many, whatever is asked for, and one more result from the second page on: the draw goes on. */
async function publishing(log: DrawLog, most: number): Promise<string> {
  let asked = 0
  const server = createServer(({ url = '' }, reply) => {
    const query = new URL(url, 'http://localhost').searchParams
    const after = Number(query.get('after'))
    asked += 1
    const known = log.entries.filter(({ number }) => number <= log.drawn - (asked === 1 ? 1 : 0))
    const entries = known.filter(({ number }) => number > after).slice(0, most)
    reply.setHeader('content-type', 'application/json')
    reply.end(JSON.stringify({ ...log, drawn: known.length, entries }))
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/draws/spring/log`
}

const tampered = (log: DrawLog, number: number, change: Partial<LogEntry>): DrawLog => ({
  ...log,
  entries: log.entries.map((entry) => (entry.number === number ? { ...entry, ...change } : entry)),
})

describe('a log as it must be', () => {
  test('read page by page while the draw goes on is verified as far as it went at first', async () => {
    const { code, said } = await program([await publishing(drawn(COUNT), 50)])
    expect(said).toContain(`OK: the seed is the one that was promised, and all ${COUNT - 1} results`)
    expect(code).toBe(0)
  })

  test('says how often each prize fell and was given, beside its odds', async () => {
    const log = drawn(COUNT)
    const givenOf = (key: string) => log.entries.filter((entry) => entry.key === key).length
    const { code, said } = await verifying(log)
    expect(code).toBe(0)
    const line = said.split('\n').find((text) => text.startsWith('cup'))
    const [, odds, , expected, fell, given] = line?.split(/\s+/) ?? []
    expect([odds, expected, Number(given)]).toEqual(['19.9000', '23.9', givenOf('cup')])
    expect(Number(fell)).toBeGreaterThan(givenOf('cup'))
  })

  test('before the reveal is checked for its seals alone, and says so', async () => {
    const { code, said } = await verifying(drawn(COUNT, null))
    expect(said).toContain(`OK so far: the seals of all ${COUNT} results stand`)
    expect(said).toContain('The seed is told when the draw is over')
    expect(code).toBe(0)
  })

  test('agrees with a commitment and seals that somebody kept', async () => {
    const log = drawn(COUNT)
    const kept = [1, 77, COUNT].flatMap((n) => ['--receipt', `${n}:${log.entries[n - 1]?.head}`])
    expect((await verifying(log, '--commitment', log.commitment, ...kept)).code).toBe(0)
  })
})

describe('a log that was tampered with', () => {
  const honest = drawn(COUNT)
  const other = (number: number): string => (honest.entries[number - 1]?.key === 'cup' ? 'points' : 'cup')
  const missing = { ...honest, entries: honest.entries.filter(({ number }) => number !== 60) }
  const otherSeed = { ...honest, seed: SEED.replace('c', 'd') }
  const heavier = honest.prizes.map((one) => (one.key === 'cup' ? { ...one, weight: 199_001 } : one))

  test.each<[what: string, log: DrawLog, sentence: string]>([
    ['another prize', tampered(honest, 60, { key: other(60) }), 'FAULT in number 60: its seal'],
    ['another prize, sealed anew', sealedAnew(tampered(honest, 60, { key: 'lamp' })), 'FAULT in number 60'],
    ['another nonce', tampered(honest, 60, { nonce: '0'.repeat(32) }), 'FAULT in number 60: its seal'],
    ['an instant before the last one', tampered(honest, 60, { at: 1 }), 'FAULT in number 60: it says to be'],
    ['another seal', tampered(honest, 60, { head: '0'.repeat(64) }), 'FAULT in number 60: its seal'],
    ['a result that is missing', missing, 'FAULT in number 61: a number is missing'],
    [
      'a last result that is missing',
      { ...honest, entries: honest.entries.slice(0, -1) },
      'FAULT: there are',
    ],
    ['another seed', otherSeed, 'FAULT: the seed is not the one'],
    ['other odds', { ...honest, prizes: heavier }, 'FAULT: the odds do not come'],
  ])('by %s is found', async (_, log, sentence) => {
    const { code, said } = await verifying(log)
    expect(said).toContain(sentence)
    expect(code).toBe(1)
  })

  test('from end to end before the reveal is betrayed by one seal that a winner kept', async () => {
    const rewritten = sealedAnew(tampered(drawn(COUNT, null), 60, { nonce: '0'.repeat(32) }))
    expect((await verifying(rewritten)).code).toBe(0)
    const { code, said } = await verifying(rewritten, '--receipt', `77:${honest.entries[76]?.head}`)
    expect(said).toContain('FAULT in number 77: its seal is not the one you kept')
    expect(code).toBe(1)
    const unknown = await verifying(honest, '--receipt', `${COUNT + 1}:${honest.entries[0]?.head}`)
    expect([unknown.code, unknown.said.includes(`FAULT in number ${COUNT + 1}`)]).toEqual([1, true])
  })

  test('with another commitment than the one that somebody kept', async () => {
    const { code, said } = await verifying(honest, '--commitment', '0'.repeat(64))
    expect(said).toContain('the published hash of the seed is not the one you kept')
    expect(code).toBe(1)
  })
})

test('what is no log of a draw, no receipt or not there is told apart from a fault', async () => {
  for (const log of [{}, null, [], { ...drawn(3), entries: [null] }, { ...drawn(3), prizes: 'none' }]) {
    const { code, said } = await verifying(log)
    expect([code, said.includes('is no log of a draw')]).toEqual([2, true])
  }
  expect((await verifying(drawn(3), '--receipt', '3:cup')).code).toBe(2)
  expect((await program([join(folder, 'nowhere.json')])).code).toBe(2)
  expect((await program([])).code).toBe(2)
  expect((await program(['--help'])).code).toBe(0)
})

test('as a command it says so by its exit code, too', async () => {
  const command = (log: DrawLog): Promise<[code: unknown, told: string, warned: string]> =>
    new Promise((resolve) => {
      const file = join(folder, 'command.json')
      writeFileSync(file, JSON.stringify(log))
      const args = ['--import', 'tsx', join(import.meta.dirname, 'cli.ts'), file]
      execFile(process.execPath, args, (error, stdout, stderr) => resolve([error?.code ?? 0, stdout, stderr]))
    })
  expect(await command(drawn(9))).toEqual([0, expect.stringContaining('OK: the seed'), ''])
  expect(await command({ ...drawn(9), drawn: 8 })).toEqual([1, expect.stringContaining('FAULT: '), ''])
  expect(await command({} as DrawLog)).toEqual([2, '', expect.stringContaining('no log of a draw')])
})

test('the README says what happens: its commands, from the root of the repository', async () => {
  const readme = readFileSync(join(import.meta.dirname, '..', 'README.md'), 'utf8')
  const blocks = [...readme.matchAll(/^```sh\n([\s\S]*?)^```/gm)].map(([, block = '']) => block)
  const log = drawn(COUNT)
  const address = new URL(await publishing(log, 1_000))
  const kept = { COMMITMENT: log.commitment, NUMBER: '7', SEAL: log.entries[6]?.head }
  const stdout = await new Promise<string>((resolve, reject) => {
    const env = { ...process.env, ...kept, LAUREL: address.origin, DRAW: log.drawId }
    const cwd = join(import.meta.dirname, '..', '..', '..')
    execFile('bash', ['-c', `set -euo pipefail\n${blocks.join('\n')}`], { cwd, env }, (error, said) =>
      error ? reject(error) : resolve(said),
    )
  })
  expect(stdout.match(/^OK: .*$/gm)).toHaveLength(2)
  expect(stdout).toContain(`commitment  ${log.commitment}`)
}, 60_000)
