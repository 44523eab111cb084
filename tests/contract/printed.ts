/** Runs the commands of a page of the documentation, one after another, against a server. */
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

const docs = join(import.meta.dirname, '..', '..', 'docs')
const blocksOf = (page: string): string[] =>
  [...readFileSync(join(docs, page), 'utf8').matchAll(/^```sh\n([\s\S]*?)^```/gm)].map(
    ([, block = '']) => block,
  )

/** What they print, line by line. */
export async function printedBy(page: string, env: Record<string, string>): Promise<string[]> {
  const script = `set -euo pipefail\n${blocksOf(page).join('\n')}`
  const { stdout } = await promisify(execFile)('bash', ['-c', script], { env: { ...process.env, ...env } })
  return stdout.trim().split('\n')
}
