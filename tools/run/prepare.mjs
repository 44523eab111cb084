/** What both commands need first: a machine that fits, the packages, and the two builds of the mini program. */
import { createHash } from 'node:crypto'
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { cacheDir, quietly, root, say, stop } from './shell.mjs'

const PNPM = 'pnpm@10.34.9'
export const pnpm = (...args) => ['npx', ['-y', PNPM, ...args]]

export function checkMachine() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19) || major > 22) {
    stop(`Laurel needs Node 20.19 or newer (20 or 22), and this is ${process.versions.node}.`)
  }
  try {
    accessSync(root, constants.W_OK)
  } catch {
    stop(`Laurel cannot write to ${root}: it keeps its packages and its database there.`)
  }
}

const hashOf = (text) => createHash('sha256').update(text).digest('hex')

/** Runs what makes something unless its stamp says that it was made from the same. */
async function unlessMade(name, from, made, make) {
  const stamp = join(cacheDir, `${name}.stamp`)
  if (existsSync(made) && existsSync(stamp) && readFileSync(stamp, 'utf8') === from) return
  await make()
  mkdirSync(cacheDir, { recursive: true })
  writeFileSync(stamp, from)
}

export async function install() {
  const lock = readFileSync(join(root, 'pnpm-lock.yaml'), 'utf8')
  await unlessMade(
    'install',
    hashOf(lock + process.version),
    join(root, 'node_modules', '.modules.yaml'),
    async () => {
      say('Installing packages (the first time this takes two to three minutes) …')
      await quietly('install packages', ...pnpm('install', '--frozen-lockfile'))
    },
  )
}

/** Content of every file below, in the order of their names. */
function contentOf(folder) {
  return readdirSync(join(root, folder), { recursive: true })
    .map((name) => join(root, folder, String(name)))
    .filter((path) => statSync(path).isFile())
    .sort()
    .map((path) => path + hashOf(readFileSync(path)))
    .join()
}

/** The server as one file. */
export const buildServer = () =>
  quietly('build the server', process.execPath, [join(root, 'server', 'build.mjs')])

/** `defines`: addresses that the build carries. Answers the folder. */
export async function buildMiniapp(type, defines = {}) {
  const folder = join('miniapp', 'dist', type)
  const sources = ['miniapp/src', 'miniapp/config', 'shared/src'].map(contentOf).join()
  const from = hashOf(sources + JSON.stringify(defines) + readFileSync(join(root, 'miniapp', 'package.json')))
  await unlessMade(`build-${type}`, from, join(root, folder), () =>
    quietly(`build the mini program for ${type}`, ...pnpm('--filter', '@laurel/miniapp', `build:${type}`), {
      NODE_ENV: 'production',
      ...defines,
    }),
  )
  return join(root, folder)
}
