import { beforeEach, expect, test, vi } from 'vitest'
import { type Answer, phone as firstPhone, type Sent } from '../../test/taro.ts'

/** A new launch has modules of its own, WeChat's too: what is on the phone goes along. */
let phone = firstPhone

const HOUR_MS = 3_600_000
const [A, B] = ['AAAAAAAAAAAAAA', 'BBBBBBBBBBBBBB']

const member = (id: string) => ({ id, name: '林*夏', joinedAt: 0, avatar: null, phone: null })
const session = (id: string) => {
  const ends = Date.now() + HOUR_MS
  return {
    ...{ accessToken: id, accessExpiresAt: ends, refreshToken: 'r', refreshExpiresAt: ends },
    ...{ member: member(id), isNew: false },
  }
}
const paths = (): string[] => phone.sent.map(({ url }) => url.replace('http://api.test/api', ''))
const bodies = (path: string): Record<string, unknown>[] =>
  phone.sent.filter(({ url }) => url.endsWith(path)).map(({ body }) => body as Record<string, unknown>)
const answered = ({ url }: Sent): Answer =>
  url.endsWith('/referral/accept') ? { body: { bindings: [], refused: [] } } : { body: { kept: 1 } }
const settled = () => new Promise((resolve) => setTimeout(resolve, 20))

/** As after a kill: the storage as it was, all else anew. */
async function launch() {
  vi.resetModules()
  const { network, sent, scene } = phone
  phone = Object.assign((await import('../../test/taro.ts')).phone, { network, sent, scene })
  const arrivals = await import('./arrivals.ts')
  const sessions = await import('../platform/session.ts')
  const { flush } = await import('../platform/outbox.ts')
  arrivals.watchArrivals()
  await arrivals.tell().then(flush)
  await settled()
  return { ...arrivals, ...sessions, flush }
}
const comeBy = async (app: Awaited<ReturnType<typeof launch>>, code: string) => {
  app.noteArrival({ query: { scene: encodeURIComponent(code) }, scene: 1047 })
  await settled()
}

beforeEach(() => phone.reset())

test('a code is told at once, with the id that this phone keeps', async () => {
  phone.network = answered
  const app = await launch()
  await comeBy(app, A)
  await comeBy(app, A)
  expect(paths()).toEqual(['/referral/touches'])
  expect(bodies('/touches')[0]).toEqual({
    visitorId: app.useTrail.getState().visitorId,
    trail: [{ seq: 1, code: A, agoMs: expect.any(Number), scene: 1047 }],
  })
})

test('arrivals without a network are kept over a kill, under the same id, and told at the next start', async () => {
  const first = await launch()
  await comeBy(first, A)
  await comeBy(first, B)
  const { visitorId } = first.useTrail.getState()
  phone.sent = []
  phone.network = answered
  await launch()
  expect(bodies('/touches')).toMatchObject([
    {
      visitorId,
      trail: [
        { seq: 1, code: A },
        { seq: 2, code: B },
      ],
    },
  ])
})

test('a late sign-in takes the trail along, not as an acceptance, and only once', async () => {
  phone.network = answered
  const app = await launch()
  await comeBy(app, A)
  app.enter(session('m1'))
  await settled()
  expect(bodies('/accept')).toMatchObject([{ trail: [{ code: A }], accepted: false }])
  await launch()
  expect(bodies('/accept')).toHaveLength(1)
})

test('a sign-in whose trail got no answer sends it at the next start, with the same key', async () => {
  phone.network = answered
  const app = await launch()
  await comeBy(app, A)
  phone.network = () => {
    throw new Error('request:fail')
  }
  app.enter(session('m1'))
  await settled()
  phone.network = answered
  await launch()
  const keys = phone.sent.filter(({ url }) => url.endsWith('/accept')).map(({ header }) => header)
  expect(keys).toHaveLength(2)
  expect(new Set(keys.map((header) => header['idempotency-key'])).size).toBe(1)
})

test('who came by no link sends nothing at sign-in', async () => {
  phone.network = answered
  const app = await launch()
  app.noteArrival({ query: { productId: 'p.1' }, scene: 1001 })
  app.enter(session('m1'))
  await settled()
  expect(paths()).toEqual([])
})

test('a refusal is kept without a network, told later, and not taken along by a sign-in', async () => {
  const app = await launch()
  await comeBy(app, A)
  app.refuseInvitation(A)
  await settled()
  phone.sent = []
  phone.network = answered
  const again = await launch()
  again.enter(session('m1'))
  await settled()
  expect(paths()).toEqual(['/referral/touches', `/referral/landing/${A}/refuse`])
})

test('a tap that signs in and accepts speaks for itself; broken off, the sign-in speaks', async () => {
  phone.network = answered
  const app = await launch()
  await comeBy(app, A)
  await app.joiningNow(async () => {
    app.enter(session('m1'))
    await settled()
    expect(bodies('/accept')).toEqual([])
  })
  await settled()
  expect(bodies('/accept')).toMatchObject([{ accepted: false }])
})

test('a single page of Moments counts nobody', async () => {
  phone.network = answered
  phone.scene = 1154
  const app = await launch()
  await comeBy(app, A)
  expect([paths(), app.useTrail.getState().arrivals]).toEqual([[], []])
})

test('a damaged storage begins a new trail', async () => {
  phone.storage.set('laurel/trail', '{"visitorId":"x","arrivals":3}')
  phone.network = answered
  const app = await launch()
  await comeBy(app, A)
  expect(app.useTrail.getState()).toMatchObject({
    visitorId: expect.stringMatching(/^[0-9a-f]{32}$/),
    next: 2,
  })
})
