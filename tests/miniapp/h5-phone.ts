/** The H5 build in a real Chromium, at the size of a phone. */
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import type { World } from '../world/world.ts'
import { eventually, type Phone } from './phone.ts'

const CONTROL = '/__control/'
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export interface H5Options {
  width?: number
  height?: number
  /** The page that is opened first, as its address goes on; the home tab, when left out. */
  at?: string
}

/** Requests for the emulator named in the build go to the world's own, over real HTTP. */
async function toOurEmulator(page: Page, { emulator }: World): Promise<void> {
  await page.route(`**${CONTROL}**`, async (route) => {
    const request = route.request()
    const url = emulator.url + new URL(request.url()).pathname
    const reply = await fetch(url, {
      method: request.method(),
      headers: { 'content-type': 'application/json' },
      body: request.postData(),
    })
    await route.fulfill({
      status: reply.status,
      body: await reply.text(),
      headers: {
        'content-type': 'application/json',
        'access-control-allow-origin': '*',
        'access-control-allow-headers': '*',
      },
    })
  })
}

async function openBrowser(w: World, { width = 375, height = 812 }: H5Options) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: FLAGS,
  })
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: 2,
    locale: 'zh-CN',
    bypassCSP: true,
  })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text()))
      faults.push(message.text())
  })
  await toOurEmulator(page, w)
  return { browser, page, faults }
}

/** What goes into the browser from the member's files, and what comes out to them. */
function filesOf(page: Page): Pick<Phone, 'hasPicture' | 'taken'> {
  let picture: Buffer = Buffer.alloc(0)
  page.on('filechooser', (chooser) =>
    chooser.setFiles({ name: 'me.png', mimeType: 'image/png', buffer: picture }),
  )
  const downloads: Promise<{ name: string; bytes: Buffer }>[] = []
  page.on('download', (download) => {
    const read = async () => readFileSync(await download.path())
    downloads.push(read().then((bytes) => ({ name: download.suggestedFilename(), bytes })))
  })
  return {
    hasPicture: (png) => {
      picture = png
    },
    taken: () => Promise.all(downloads),
  }
}

type Hands = Pick<Phone, 'tap' | 'fill' | 'text' | 'count' | 'sees' | 'confirm'>

function handsOn(page: Page): Hands {
  // The pages under the one in front stay in the document, hidden.
  const seen = (selector: string) => page.locator(`${selector} >> visible=true`)
  const text = (selector: string): Promise<string> =>
    seen(selector).first().textContent({ timeout: 15_000 }).then(String)
  return {
    tap: (selector, nth = 0) => seen(selector).nth(nth).click({ timeout: 15_000 }),
    fill: (selector, words) => seen(`${selector} input`).first().fill(words, { timeout: 15_000 }),
    text,
    count: (selector) => seen(selector).count(),
    sees: async (selector, words) => {
      await eventually(`${selector} says ${words}`, async () =>
        (await text(selector)).includes(words) ? true : undefined,
      )
    },
    confirm: async (isMeant) => {
      const buttons = page.locator('.taro__modal .taro-modal__foot > *')
      await buttons.nth(isMeant ? -1 : 0).click({ timeout: 15_000 })
    },
  }
}

export async function h5Phone(w: World, options: H5Options = {}): Promise<Phone & { page: Page }> {
  const { browser, page, faults } = await openBrowser(w, options)
  const files = filesOf(page)
  await page.goto(`${w.url}/${options.at ?? ''}`)
  return {
    page,
    asksPrivacy: false,
    ...handsOn(page),
    ...files,
    answerPrivacy: async () => undefined,
    // The emulator's member always accepts in the preview.
    answersMessages: () => undefined,
    tab: async (tab) => {
      await page.evaluate((name) => {
        location.hash = `#/tabs/${name}/index`
      }, tab)
    },
    back: async () => {
      // Taro's router loses both pages when one is left while it still slides in.
      await page.waitForTimeout(400)
      await page.goBack()
    },
    path: async () => new URL(page.url()).hash.replace(/^#\//, '').replace(/\?.*/, ''),
    faults: () => faults,
    drawn: () => ({ calls: 0, bytes: 0 }),
    picture: async (name) => {
      if (!process.env.PICTURES) return
      mkdirSync(process.env.PICTURES, { recursive: true })
      await page.waitForTimeout(400)
      await page.screenshot({
        path: join(process.env.PICTURES, `h5-${name}-${options.width ?? 375}.png`),
      })
    },
    close: () => browser.close(),
  }
}
