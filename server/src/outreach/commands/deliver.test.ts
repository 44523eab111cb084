import { beforeEach, describe, expect, test } from 'vitest'
import type { Outcome } from '../rules/outcome.ts'
import { eraseOutreach } from './erase.ts'
import { setWanted } from './settings.ts'
import { editTemplate } from './templates.ts'
import { NOON, nobodyListens, open, shipped, type World } from './testing.ts'

const HOUR = 3_600_000
let world: World
beforeEach(() => {
  world = open()
})

const receipt = () =>
  world.push(
    {
      kind: 'receipts',
      event: 'subscribe_msg_sent_event',
      at: NOON,
      receipts: [{ templateId: shipped, messageId: 'w1', errcode: 0 }],
    },
    nobodyListens,
  )

describe('a member is told', () => {
  test('who allowed it, once for each accept', () => {
    world.accept()

    expect(world.tell()).toBe(true)
    expect(world.engine.rows('outbox')).toMatchObject([
      { id: 'wechat.message/lin/m1', topic: 'wechat.message', payload: { values: { title: '马克杯' } } },
    ])
    expect(world.begin()).toMatchObject({ is: 'send', page: 'mall/pages/order/index' })
    expect(world.quota()).toMatchObject({ left: 0, held: 1 })
    expect(world.settle('sent')).toBeNull()
    expect(world.quota()).toMatchObject({ left: 0, held: 0, sent: 1 })
    expect(world.message()).toMatchObject({ state: 'sent', attempts: 1, doneAt: NOON })
  })

  test('and nobody else: without an accept nothing is written', () => {
    expect(world.tell()).toBe(false)
    expect(world.engine.rows('message')).toEqual([])
    expect(world.engine.rows('outbox')).toEqual([])
  })

  test('of one thing once', () => {
    world.accept(2)

    expect([world.tell(), world.tell()]).toEqual([true, false])
  })

  test('of two things with one accept: the second has none', () => {
    world.accept()
    world.tell()
    world.tell({ id: 'm2' })
    world.begin('m1')
    world.settle('sent')

    expect(world.begin('m2')).toEqual({ is: 'done' })
    expect(world.message('m2')).toMatchObject({ state: 'dropped', because: 'ACCEPT_MISSING' })
  })

  test('but not who wants it no more', () => {
    world.accept()
    world.run(setWanted, { memberId: 'lin', templateId: shipped, isWanted: false })

    expect(world.tell()).toBe(false)
  })

  test('nor after the template was switched off, nor too late, nor once the account is gone', () => {
    world.accept(3)
    for (const id of ['m1', 'm2', 'm3']) world.tell({ id })
    const wording = { templateId: shipped, title: 't', about: 'a', page: 'p', fields: [] }
    world.run(editTemplate, { ...wording, state: 'off' })
    world.begin('m1')
    world.run(editTemplate, { ...wording, state: 'live' })
    world.pass(25 * HOUR)
    world.begin('m2')
    world.pass(-25 * HOUR)
    world.run((w) => {
      const lin = w.get('member', 'lin')
      if (lin) w.set('member', lin, { state: 'closed' })
    }, null)
    world.begin('m3')

    expect(['m1', 'm2', 'm3'].map((id) => world.message(id)?.because)).toEqual([
      'TEMPLATE_OFF',
      'LATE',
      'MEMBER_GONE',
    ])
    expect(world.quota()).toMatchObject({ left: 3, held: 0, sent: 0 })
  })
})

describe('WeChat’s answer', () => {
  beforeEach(() => {
    world.accept(2)
    world.tell()
    world.begin()
  })

  test('43101: there is no accept, whatever we counted, and no other try', () => {
    expect(world.settle('refused', 43101)).toBeNull()
    expect(world.quota()).toMatchObject({ left: 0, held: 0, sent: 0, lapsed: 2 })
    expect(world.message()).toMatchObject({ state: 'dropped', errcode: 43101 })
    expect(world.begin()).toEqual({ is: 'done' })
  })

  test('43107: the template pauses, and the message waits with its accept given back', () => {
    expect(world.settle('banned', 43107)).toBe(NOON + 600_000)
    expect(world.template()).toMatchObject({ state: 'paused', trouble: 43107 })
    expect(world.quota()).toMatchObject({ left: 2, held: 0 })
    expect(world.begin()).toMatchObject({ is: 'wait' })
  })

  test('47003: the template has trouble, the message is lost, the accept is not', () => {
    expect(world.settle('wrong', 47003)).toBeNull()
    expect(world.template()).toMatchObject({ state: 'live', trouble: 47003 })
    expect(world.quota()).toMatchObject({ left: 2, held: 0 })
    expect(world.message()).toMatchObject({ state: 'failed', errcode: 47003 })
  })

  test('40003: that is the member’s trouble, not the template’s', () => {
    world.settle('wrong', 40003)

    expect(world.template()).toMatchObject({ trouble: null })
  })

  test('43108: it comes again, later and later, and gives up after eight tries', () => {
    const waits: (number | null)[] = [world.settle('later', 43108)]
    for (let i = 0; i < 7; i += 1) {
      world.begin()
      waits.push(world.settle('later', 43108))
    }

    expect(waits.map((at) => (at === null ? null : at - NOON))).toEqual([
      5_000,
      10_000,
      20_000,
      40_000,
      80_000,
      160_000,
      320_000,
      null,
    ])
    expect(world.quota()).toMatchObject({ left: 2, held: 0, sent: 0 })
    expect(world.message()).toMatchObject({ state: 'failed', because: 'TRIES_USED_UP' })
  })

  test('none: the accept stays held, for it may be used up', () => {
    expect(world.settle('unsure')).toBe(NOON + 60_000)
    expect(world.quota()).toMatchObject({ left: 1, held: 1 })
    expect(world.message()).toMatchObject({ state: 'unsure', doneAt: null })
  })
})

