/** The page behind a short link in a real browser, under the policy of production: it tells the arrival, takes a no, and joins by number and code. */
import { referralApi } from '@laurel/shared/referral'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishProgramme } from '../world/referral.ts'
import { type World, world } from '../world/world.ts'
import { eventually } from './phone.ts'

const SIZES = { phone: [375, 812], small: [320, 568], desktop: [1280, 800] } as const
const PHONE = '13800003077'

let w: World
let browser: Browser
let code = ''

beforeAll(async () => {
  w = await world({ clock: Date.now })
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  })
  const lin = await w.member('lin')
  await w.name(lin.id, '林知夏')
  const { offerId } = await publishProgramme(w.operators)
  code = (await lin.ask(referralApi.mint, { offerId, surface: 'friend' })).code
})
afterAll(async () => {
  await browser.close()
  await w.close()
})

interface Opened {
  page: Page
  faults: string[]
}

/** A new browser, which remembers nothing. */
async function opened(
  size: keyof typeof SIZES,
  options: { javaScriptEnabled?: boolean } = {},
): Promise<Opened> {
  const [width, height] = SIZES[size]
  const context = await browser.newContext({ viewport: { width, height }, deviceScaleFactor: 2, ...options })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  // The strict policy of production: an inline script would be a fault.
  await page.route('**/s/*', async (route) => {
    const reply = await route.fetch()
    const policy = {
      'content-security-policy':
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'",
    }
    await route.fulfill({ response: reply, headers: { ...reply.headers(), ...policy } })
  })
  await page.goto(`${w.url}/s/${code}`, { waitUntil: 'networkidle' })
  return { page, faults }
}

const visitorOn = (page: Page): Promise<string> =>
  page.evaluate(() => JSON.parse(localStorage.getItem('laurel.visit') ?? '{}').id as string)
const touchesOf = (visitorId: string) =>
  w.db.all(`select code, refused_at from touch where visitor_id = '${visitorId}'`)

test('an arrival is told once, and a no is taken as easily as a yes', async () => {
  const { page, faults } = await opened('phone')
  const visitorId = await visitorOn(page)
  const told = await eventually('the arrival is told', async () => {
    const touches = await touchesOf(visitorId)
    return touches.length ? touches : undefined
  })
  expect(told).toEqual([{ code, refused_at: null }])
  await page.reload({ waitUntil: 'networkidle' })
  expect(await touchesOf(visitorId)).toHaveLength(1)

  const [no, yes] = [
    await page.locator('[data-decline]').boundingBox(),
    await page.locator('.open').boundingBox(),
  ]
  expect([no?.width, no?.height]).toEqual([yes?.width, yes?.height])
  expect(no?.height).toBeGreaterThanOrEqual(44)
  await page.locator('[data-decline]').click()
  await page.waitForURL(/turn=declined/)
  expect(await page.textContent('main')).toContain('已选择暂不加入')
  const [touch] = await touchesOf(visitorId)
  expect(touch?.refused_at).not.toBeNull()
  expect(faults).toEqual([])
  await page.context().close()
})

test('number, code and consent make a lead; each mistake is said in words', async () => {
  const { page, faults } = await opened('phone')
  const visitorId = await visitorOn(page)
  const fault = page.locator('[data-fault]')
  await page.getByText('用手机号加入').click()
  await page.locator('[data-send]').click()
  expect(await fault.textContent()).toBe('请填写 11 位手机号')
  await page.fill('[name=phone]', PHONE)
  await page.locator('[data-send]').click()
  await page.getByText('验证码已发送').waitFor()
  expect(await page.locator('[data-send]').isDisabled()).toBe(true)
  const sent = /\d{6}/.exec((await w.texts(PHONE))[0] ?? '')?.[0] ?? ''

  await page.fill('[name=smsCode]', sent)
  await page.getByRole('button', { name: '加入', exact: true }).click()
  expect(await fault.textContent()).toBe('请先阅读并同意用户协议与隐私政策')
  await page.check('[name=agreed]')
  await page.fill('[name=smsCode]', sent === '111111' ? '222222' : '111111')
  await page.getByRole('button', { name: '加入', exact: true }).click()
  await page.getByText('验证码不对').waitFor()
  await page.fill('[name=smsCode]', sent)
  await page.getByRole('button', { name: '加入', exact: true }).click()
  await page.getByRole('heading', { name: '已加入' }).waitFor()
  expect(await page.locator('[data-open]').getAttribute('href')).toMatch(/^https:\/\/wxaurl\.cn\//)
  expect(await touchesOf(visitorId)).toHaveLength(1)
  const [leads] = await w.db.all('select count(*) as n from lead')
  expect(Number(leads?.n)).toBe(1)
  // The refusal of the wrong code is the only one that the browser saw.
  expect(faults.filter((text) => !/409/.test(text))).toEqual([])
  await page.context().close()
})

test('without a script it is read all the same, and opens the mini program', async () => {
  const { page } = await opened('phone', { javaScriptEnabled: false })
  expect(await page.textContent('h1')).toBe('林*夏 邀请你加入桂冠会员')
  expect(await page.locator('.open').getAttribute('href')).toBe(`/s/${code}/open`)
  await page.context().close()
})

test('nothing is wider than the window; a desktop shows the code to scan', async () => {
  for (const size of ['phone', 'small', 'desktop'] as const) {
    const { page, faults } = await opened(size)
    const [width] = SIZES[size]
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
    const scan = page.locator('.scan img')
    expect(await scan.isVisible()).toBe(size === 'desktop')
    if (size === 'desktop') {
      const drawnPx = () => scan.evaluate((image) => (image as HTMLImageElement).naturalWidth)
      await eventually('the code is drawn', async () => ((await drawnPx()) > 200 ? true : undefined))
    }
    expect(faults).toEqual([])
    await page.context().close()
  }
})
