import { beforeEach, describe, expect, test } from 'vitest'
import type { PushNews } from '../push-event.ts'
import type { PushHandlers } from '../push-handlers.ts'
import { isRestricted, lift } from './restrictions.ts'
import { NOON, nobodyListens, open, shipped, type World } from './testing.ts'

const DAY = 86_400_000
let world: World
let heard: unknown[]
let handlers: PushHandlers
beforeEach(() => {
  world = open()
  heard = []
  handlers = {
    mediaChecked: (_w, verdict) => void heard.push(verdict),
    revoked: (_w, what) => void heard.push(what),
    cancelled: (_w, who) => void heard.push(who),
  }
})

const accepted: PushNews = {
  kind: 'accepted',
  event: 'subscribe_msg_popup_event',
  at: NOON,
  templateIds: [shipped, 'of-another-program'],
}
const punished = (until: number | null): PushNews => ({
  kind: 'punished',
  event: 'wxa_punish_event',
  at: NOON,
  since: NOON,
  until,
  reason: '存在诱导分享行为',
})
const isSharingRestricted = () => world.run((w, _input: null, now) => isRestricted(w, 'sharing', now), null)

describe('a push', () => {
  test('is written down once, without the openid', () => {
    expect(world.push(accepted, handlers)).toBe('taken')

    expect(world.engine.rows('fact')).toMatchObject([
      {
        source: 'wechat',
        type: 'wechat.pushed',
        memberId: 'lin',
        occurredAt: NOON,
        data: { kind: 'accepted', event: 'subscribe_msg_popup_event' },
      },
    ])
    expect(JSON.stringify(world.engine.rows('fact'))).not.toContain('blind-lin')
  })

  test('that comes again with a signature of its own changes nothing', () => {
    world.push(accepted, handlers, { key: 'same' })

    expect(world.push(accepted, handlers, { key: 'same' })).toBe('known')
    expect(world.quota()).toMatchObject({ pushed: 1, left: 1 })
  })

  test('with a signature that was taken is a replay, whatever it says', () => {
    world.push(accepted, handlers, { mark: 'same' })

    expect(world.push(punished(null), handlers, { mark: 'same' })).toBe('replayed')
    expect(isSharingRestricted()).toBe(false)
  })

  test('about somebody who is no member is written down, and nothing follows', () => {
    world.run((w) => {
      const lin = w.get('identity', 'openid', 'blind-lin')
      if (lin) w.drop('identity', lin)
    }, null)

    expect(world.push({ kind: 'cancelled', event: 'x', at: NOON }, handlers)).toBe('taken')
    expect(world.engine.rows('fact')).toMatchObject([{ memberId: null }])
    expect(heard).toEqual([])
  })

  test('of a template that is none of ours counts for nobody', () => {
    world.push(accepted, handlers)

    expect(world.engine.rows('messageQuota')).toHaveLength(1)
  })
})

describe('what follows', () => {
  test('whoever keeps pictures hears the verdict, whoever keeps data hears what was taken back', () => {
    world.push(
      { kind: 'media', event: 'wxa_media_check', at: NOON, traceId: 't1', suggest: 'risky' },
      handlers,
    )
    world.push({ kind: 'revoked', event: 'user_authorization_revoke', at: NOON, numbers: [8, 6] }, handlers)
    world.push({ kind: 'cancelled', event: 'user_authorization_cancellation', at: NOON }, handlers)

    expect(heard).toEqual([
      { traceId: 't1', suggest: 'risky' },
      { memberId: 'lin', kinds: ['phone', 'profile'] },
      { memberId: 'lin' },
    ])
  })

  test('a template turned off in the settings: no accept is left', () => {
    world.accept(2)
    world.push(
      { kind: 'muted', event: 'subscribe_msg_change_event', at: NOON + 1, templateIds: [shipped] },
      nobodyListens,
    )

    expect(world.quota()).toMatchObject({ left: 0, lapsed: 2 })
    expect(world.tell()).toBe(false)
  })
})

describe('a punishment', () => {
  test('pauses sharing until an admin lifts it, and is a fact', () => {
    world.push(punished(null), handlers)
    world.pass(365 * DAY)

    expect(isSharingRestricted()).toBe(true)
    expect(world.engine.rows('fact')).toMatchObject([{ type: 'wechat.punished' }])
    world.run(lift, { kind: 'sharing', because: '已整改' })
    expect(isSharingRestricted()).toBe(false)
    expect(() => world.run(lift, { kind: 'sharing', because: '再来' })).toThrow('RESTRICTION_UNKNOWN')
  })

  test('that names its end ends by itself', () => {
    world.push(punished(NOON + DAY), handlers)

    world.pass(DAY - 1)
    expect(isSharingRestricted()).toBe(true)
    world.pass(1)
    expect(isSharingRestricted()).toBe(false)
  })

  test('does not shorten another one, and one after a lift counts anew', () => {
    world.push(punished(null), handlers)
    world.push(punished(NOON + DAY), handlers)
    world.pass(2 * DAY)
    expect(isSharingRestricted()).toBe(true)

    world.run(lift, { kind: 'sharing', because: '已整改' })
    world.push(punished(NOON + 3 * DAY), handlers)
    expect(isSharingRestricted()).toBe(true)
    world.pass(DAY)
    expect(isSharingRestricted()).toBe(false)
  })
})
