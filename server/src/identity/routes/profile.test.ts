import { identityApi } from '@laurel/shared/identity'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type OpenApp, openApp } from '../../testing.ts'
import { mediaChecked } from '../commands/profile.ts'
import { identityQueries } from '../queries.ts'

let world: OpenApp
beforeAll(async () => {
  world = await openApp()
})
afterAll(() => world.close())
afterEach(() => {
  world.control.clearFaults()
  world.control.clearVerdicts()
})

const everyRow = async (): Promise<string> => {
  const names = Object.values(world.db.schema).map((table) =>
    String(Reflect.get(table, Symbol.for('drizzle:Name'))),
  )
  return JSON.stringify(await Promise.all(names.map((name) => world.db.all(`select * from "${name}"`))))
}
const signedIn = async (openid: string) => {
  const { accessToken: token, member } = await world.member(openid)
  return { token, member, me: async () => (await world.ask(identityApi.me, {}, { token })).body }
}

describe('a nickname', () => {
  test('is seen in full by its owner, masked by others, and stands nowhere in the clear', async () => {
    const { token, member } = await signedIn('o-named')
    const { status, body } = await world.ask(
      identityApi.setNickname,
      { nickname: ' 林知夏天 '.trim() },
      { token },
    )

    expect({ status, ...body }).toMatchObject({
      status: 200,
      id: member.id,
      name: '林*天',
      nickname: '林知夏天',
    })
    expect(await everyRow()).not.toContain('林知夏天')
  })

  test('that WeChat finds risky, or would have somebody look at, is refused', async () => {
    const { token, me } = await signedIn('o-rude')
    for (const suggest of ['risky', 'review'] as const) {
      world.control.judge({ word: '坏话', suggest })
      const refused = await world.ask(identityApi.setNickname, { nickname: '坏话连篇' }, { token })

      expect(refused).toMatchObject({ status: 409, code: 'NICKNAME_REFUSED' })
      world.control.clearVerdicts()
    }
    expect(await me()).toMatchObject({ nickname: null })
  })

  test.each(['errcode', 'reset'] as const)('is not taken while WeChat cannot say (%s)', async (kind) => {
    const { token, me } = await signedIn('o-unlucky')
    const path = '/wxa/msg_sec_check'
    world.control.fault(kind === 'errcode' ? { path, kind, errcode: -1 } : { path, kind })
    const refused = await world.ask(identityApi.setNickname, { nickname: '小林' }, { token })

    expect(refused).toMatchObject({ status: 503, code: 'WECHAT_BUSY' })
    expect(await me()).toMatchObject({ nickname: null })
  })

  test.each(['', ' ', ' 林', '林'.repeat(21), 'a\u202eb', 'a\nb'])('%j is none', async (nickname) => {
    const { token } = await signedIn('o-odd')

    expect((await world.ask(identityApi.setNickname, { nickname }, { token })).code).toBe('INPUT_INVALID')
  })
})

describe('a phone', () => {
  const tap = (openid: string, phone: string) => {
    world.control.setPhone(openid, phone)
    return { code: world.control.phoneCode(openid) }
  }

  test('comes from WeChat, is shown masked, stands nowhere in the clear, and goes again', async () => {
    const { token, me } = await signedIn('o-phone')
    const { body } = await world.ask(identityApi.setPhone, tap('o-phone', '13800002034'), { token })
    expect(body.phone).toBe('138******34')
    expect((await world.member('o-phone')).member.phone).toBe('138******34')
    expect(await everyRow()).not.toContain('13800002034')

    const removed = await world.ask(identityApi.removePhone, {}, { token })
    expect(removed.body.phone).toBeNull()
    expect((await me()).phone).toBeNull()
  })

  test('is one member’s: whose it is, is not said', async () => {
    const [ann, bob] = [await signedIn('o-ann'), await signedIn('o-bob')]
    const given = await world.ask(identityApi.setPhone, tap('o-ann', '13900001111'), { token: ann.token })
    expect(given.status).toBe(200)
    const refused = await world.ask(identityApi.setPhone, tap('o-bob', '13900001111'), { token: bob.token })

    expect(refused).toMatchObject({ status: 409, code: 'PHONE_TAKEN' })
    expect(JSON.stringify(refused.body)).not.toContain(ann.member.id)
    await world.ask(identityApi.removePhone, {}, { token: ann.token })
    const now = await world.ask(identityApi.setPhone, tap('o-bob', '13900001111'), { token: bob.token })
    expect(now.body.phone).toBe('139******11')
  })

  test('of another’s tap, and a code used twice, are refused', async () => {
    const { token } = await signedIn('o-sly')
    await signedIn('o-other')
    const others = tap('o-other', '13700001111')
    expect((await world.ask(identityApi.setPhone, others, { token })).code).toBe('CODE_INVALID')

    const own = tap('o-sly', '13700002222')
    expect((await world.ask(identityApi.setPhone, own, { token })).status).toBe(200)
    expect((await world.ask(identityApi.setPhone, own, { token })).code).toBe('CODE_INVALID')
  })

  test('is found by operators who know all of it, and nobody else', async () => {
    const { token, member } = await signedIn('o-found')
    await world.ask(identityApi.setPhone, tap('o-found', '13600001111'), { token })
    const { findMemberBy } = identityQueries(world.db, world.deps.cipher)

    expect(await findMemberBy('phone', '+8613600001111')).toBe(member.id)
    expect(await findMemberBy('phone', '+861360000111')).toBeNull()
    expect(await findMemberBy('customer', '+8613600001111')).toBeNull()
  })
})

