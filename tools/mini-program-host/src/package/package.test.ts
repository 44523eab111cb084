import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { fixture } from '../fixture/path.ts'
import { Package, resolveIn } from './package.ts'

function packageOf(files: Record<string, string>): Package {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'mini-program-package-'))
  try {
    for (const [name, text] of Object.entries(files)) fs.writeFileSync(path.join(dir, name), text)
    return new Package(dir)
  } finally {
    fs.rmSync(dir, { recursive: true })
  }
}

test('a package knows its pages, tabs and subpackages', () => {
  const pkg = new Package(fixture)
  expect(pkg.pages).toContain('mall/goods/index')
  expect(pkg.tabs).toEqual(['pages/home/index', 'pages/me/index'])
  expect(pkg.isInSubpackage('mall/goods/index')).toBe(true)
  expect(pkg.windowOf('pages/me/index')).toMatchObject({
    navigationStyle: 'custom',
    navigationBarTextStyle: 'white',
  })
})

test('a folder that is no package, or lacks a page, is refused', () => {
  expect(() => packageOf({})).toThrow('has no app.json')
  const app = { 'app.json': '{"pages":["index"]}', 'index.js': '', 'index.wxml': '' }
  expect(() => packageOf(app)).toThrow('page index has no .json file')
  const tabbed = '{"pages":["index"],"tabBar":{"list":[{"pagePath":"other","text":"x"}]}}'
  expect(() => packageOf({ ...app, 'index.json': '{}', 'app.json': tabbed })).toThrow(
    'tab other is not a page',
  )
})

test('paths lead from the file they are written in, or from the root', () => {
  expect(resolveIn('pages/home/index', '../../lib/a')).toBe('lib/a')
  expect(resolveIn('pages/home/index', '/lib/a')).toBe('lib/a')
})
