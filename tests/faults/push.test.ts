/** W6: of a thousand pushes that WeChat did not send, none is believed and none does harm; then a genuine one is taken. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databaseKinds } from '../world/databases.ts'
import { type World, world } from '../world/world.ts'
import { APPID, forgeries, type Letter, letter, newEvent, PUSH, PUSH_ENV, post, sha1 } from './push-forger.ts'

const FORGERIES = Number(process.env.FORGERIES ?? 1_000)
const AT_ONCE = 20

describe.each(databaseKinds)('on %s', (database) => {
  let w: World
  beforeAll(async () => {
    w = await world({ database, env: PUSH_ENV })
    const url = `${w.url}/api/wechat/push`
    w.emulator.control.configureApp({ push: { url, ...PUSH, mode: 'safe', retriesMax: 0 } })
  })
  afterAll(() => w.close())

  const told = async (): Promise<number> =>
    Number((await w.db.all(`select count(*) as n from fact where source = 'wechat'`))[0]?.n)
  const answerTo = async (sent: Letter) => {
    const reply = await post(w.url, sent)
    return { status: reply.status, text: await reply.text() }
  }

  test('WeChat’s own question is answered, and a stranger’s is not', async () => {
    expect(await w.emulator.control.verifyPush()).toBe(true)

    const strange = await fetch(`${w.url}/api/wechat/push?${new URLSearchParams({ echostr: 'hello' })}`)
    expect([strange.status, await strange.text()]).not.toContain('hello')
  })

  test(`${FORGERIES} forged, replayed and mangled pushes: none is taken, none is a fault`, async () => {
    const seen = letter()
    expect(await answerTo(seen)).toEqual({ status: 200, text: 'success' })
    const before = await told()
    const kinds = Object.entries(forgeries)
    const counts = new Map<string, number>()

    for (let n = 0; n < FORGERIES; n += AT_ONCE) {
      const batch = Array.from({ length: AT_ONCE }, async (_, i) => {
        const [name, forge] = kinds[(n + i) % kinds.length] ?? kinds[0] ?? ['', () => seen]
        const { status, text } = await answerTo(forge(seen, n + i))
        counts.set(name, (counts.get(name) ?? 0) + 1)
        expect([name, status >= 400 && status < 500, text === 'success']).toEqual([name, true, false])
      })
      await Promise.all(batch)
    }

    expect(await told()).toBe(before)
    expect(Math.min(...counts.values())).toBeGreaterThan(20)
    expect(counts.size).toBe(kinds.length)
    expect(await answerTo(letter())).toEqual({ status: 200, text: 'success' })
    expect(await told()).toBe(before + 1)
  })

  test('10 MB are not even read', async () => {
    const huge = { ...letter(), body: `{"Encrypt":"${'A'.repeat(10_000_000)}"}` }
    const outcome = await answerTo(huge).then(
      ({ status }) => status,
      () => 'the connection was closed',
    )

    expect([413, 'the connection was closed']).toContain(outcome)
    expect((await answerTo(letter())).status).toBe(200)
  })

  test('one letter sent fifty times at once is taken once', async () => {
    const one = letter()
    const before = await told()
    const all = await Promise.all(Array.from({ length: 50 }, () => answerTo(one)))

    expect(all.filter(({ text }) => text === 'success')).toHaveLength(1)
    expect(all.filter(({ status }) => status >= 500)).toEqual([])
    expect(await told()).toBe(before + 1)
  })

  test('one piece of news in fifty letters is taken once, and every letter is thanked', async () => {
    const event = newEvent()
    const before = await told()
    const all = await Promise.all(Array.from({ length: 50 }, () => answerTo(letter({ event }))))

    expect(all.every(({ text }) => text === 'success')).toBe(true)
    expect(await told()).toBe(before + 1)
  })

  test('what the emulator sends in WeChat’s name is taken; wrongly signed, replayed or old, it is not', async () => {
    const { control } = w.emulator
    const event = { event: 'user_info_modified', openid: 'oSomebody' } as const
    const sent = async (options: Parameters<typeof control.push>[1] = {}) =>
      (await control.push(event, options))[0]?.acknowledged

    const [genuine] = await control.push(event)
    expect(genuine?.acknowledged).toBe(true)
    expect((await control.replayPush(genuine?.id ?? 0)).attempts.at(-1)?.status).toBe(403)
    expect(await sent({ signature: 'wrong' })).toBe(false)
    expect(await sent({ signature: 'plain-only' })).toBe(false)
    expect(await sent({ ageMs: 600_000 })).toBe(false)
    expect(await sent({ sealedFor: 'wxanother' })).toBe(false)
  })

  test('the operator is told in words what is wrong in WeChat’s console', async () => {
    const xml = await answerTo({ ...letter(), body: '<xml><Encrypt>x</Encrypt></xml>' })

    expect(xml.status).toBe(415)
    expect(xml.text).toContain('JSON')
  })
})

describe('in plain mode', () => {
  let w: World
  beforeAll(async () => {
    w = await world({ env: { WECHAT_PUSH_TOKEN: PUSH.token } })
  })
  afterAll(() => w.close())

  test('a signature is good for one push: another body under it is not taken', async () => {
    const timestamp = String(Math.floor(Date.now() / 1000))
    const query = { timestamp, nonce: '1514711492', signature: sha1(PUSH.token, timestamp, '1514711492') }
    const first = await post(w.url, { query, body: JSON.stringify(newEvent()) })
    const second = await post(w.url, { query, body: JSON.stringify(newEvent()) })

    expect([first.status, second.status]).toEqual([200, 403])
  })
})

test('without a token there is no such address', async () => {
  const w = await world()
  const reply = await post(w.url, letter())

  expect(reply.status).toBe(404)
  expect(APPID).toBe(w.laurel.deps.config.wechat.appId)
  await w.close()
})
