import { describe, expect, test } from 'vitest'
import {
  eraseIdentity,
  forgetRevoked,
  mediaChecked,
  removePhone,
  setAvatar,
  setNickname,
  setPhone,
} from './profile.ts'
import { known, membersInMemory, START } from './testing.ts'

const lin = { memberId: 'lin' }
let facts = 0
const given = (number: string) => {
  facts += 1
  return { phone: known('phone', number), factId: `f${facts}` }
}

describe('a phone', () => {
  test('is linked, replaced and removed, and each is written down', () => {
    const { engine, pass, knownAs } = membersInMemory('lin')
    for (const number of ['one', 'two', 'two']) {
      pass(1)
      engine.run(setPhone, { ...lin, ...given(number) })
    }
    expect(knownAs('lin')).toContain('phone two')
    expect(knownAs('lin')).not.toContain('phone one')

    engine.run(removePhone, lin)
    engine.run(removePhone, lin)
    expect(knownAs('lin')).toEqual(['openid o-lin', 'unionid u-lin'])
    const told = engine.rows('identityChange').filter(({ kind }) => kind === 'phone')
    expect(told.map(({ act, mark }) => `${act} ${mark}`)).toEqual([
      'linked on',
      'removed on',
      'linked tw',
      'removed tw',
    ])
    // The same number again is no news, and no fact says the number.
    const verified = engine.rows('fact').filter(({ type }) => type === 'member.phone-verified')
    expect(verified.map(({ memberId, data }) => ({ memberId, data }))).toEqual([
      { memberId: 'lin', data: {} },
      { memberId: 'lin', data: {} },
    ])
  })

  test('of another member is refused, and one keeps one’s own', () => {
    const { engine, knownAs } = membersInMemory('lin', 'ann')
    engine.run(setPhone, { memberId: 'ann', ...given('hers') })
    engine.run(setPhone, { ...lin, ...given('mine') })

    expect(() => engine.run(setPhone, { ...lin, ...given('hers') })).toThrow('PHONE_TAKEN')
    expect(knownAs('lin')).toContain('phone mine')
  })
})

describe('a picture', () => {
  const MINUTE_MS = 60_000
  function world() {
    const members = membersInMemory('lin')
    const { engine, image, run } = members
    return {
      ...members,
      show: (name: string) => {
        image(name)
        engine.run(setAvatar, { ...lin, image: name, traceId: `trace of ${name}` })
      },
      says: (name: string, suggest: 'pass' | 'review' | 'risky') =>
        run((w, now) => mediaChecked(w, { traceId: `trace of ${name}`, suggest }, now)),
    }
  }

  test('is kept at once, and waits for WeChat', () => {
    const { show, member, imageRow } = world()
    show('cat')

    expect(member('lin')).toMatchObject({ avatar: 'cat', avatarState: 'checking' })
    expect(imageRow('cat')?.dropAt).toBeNull()
  })

  test.each([
    ['pass', { avatar: 'cat', avatarState: 'passed' }, null],
    ['review', { avatar: 'cat', avatarState: 'checking' }, null],
    ['risky', { avatar: null, avatarState: 'refused' }, START],
  ] as const)('of which WeChat says %s', (suggest, state, dropAt) => {
    const { show, says, member, imageRow } = world()
    show('cat')
    says('cat', suggest)

    expect(member('lin')).toMatchObject(state)
    expect(imageRow('cat')?.dropAt).toBe(dropAt)
  })

  test('may be judged before it is here; what is gone no verdict brings back', () => {
    const { show, says, member } = world()
    says('cat', 'risky')
    show('cat')
    expect(member('lin')).toMatchObject({ avatar: null, avatarState: 'refused' })

    says('cat', 'pass')
    expect(member('lin')).toMatchObject({ avatar: null, avatarState: 'refused' })
  })

  test('that was passed by mistake goes when WeChat says so', () => {
    const { show, says, member } = world()
    show('cat')
    says('cat', 'pass')
    says('cat', 'risky')

    expect(member('lin')).toMatchObject({ avatar: null, avatarState: 'refused' })
  })

  test('that was replaced goes, and its verdict says nothing of the new one', () => {
    const { show, says, member, imageRow } = world()
    show('cat')
    show('dog')
    says('cat', 'risky')

    expect(member('lin')).toMatchObject({ avatar: 'dog', avatarState: 'checking' })
    expect(imageRow('cat')?.dropAt).toBe(START)
    expect(imageRow('dog')?.dropAt).toBeNull()
  })

  test('whose file is about to go is not kept', () => {
    const { image, pass, engine } = world()
    image('cat')
    pass(60 * MINUTE_MS - 1)

    expect(() => engine.run(setAvatar, { ...lin, image: 'cat', traceId: 't' })).toThrow('too late')
  })
})

describe('what WeChat says was taken back', () => {
  function world() {
    const members = membersInMemory('lin')
    members.engine.run(setPhone, { ...lin, ...given('mine') })
    members.engine.run(setNickname, { ...lin, called: '林*夏', sealedName: 'sealed' })
    return members
  }

  test.each([
    [['phone'], { called: '林*夏' }, false],
    [['profile'], { called: null, sealedName: null }, true],
    [['address', 'other'], { called: '林*夏' }, true],
  ])('%j is deleted here too, and no more', (kinds, left, hasPhone) => {
    const { run, member, knownAs } = world()
    run((w, now) => forgetRevoked(w, { ...lin, kinds }, now))

    expect(member('lin')).toMatchObject({ ...left, state: 'active' })
    expect(knownAs('lin').includes('phone mine')).toBe(hasPhone)
  })
})

describe('who is erased', () => {
  test('leaves an id that says nothing, and no way back', () => {
    const { engine, run, image, member, knownAs, links, imageRow } = membersInMemory('lin', 'ann')
    image('cat')
    engine.run(setPhone, { ...lin, ...given('mine') })
    engine.run(setNickname, { ...lin, called: '林*夏', sealedName: 'sealed' })
    engine.run(setAvatar, { ...lin, image: 'cat', traceId: 't' })
    run((w, now) => eraseIdentity(w, 'lin', now))

    expect(member('lin')).toEqual({
      id: 'lin',
      called: null,
      sealedName: null,
      avatar: null,
      avatarState: null,
      joinedAt: START,
      state: 'closed',
      mergedInto: null,
      sessionsFrom: START + 1,
      closedAt: START,
    })
    expect([knownAs('lin'), links()]).toEqual([[], ['ann openid o-ann', 'ann unionid u-ann']])
    expect(imageRow('cat')?.dropAt).toBe(START)
    expect(engine.rows('revocation').map(({ subject }) => subject)).toEqual(['lin'])
    // Of the keyed hashes two letters are left, which many people share.
    expect(JSON.stringify(engine.rows('identityChange'))).not.toContain('o-lin')
  })

  test('twice is erased when it was first', () => {
    const { run, pass, member } = membersInMemory('lin')
    run((w, now) => eraseIdentity(w, 'lin', now))
    pass(5)
    run((w, now) => eraseIdentity(w, 'lin', now))

    expect(member('lin')).toMatchObject({ state: 'closed', closedAt: START })
  })

  test('cannot act any more', () => {
    const { engine, run } = membersInMemory('lin')
    run((w, now) => eraseIdentity(w, 'lin', now))

    expect(() => engine.run(setNickname, { ...lin, called: '*', sealedName: 's' })).toThrow('SESSION_EXPIRED')
    expect(() => engine.run(setPhone, { ...lin, ...given('mine') })).toThrow('SESSION_EXPIRED')
  })
})
