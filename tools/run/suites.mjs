/** Runs vitest suites one after another and adds up what they counted. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { cacheDir, root, run, say } from './shell.mjs'

const total = { passed: 0, failed: 0, skipped: 0 }

/** A step that is no vitest suite counts as one test. */
export function count(title, code) {
  total[code === 0 ? 'passed' : 'failed'] += 1
  say(`  ${code === 0 ? '✓' : '✗'} ${title}`)
}

export async function step(title, command, args) {
  say(`\n── ${title}`)
  count(title, await run(command, args))
}

export async function suite(title, folder, { env = {}, config } = {}) {
  say(`\n── ${title}`)
  mkdirSync(cacheDir, { recursive: true })
  const report = join(cacheDir, `${title.replace(/\W+/g, '-')}.json`)
  rmSync(report, { force: true })
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`]
  const which = config ? ['--config', join(root, config)] : []
  const code = await run(
    process.execPath,
    [vitest, 'run', '--root', join(root, folder), ...which, ...reporters],
    env,
  )
  if (!existsSync(report)) return count(`${title}: no report was written`, 1)
  const { numPassedTests, numFailedTests, numPendingTests, numTotalTests } = JSON.parse(
    readFileSync(report, 'utf8'),
  )
  total.passed += numPassedTests
  total.failed += numFailedTests
  total.skipped += numPendingTests
  say(`   ${title}: ${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests} skipped`)
  if (code !== 0 && !numFailedTests) count(`${title}: errors outside its tests`, 1)
  if (!numTotalTests) count(`${title}: ran no test`, 1)
}

export function finish() {
  if (total.skipped) say(`\n${total.skipped} skipped, each for a reason said above`)
  say(`\n${total.passed} passed, ${total.failed} failed`)
  process.exitCode = total.failed ? 1 : 0
}
