/** Runs dependency-cruiser with our rules, as a developer does, on a tree that is written for the occasion. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { root } from '../source.ts'

export type Tree = Readonly<Record<string, string>>

export interface Violation {
  rule: { name: string }
  from: string
}

const PROGRAM = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs')
const CONFIG = join(root, '.dependency-cruiser.cjs')

function plant(folder: string, tree: Tree): void {
  for (const [path, text] of Object.entries(tree)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  mkdirSync(join(folder, 'node_modules', '@laurel'), { recursive: true })
  symlinkSync(join(folder, 'shared'), join(folder, 'node_modules', '@laurel', 'shared'))
}

/** It answers with as many as it found errors: that is no failure of the run. */
function run(folder: string): string {
  const args = ['--config', CONFIG, '--output-type', 'json', 'shared', 'server', 'miniapp', 'tests', 'tools']
  try {
    return execFileSync(process.execPath, [PROGRAM, ...args], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    })
  } catch (failure) {
    const { stdout, stderr } = failure as { stdout: string; stderr: string }
    if (!stdout) throw new Error(stderr)
    return stdout
  }
}

export function violationsIn(tree: Tree): Violation[] {
  const folder = mkdtempSync(join(tmpdir(), 'laurel-imports-'))
  try {
    plant(folder, tree)
    return JSON.parse(run(folder)).summary.violations
  } finally {
    rmSync(folder, { recursive: true })
  }
}