describe('a picture', () => {
  const picture = async (background: string) =>
    (
      await sharp({ create: { width: 300, height: 200, channels: 3, background } })
        .jpeg()
        .toBuffer()
    ).toString('base64')
  const asked = (url: string | null) => world.inject.inject({ url: url ?? '' })
  const verdict = (suggest: 'pass' | 'risky') => {
    const traceId = world.control.mediaChecks().at(-1)?.traceId ?? ''
    return world.db.engine.run((w, _input: null, now) => mediaChecked(w, { traceId, suggest }, now), null)
  }

  test('is drawn anew, looked at by WeChat, and replaced by the next', async () => {
    const { token } = await signedIn('o-face')
    const { status, body } = await world.ask(
      identityApi.setAvatar,
      { image: await picture('red') },
      { token },
    )
    expect({ status, state: body.avatarState }).toEqual({ status: 200, state: 'checking' })
    expect(world.control.mediaChecks().at(-1)?.url).toBe(`${world.config.publicUrl}${body.avatar}`)
    const { statusCode, rawPayload } = await asked(body.avatar)
    expect(statusCode).toBe(200)
    expect(await sharp(rawPayload).metadata()).toMatchObject({ format: 'webp', width: 192, height: 192 })

    const { body: next } = await world.ask(identityApi.setAvatar, { image: await picture('blue') }, { token })
    expect(next.avatar).not.toBe(body.avatar)
    await world.sweepImages()
    expect([(await asked(body.avatar)).statusCode, (await asked(next.avatar)).statusCode]).toEqual([404, 200])
  })

  test.each([
    ['pass', 'passed', 200],
    ['risky', 'refused', 404],
  ] as const)('of which WeChat says %s', async (suggest, avatarState, status) => {
    const { token, me } = await signedIn(`o-face-${suggest}`)
    const { body } = await world.ask(identityApi.setAvatar, { image: await picture('green') }, { token })
    await verdict(suggest)
    await world.sweepImages()

    expect(await me()).toMatchObject({ avatarState, avatar: suggest === 'pass' ? body.avatar : null })
    expect((await asked(body.avatar)).statusCode).toBe(status)
  })

  test('that is none, or that WeChat cannot look at, is refused, and no file is left for long', async () => {
    const { token, me } = await signedIn('o-no-face')
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>').toString('base64')
    for (const image of [svg, 'not base64 at all!'])
      expect((await world.ask(identityApi.setAvatar, { image }, { token })).code).toBe('IMAGE_INVALID')

    world.control.fault({ path: '/wxa/media_check_async', kind: 'reset' })
    const refused = await world.ask(identityApi.setAvatar, { image: await picture('black') }, { token })
    expect(refused).toMatchObject({ status: 503, code: 'WECHAT_BUSY' })
    expect(await me()).toMatchObject({ avatar: null, avatarState: null })
    world.pass(3_600_000)
    await world.sweepImages()
    expect(await world.db.all('select * from image where drop_at is not null')).toEqual([])
  })
})

describe('consent', () => {
  test('is listed, withdrawn, and given again at the next sign-in', async () => {
    const { token } = await signedIn('o-doubts')
    const list = async (bearer: string) =>
      (await world.ask(identityApi.consents, {}, { token: bearer })).body.items
    expect(await list(token)).toMatchObject([{ act: 'given', scene: 'sign-in' }])
    world.pass(10)
    expect((await world.ask(identityApi.withdraw, {}, { token })).status).toBe(200)

    expect((await world.ask(identityApi.me, {}, { token })).code).toBe('SESSION_EXPIRED')
    world.pass(10)
    const bare = await world.ask(identityApi.signIn, { code: world.codeOf('o-doubts') })
    expect(bare).toMatchObject({ status: 409, code: 'CONSENT_MISSING' })
    const again = await signedIn('o-doubts')
    expect((await list(again.token)).map(({ act }) => act)).toEqual(['given', 'withdrawn', 'given'])
    expect((await again.me()).consent.isCurrent).toBe(true)
  })

  test('to a text that is not in force is refused', async () => {
    const { token, me } = await signedIn('o-reads')

    expect((await world.ask(identityApi.agree, { version: '2020-01' }, { token })).code).toBe(
      'CONSENT_OUTDATED',
    )
    const { version } = (await me()).consent
    expect((await world.ask(identityApi.agree, { version }, { token })).body.consent).toMatchObject({
      version,
    })
  })
})
