import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openMall } from '../world/mall.ts'
import { type World, world } from '../world/world.ts'

const root = join(import.meta.dirname, '..', '..')
const handbook = join(root, 'docs', 'operating.md')
const blocksOf = (path: string): string[] =>
  [...readFileSync(path, 'utf8').matchAll(/^```sh\n([\s\S]*?)^```/gm)].map(([, block = '']) => block)

let w: World
beforeAll(async () => {
  w = await world()
  const { mug } = await openMall(w)
  await (await w.member('reader', 100)).redeem(mug)
})
afterAll(() => w.close())

test('the operator’s handbook says what happens: its commands, run one after another', async () => {
  const script = `set -euo pipefail\n${blocksOf(handbook).join('\n')}`
  const { stdout } = await promisify(execFile)('bash', ['-c', script], {
    cwd: root,
    env: { ...process.env, LAUREL: w.url },
  })
  expect(stdout.trim().split('\n')).toEqual([
    'ROLE_MISSING',
    'approved',
    '50',
    'live',
    'Tea',
    'placed',
    'ROLE_MISSING',
    'active',
    '1',
    'live',
    '0',
    'approved',
    '0',
    '0',
    'review',
    'approved',
    'live',
    'law/deposit',
    'POLICY_VIOLATED',
    '0',
    'approved',
    'live',
    '200',
    '0',
    'minted',
    '0',
    '3',
    '4',
    '2',
    'approved',
    'approved',
    '5',
    '64',
    'live',
    'law/frozen',
    '0',
    'seen,started,passed,drew,claimed',
    'few',
    '0',
    '1',
    'paused',
    'live',
    'times',
    '195500',
    '1',
  ])
})
