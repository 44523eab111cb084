/** The page behind a short link: read by anybody, in every state, with nothing on it that runs by accident. */
import { offersApi } from '@laurel/shared/offers'
import { referralApi } from '@laurel/shared/referral'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databaseKinds } from '../world/databases.ts'
import { publishProgramme } from '../world/referral.ts'
import { type World, world } from '../world/world.ts'

const RULE = '每位会员每期限一次，奖励发完即止，最终以页面公示为准。'
const DAY_MS = 86_400_000
const URL_LINKS = '/wxa/generate_urllink'
const CODES = '/wxa/getwxacodeunlimit'

describe.each(databaseKinds)('a short link on %s', (database) => {
  let w: World
  let running: string
  let now = Date.parse('2026-11-20T10:00:00+08:00')

  beforeAll(async () => {
    w = await world({ database, clock: () => now })
    await w.name((await w.member('lin')).id, '<i>夏')
    running = (await publishProgramme(w.operators)).offerId
  })
  afterAll(() => w.close())

  let sharers = 0
  /** Of the programme that runs all the time, each time another member's. */
  const linkOf = async (surface: 'friend' | 'moments' = 'friend'): Promise<string> => {
    sharers += 1
    const who = await w.member(`sharer${sharers}`)
    return (await who.ask(referralApi.mint, { offerId: running, surface })).code
  }
  /** Of a programme of its own. */
  const linkOfOwn = async (terms: Parameters<typeof publishProgramme>[1] = {}) => {
    const { operators } = await w.operatorsNow()
    const { offerId } = await publishProgramme(operators, terms)
    const { code } = await (await w.member('lin')).ask(referralApi.mint, { offerId, surface: 'friend' })
    return { code, offerId, operators }
  }
  const open = async (path: string) => {
    const reply = await fetch(`${w.url}/s/${path}`, { redirect: 'manual' })
    return {
      status: reply.status,
      to: reply.headers.get('location'),
      headers: reply.headers,
      page: await reply.text(),
    }
  }

  test('says who invites, what both get and what is to be done, with every name as text', async () => {
    const { code } = await linkOfOwn({ rules: [RULE, '<script>alert(1)</script>'] })
    const { status, page, headers } = await open(code)
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(page).toContain('&lt;*夏 邀请你加入桂冠会员')
    expect(page).not.toMatch(/<i>|alert\(1\)<\/script>/)
    expect(page).toContain('<b>320</b>')
    expect(page).toContain('<b>300</b>')
    for (const words of ['验证手机号', '首次兑换', '暂不加入', '打开小程序加入'])
      expect(page).toContain(words)
    // Nothing inline, nothing from elsewhere.
    expect(page).not.toMatch(/<script>| style="| on[a-z]+="|src="(?!\/)|href="(?!\/)/)
    for (const file of ['landing.css', 'landing.js', 'logo.png'])
      expect((await fetch(`${w.url}/art/${file}`)).status).toBe(200)
  })

  test('in production the policy of the page lets only our own script run', async () => {
    const { headers } = await open(await linkOf())
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })

  test('a link that nobody made is a page too, and says what to do', async () => {
    for (const path of [
      'ZZZZZZZZZZZZZZ',
      'x',
      '%3Cscript%3E',
      'ZZZZZZZZZZZZZZ/open',
      'ZZZZZZZZZZZZZZ/code',
    ]) {
      const { status, page } = await open(path)
      expect([path, status]).toEqual([path, 404])
      expect(page).toContain('链接不存在或已失效')
      expect(page).not.toContain('<script>')
    }
  })

  test('paused, over or used up, it says so and asks for nothing', async () => {
    const { code, offerId, operators } = await linkOfOwn()
    now += 60_000
    const why = { offerId, because: '核对' }
    await operators.as('editor', offersApi.pause, why)
    const paused = await open(code)
    expect(paused.page).toContain('活动暂停中')
    expect(paused.page).not.toContain('data-join')
    await operators.as('editor', offersApi.resume, why)
    expect((await open(code)).page).toContain('data-join')
    await operators.as('editor', offersApi.end, why)
    const ended = await open(code)
    expect(ended.page).toContain('活动已结束')
    expect(ended.page).not.toContain('data-join')
    expect((await open((await linkOfOwn({ amount: 10 })).code)).page).toContain('奖励已发完')
  })

  test('by Moments the inviter gets nothing, and the page says it', async () => {
    const { page } = await open(await linkOf('moments'))
    expect(page).toContain('朋友圈分享没有奖励')
    expect(page).toContain('<b>0</b>')
  })

  test('opens the mini program by a link of WeChat, made once and renewed before it is over', async () => {
    const code = await linkOf()
    const many = await Promise.all(Array.from({ length: 6 }, () => open(`${code}/open`)))
    expect(new Set(many.map(({ to }) => to)).size).toBe(1)
    const [first] = many
    expect(first).toMatchObject({ status: 302, to: expect.stringMatching(/^https:\/\/wxaurl\.cn\//) })
    now += 20 * DAY_MS
    expect((await open(`${code}/open`)).to).toBe(first?.to)
    now += 8 * DAY_MS
    const renewed = await open(`${code}/open`)
    expect(renewed.status).toBe(302)
    expect(renewed.to).not.toBe(first?.to)
  })

  test('while WeChat does not answer, the page says how to find the mini program', async () => {
    const code = await linkOf()
    for (const path of [URL_LINKS, CODES]) w.emulator.control.fault({ path, kind: 'errcode', errcode: 48001 })
    const busy = await open(`${code}/open`)
    expect(busy).toMatchObject({ status: 303, to: `/s/${code}?turn=busy` })
    expect((await open(code)).status).toBe(200)
    expect((await open(`${code}?turn=busy`)).page).toContain('在微信里搜索“桂冠会员”')
    expect((await open(`${code}/code`)).status).toBe(503)
    for (const path of [URL_LINKS, CODES]) w.emulator.control.clearFaults(path)
    expect((await open(`${code}/code`)).to).toMatch(/^\/images\/[0-9a-f]{32}\.webp$/)
  })
})
