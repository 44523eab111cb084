/** The real weapp build, driven by unmodified miniprogram-automator: in our headless host, or with MP_WS in WeChat DevTools. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Host, screenshot, serve } from '@laurel/mini-program-host'
import automator from 'miniprogram-automator'
import { HOME } from '../world/members.ts'
import type { World } from '../world/world.ts'
import { eventually, type Phone } from './phone.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const weappDir = join(root, 'miniapp', 'dist', 'weapp')

/** The server's address in the build. */
function builtFor(): string {
  const scripts = readdirSync(weappDir).filter((name) => name.endsWith('.js'))
  for (const name of scripts) {
    const [, origin] = /"(https?:\/\/[^"/]+)\/api"/.exec(readFileSync(join(weappDir, name), 'utf8')) ?? []
    if (origin) return origin
  }
  throw new Error(`no address of a server in ${weappDir}`)
}

const chosenAddress = () => ({
  userName: HOME.name,
  telNumber: HOME.phone,
  provinceName: HOME.province,
  cityName: HOME.city,
  countyName: HOME.county,
  detailInfo: HOME.detail,
})

export interface WeappPhone extends Phone {
  host: Host | null
}

export async function weappPhone(w: World, name: string): Promise<WeappPhone> {
  const external = process.env.MP_WS
  const served = external
    ? null
    : await serve({
        dist: weappDir,
        host: {
          origins: { [builtFor()]: w.url },
          wx: {
            login: async () => ({ code: w.loginCode(name) }),
            chooseAddress: async () => chosenAddress(),
          },
        },
      })
  const mp = await automator.connect({ wsEndpoint: external ?? served?.wsEndpoint ?? '' })
  const faults: string[] = []
  mp.on('exception', (fault) => faults.push(JSON.stringify(fault)))
  mp.on('console', ({ type, args }) => {
    if (type === 'error') faults.push(JSON.stringify(args))
  })

  const page = async () => (await mp.currentPage()) ?? undefined
  const element = (selector: string, nth = 0) =>
    eventually(`${selector} on the page`, async () => (await (await page())?.$$(selector))?.[nth])
  const text = async (selector: string): Promise<string> => String(await (await element(selector)).text())

  return {
    host: served?.host ?? null,
    tap: async (selector, nth) => {
      await (await element(selector, nth)).tap()
      // WeChat's own consent dialog, before the first use of a protected API.
      served?.host.privacy.dialog?.answer(true)
    },
    text,
    count: async (selector) => ((await (await page())?.$$(selector)) ?? []).length,
    sees: async (selector, words) => {
      await eventually(`${selector} says ${words}`, async () =>
        (await text(selector)).includes(words) ? true : undefined,
      )
    },
    tab: async (tab) => {
      await mp.callWxMethod('switchTab', { url: `/tabs/${tab}/index` })
    },
    back: async () => {
      await mp.callWxMethod('navigateBack', {})
    },
    path: async () => (await page())?.path ?? '',
    faults: () => faults,
    picture: async (picture) => {
      if (!served || !process.env.PICTURES) return
      mkdirSync(process.env.PICTURES, { recursive: true })
      writeFileSync(join(process.env.PICTURES, `weapp-${picture}.png`), await screenshot(served.host))
    },
    close: async () => {
      mp.disconnect()
      await served?.close()
    },
  }
}
