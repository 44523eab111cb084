/** WeChat disables what is used and not declared, and reviewers turn down what is declared and not used. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PRIVACY_ENTRIES, type Protected } from '@laurel/mini-program-host'
import { expect, test } from 'vitest'
import { privacyGuide } from '../../miniapp/config/privacy.ts'

const weappDir = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'miniapp', 'dist', 'weapp')
/** Taro's own files know every function of WeChat's. */
const FRAMEWORK = /^(taro|vendors|runtime)\.js$/

const scripts = readdirSync(weappDir, { recursive: true })
  .map(String)
  .filter((name) => name.endsWith('.js') && !FRAMEWORK.test(name))
  .map((name) => readFileSync(join(weappDir, name), 'utf8'))
  .join('\n')
const app = JSON.parse(readFileSync(join(weappDir, 'app.json'), 'utf8')) as { requiredPrivateInfos: string[] }

/** As a call, as an open type, or as the type of an input. */
function isUsed(name: Protected): boolean {
  const [component, word] = name.split('.')
  if (word === undefined) return new RegExp(`\\.${name}\\(`).test(scripts)
  return component === 'button'
    ? scripts.includes(`"${word}"`)
    : /"nickname":"text"|type:"nickname"/.test(scripts)
}

const used = (Object.keys(PRIVACY_ENTRIES) as Protected[]).filter(isUsed)

test('every protected function and component of the build is declared, and nothing else', () => {
  const entries = [...new Set(used.map((name) => PRIVACY_ENTRIES[name]))].sort()
  expect(used).toContain('chooseAddress')
  expect(entries).toEqual(privacyGuide.map(({ entry }) => entry).sort())
})

test('functions about places are listed in app.json too', () => {
  expect(app.requiredPrivateInfos).toEqual(used.filter((name) => name === 'chooseAddress'))
})
