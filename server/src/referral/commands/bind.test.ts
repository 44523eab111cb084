import { beforeEach, describe, expect, test } from 'vitest'
import { eraseIdentity } from '../../identity/index.ts'
import { pause } from '../../offers/commands/stop.ts'
import type { Work } from '../../schema.ts'
import { OFFER, type ReferralWorld, referralWorld } from '../testing.ts'
import { bind } from './bind.ts'
import { eraseReferral } from './erase.ts'

const DAY_MS = 86_400_000
const FILLED = 100_000
let w: ReferralWorld
beforeEach(() => {
  w = referralWorld()
  w.time.now -= 30 * DAY_MS
  w.join('ann')
  w.time.now += 30 * DAY_MS
  w.join('bob')
})

describe('somebody who comes by a link', () => {
  test('is bound to who shared it, and what both were promised is set aside', () => {
    const { refused, binding } = w.accept('bob')

    expect(refused).toBeNull()
    expect(binding).toMatchObject({ inviterId: 'ann', state: 'open', signals: [] })
    expect(binding?.promised.map(({ who, points, state }) => [who, points, state])).toEqual([
      ['inviter', 10, 'promised'],
      ['invitee', 5, 'promised'],
      ['inviter', 50, 'promised'],
      ['invitee', 20, 'promised'],
    ])
    expect([w.held(), w.room()]).toEqual([85, FILLED - 85])
    expect([w.points('ann'), w.points('bob')]).toEqual([0, 0])
  })

  test('is bound once', () => {
    w.accept('bob')
    w.time.now -= 20 * DAY_MS
    w.join('cat')
    w.time.now += 20 * DAY_MS

    expect(w.accept('bob', { by: 'cat' })).toMatchObject({ refused: 'INVITEE_BOUND' })
    expect(w.binding('bob')?.inviterId).toBe('ann')
    expect(w.held()).toBe(85)
  })

  test('is told that he is bound; the news names programme, inviter and link', () => {
    w.accept('bob')

    const news = w.engine.rows('fact').find(({ type }) => type === 'invitee.bound')
    expect(news).toMatchObject({
      memberId: 'bob',
      data: { offerId: OFFER, inviterId: 'ann', code: 'ann-friend' },
    })
  })

  test('whose number is known already reached that milestone with the binding, and both are paid', () => {
    w.phone('bob')

    expect(w.accept('bob').binding?.reached).toEqual({ registered: w.time.now, phone: w.time.now })
    expect([w.points('ann'), w.points('bob'), w.held()]).toEqual([10, 5, 70])
  })
})

describe('nobody is bound', () => {
  test('to himself', () => {
    expect(w.accept('ann', { by: 'ann' }).refused).toBe('SELF_REFERRAL')
  })

  test('who was a member before he came, where the programme is for new ones', () => {
    w.join('old', w.time.now - 2 * DAY_MS)

    expect(w.accept('old').refused).toBe('INVITEE_MEMBER')
    w.put({ invitees: 'anyone' })
    expect(w.accept('old').refused).toBeNull()
  })

  test('who came too long ago', () => {
    w.put({ windowDays: 3, invitees: 'anyone' })

    expect(w.accept('bob', { afterMs: 3 * DAY_MS }).refused).toBe('TOUCH_OVER')
    expect(w.accept('bob', { afterMs: 3 * DAY_MS - 1 }).refused).toBeNull()
  })

  test('while the programme is paused', () => {
    const code = w.share('ann')
    w.time.now += 1
    w.run(pause, { offerId: OFFER, because: 'x' })

    expect(w.run(bindBy(code), null).refused).toBe('OFFER_PAUSED')
    expect(w.binding('bob')).toBeUndefined()
  })

  test('into a ring, however long it is', () => {
    w.put({ invitees: 'anyone', invitersPerDay: 100 })
    const names = ['ann', 'bob', 'cat', 'dan', 'eve']
    for (const name of names.slice(2)) w.join(name)
    for (const [i, name] of names.slice(1).entries()) w.accept(name, { by: names[i] ?? '' })

    expect(w.accept('ann', { by: 'eve' }).refused).toBe('REFERRAL_RING')
    expect(w.accept('ann', { by: 'bob' }).refused).toBe('REFERRAL_RING')
    w.join('fay')
    expect(w.accept('ann', { by: 'fay' }).refused).toBeNull()
  })

  test('who left not long ago, and comes again under another name', () => {
    w.join('cat')
    w.phone('cat')
    w.run((work: Work, _: null, now: number) => {
      eraseReferral(work, 'cat', now)
      eraseIdentity(work, 'cat', now)
    }, null)
    w.join('cat2')
    w.run((work: Work) => {
      work.add('identity', { kind: 'phone', value: 'p-cat', memberId: 'cat2', sealed: '' })
      work.add('knownBy', { memberId: 'cat2', kind: 'phone', value: 'p-cat' })
    }, null)

    expect(w.accept('cat2').refused).toBe('INVITEE_REJOINED')
  })

  const bindBy = (code: string) => (work: Work, _: null, now: number) =>
    bind(
      work,
      {
        ...{ memberId: 'bob', offerId: OFFER, via: { code }, touchedAt: now - 60_000, accepted: true },
        evidence: { ip: '', device: '', risk: 0, visitorId: null },
      },
      now,
    )
})