describe('a message that got no answer', () => {
  beforeEach(() => {
    world.accept(2)
    world.tell()
    world.begin()
  })

  test('has arrived when its receipt comes, and is not sent again', () => {
    world.settle('unsure')
    receipt()

    expect(world.message()).toMatchObject({ state: 'sent' })
    expect(world.quota()).toMatchObject({ left: 1, held: 0, sent: 1, receipts: 1 })
    expect(world.begin()).toEqual({ is: 'done' })
  })

  test('has arrived when its receipt was faster than we gave up waiting', () => {
    receipt()

    expect(world.settle('unsure')).toBeNull()
    expect(world.message()).toMatchObject({ state: 'sent' })
  })

  test('is tried again on the accept it holds, when no receipt comes', () => {
    world.settle('unsure')

    expect(world.begin()).toMatchObject({ is: 'send' })
    expect(world.settle('sent')).toBeNull()
    expect(world.quota()).toMatchObject({ left: 1, held: 0, sent: 1 })
  })

  test('and is refused the second time has probably arrived: nobody can say', () => {
    world.settle('unsure')
    world.begin()
    world.settle('refused', 43101)

    expect(world.message()).toMatchObject({ state: 'unsure', doneAt: NOON })
    expect(world.quota()).toMatchObject({ left: 0, held: 0 })
  })

  test.each<Outcome>(['wrong', 'later'])(
    'and ends %s later has used up its accept: it may have',
    (outcome) => {
      world.settle('unsure')
      for (let i = 0; i < 7; i += 1) {
        world.begin()
        world.settle(outcome, outcome === 'wrong' ? 47003 : 43108)
      }

      expect(world.message()?.doneAt).toBe(NOON)
      expect(world.quota()).toMatchObject({ left: 1, held: 0, sent: 1 })
    },
  )

  test('because the process died is tried again like one without an answer', () => {
    expect(world.begin()).toMatchObject({ is: 'send' })
    expect(world.quota()).toMatchObject({ left: 1, held: 1 })
    world.settle('refused', 43101)
    expect(world.message()).toMatchObject({ state: 'unsure' })
  })

  test('because the process died has arrived when its receipt came', () => {
    receipt()

    expect(world.begin()).toEqual({ is: 'done' })
    expect(world.message()).toMatchObject({ state: 'sent' })
  })

  test('is not taken for another one whose receipt it is', () => {
    world.settle('unsure')
    world.tell({ id: 'm2' })
    world.begin('m2')
    receipt()
    expect(world.message('m1')).toMatchObject({ state: 'unsure', doneAt: null })

    world.settle('sent', null, 'm2')
    receipt()
    expect(world.message('m1')).toMatchObject({ state: 'sent' })
    expect(world.quota()).toMatchObject({ sent: 2, left: 0, held: 0 })
  })
})

describe('at night', () => {
  const expiring = { topic: 'points.expiring', values: { points: '10', expiresOn: '2026-11-28' } } as const

  test.each([
    ['22:00', '2026-11-22T09:00:00+08:00'],
    ['23:59', '2026-11-22T09:00:00+08:00'],
    ['00:10', '2026-11-21T09:00:00+08:00'],
    ['07:59', '2026-11-21T09:00:00+08:00'],
  ])('news of points left at %s goes out at nine', (time, morning) => {
    world.run((w) => {
      const template = w.get('messageTemplate', shipped)
      if (template) w.set('messageTemplate', template, { topic: 'points.expiring' })
      w.add('messageTopic', { topic: 'points.expiring', templateId: shipped })
    }, null)
    world.accept()
    world.pass(Date.parse(`2026-11-21T${time}:00+08:00`) - NOON)
    world.tell(expiring)

    expect(world.engine.rows('outbox')[0]?.nextAt).toBe(Date.parse(morning))
    expect(world.begin()).toEqual({ is: 'wait', until: Date.parse(morning) })
  })

  test('news of a parcel goes out at once', () => {
    world.accept()
    world.pass(11 * HOUR)
    world.tell()

    expect(world.begin()).toMatchObject({ is: 'send' })
  })
})

test('one message a day is enough where it was asked for', () => {
  world.accept(3)

  expect(world.tell({ onceADay: true })).toBe(true)
  expect(world.tell({ id: 'm2', onceADay: true })).toBe(false)
  world.pass(24 * HOUR)
  expect(world.tell({ id: 'm2', onceADay: true })).toBe(true)
})

test('of an erased member nothing is left, and what was on its way is sent to nobody', () => {
  world.accept(2)
  world.tell()
  world.begin()
  world.tell({ id: 'm2' })
  world.run((w, _input, now) => eraseOutreach(w, 'lin', now), null)

  for (const table of ['message', 'messageQuota', 'outbox'] as const)
    expect(world.engine.rows(table)).toEqual([])
  expect(world.settle('sent')).toBeNull()
  expect(world.begin('m2')).toEqual({ is: 'done' })
})
