import { afterEach, beforeEach, expect, test } from 'vitest'
import { createWorld, start, type World } from '../testing.ts'

const dayMs = 24 * 3_600_000

let world: World
beforeEach(async () => {
  world = await createWorld({ pages: ['pages/index/index'] })
})
afterEach(() => world.close())

const link = async (body: Record<string, unknown> = {}) =>
  (await world.call('/wxa/generate_urllink', { path: 'pages/index/index', query: 'r=Zk3', ...body })).body
const query = async (body: Record<string, unknown>) => (await world.call('/wxa/query_urllink', body)).body

test('a link opens its page until its end', async () => {
  const url = String((await link({ expire_type: 1, expire_interval: 2 })).url_link)
  expect(world.control.openLink(`${url}?cq=from%3Dmail`)).toMatchObject({
    path: 'pages/index/index',
    query: 'r=Zk3',
    visits: 1,
  })
  world.control.advance(2 * dayMs)
  expect(() => world.control.openLink(url)).toThrow('no link')
})

test('what a link is can be asked; visits count against the day', async () => {
  const url = String((await link()).url_link)
  expect(await query({ url_link: url })).toMatchObject({
    url_link_info: { path: 'pages/index/index', query: 'r=Zk3', create_time: start / 1000 },
  })
  world.control.openLink(url)
  expect(await query({ query_type: 1 })).toMatchObject({ quota_info: { remain_visit_quota: 2_999_999 } })
  world.control.advance(dayMs)
  expect(await query({ query_type: 1 })).toMatchObject({ quota_info: { remain_visit_quota: 3_000_000 } })
})

test('without a path it leads home, for thirty days', async () => {
  const url = String((await link({ path: '' })).url_link)
  world.control.advance(30 * dayMs - 1)
  expect(world.control.openLink(url)).toMatchObject({ path: '' })
})

test.each([
  ['an end within the minute', { expire_time: start / 1000 + 59 }, 85401],
  ['an end that is no number', { expire_time: 'soon' }, 85401],
  ['31 days', { expire_type: 1, expire_interval: 31 }, 85401],
  ['half a day', { expire_type: 1, expire_interval: 0.5 }, 85401],
  ['another kind of end', { expire_type: 2 }, 85401],
  ['1,025 signs', { query: 'a'.repeat(1_025) }, 40212],
  ['a cloud page', { cloud_base: { env: 'x' } }, 85088],
])('%s is refused', async (_what, body, errcode) => {
  expect((await link(body)).errcode).toBe(errcode)
})

test('the 101st in a second is too fast; the next second is open', async () => {
  world.control.configureApp({ quotas: { '/wxa/generate_urllink': { perSecond: 2 } } })
  await link()
  await link()
  expect((await link()).errcode).toBe(44990)
  world.control.advance(1_000)
  expect((await link()).errcode).toBe(0)
})
