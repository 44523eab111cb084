import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const dist = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'miniapp', 'dist', 'weapp')
/** Half of what WeChat allows, so that a first start stays quick. */
const MAIN_BYTES_MAX = 1024 * 1024

function filesIn(folder: string): string[] {
  return readdirSync(join(dist, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? filesIn(path) : [path]
  })
}

test('the main package of the built weapp leaves room', () => {
  const app = JSON.parse(readFileSync(join(dist, 'app.json'), 'utf8')) as { subPackages: { root: string }[] }
  const roots = app.subPackages.map(({ root }) => root.replace(/\/?$/, '/'))
  const main = filesIn('').filter((path) => !roots.some((root) => path.startsWith(root)))

  const bytes = main.reduce((sum, path) => sum + statSync(join(dist, path)).size, 0)

  expect(bytes).toBeGreaterThan(100_000)
  expect(bytes).toBeLessThan(MAIN_BYTES_MAX)
})
