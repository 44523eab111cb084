/** Who came by whom is settled once, however many say so at once, and no promise outruns its budget. */

import { pause } from '@laurel/server/offers/commands/stop'
import { merge } from '@laurel/server/people/commands/merge'
import { lapse } from '@laurel/server/referral/commands/lapse'
import { decide } from '@laurel/server/referral/commands/review'
import type { Work } from '@laurel/server/schema'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databaseKinds } from '../world/databases.ts'
import {
  buys,
  comes,
  PROMISED,
  provesPhone,
  type ReferralWorld,
  referralWorld,
  refunds,
} from './referral-world.ts'

const DAY_MS = 86_400_000
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const names = (word: string, n: number): string[] => Array.from({ length: n }, (_, i) => `${word}${i}`)

describe.each(databaseKinds)('on %s, in two processes', (kind) => {
  let w: ReferralWorld
  beforeAll(async () => {
    w = await referralWorld(kind)
  })
  afterAll(() => w.close())
  const points = (memberId: string) => w.sum(`path = 'member/${memberId}/points'`)
  const held = (offerId: string) => w.sum(`path like 'hold/referral/${offerId}/%'`)
  const room = (offerId: string) => w.sum(`path = 'budget/${offerId}/points'`)

  test('100 inviters at once: one of them brought the invitee, and one promise was made', async () => {
    const offerId = await w.programme('hundred')
    const inviters = names('h', 100)
    await w.members(offerId, [...inviters, 'guest'])

    await w.atOnce(inviters.map((by) => comes({ offerId, member: 'guest', by })))

    expect(await w.bindings(offerId)).toHaveLength(1)
    expect([await held(offerId), await room(offerId)]).toEqual([PROMISED, 1_000_000 - PROMISED])
  })

  test('two who invite each other at once: at most one came by the other, twenty times', async () => {
    const offerId = await w.programme('mutual')
    for (let round = 0; round < 20; round += 1) {
      const [a, b] = [`a${round}`, `b${round}`]
      await w.members(offerId, [a, b])
      await w.did(provesPhone(a))
      await w.did(provesPhone(b))

      await w.race(comes({ offerId, member: a, by: b }), comes({ offerId, member: b, by: a }))

      const pair = (await w.bindings(offerId)).filter(({ inviteeId }) => [a, b].includes(inviteeId))
      expect(pair).toHaveLength(1)
      expect((await points(a)) + (await points(b))).toBe(15)
    }
  })

  test.each([3, 4, 5, 6, 7, 8, 9, 10])('a ring of %i at once does not close', async (size) => {
    const offerId = await w.programme(`ring${size}`)
    const ring = names(`r${size}-`, size)
    await w.members(offerId, ring)

    await w.atOnce(ring.map((member, i) => comes({ offerId, member, by: ring[(i + 1) % size] ?? '' })))

    expect(await w.bindings(offerId)).toHaveLength(size - 1)
  })

  test('a budget for 25 promises and 100 who come at once: 25 are promised, to the point', async () => {
    const offerId = await w.programme('short', {}, 25 * PROMISED + 1)
    const guests = names('s', 100)
    await w.members(offerId, [...guests, 'host'])

    await w.atOnce(guests.map((member) => comes({ offerId, member, by: 'host' })))

    expect(await w.bindings(offerId)).toHaveLength(100)
    expect([await held(offerId), await room(offerId)]).toEqual([25 * PROMISED, 1])
  })

  test('a number proven while its owner accepts counts, whoever commits first, thirty times', async () => {
    const offerId = await w.programme('phones')
    const guests = names('p', 30)
    const hosts = names('phone-host', 30)
    await w.members(offerId, [...guests, ...hosts])

    // Each time a little later: some of them just between what the other one reads and what it writes.
    for (const [i, member] of guests.entries())
      await Promise.all([
        w.race(comes({ offerId, member, by: hosts[i] ?? '' }), () => undefined),
        wait(i * 4).then(() => w.race(() => undefined, provesPhone(member))),
      ])

    expect(await w.sum(`path like 'member/phone-host%/points'`)).toBe(300)
  })

  test('an act, the taking back of it, and both again at once come to nothing', async () => {
    const offerId = await w.programme('acts')
    await w.members(offerId, ['actor', 'act-host'])
    await w.did(comes({ offerId, member: 'actor', by: 'act-host' }))
    await w.did(provesPhone('actor'))

    await w.atOnce([buys('actor', 'x1'), refunds('actor', 'x1'), buys('actor', 'x2'), refunds('actor', 'x2')])

    expect([await points('act-host'), await points('actor')]).toEqual([10, 5])
  })

  test('what is released twice at once is paid once', async () => {
    const offerId = await w.programme('odd')
    await w.members(offerId, ['odd', 'odd-host'])
    await w.did(provesPhone('odd'))
    await w.did(comes({ offerId, member: 'odd', by: 'odd-host', risk: 4 }))
    expect([await points('odd-host'), await held(offerId)]).toEqual([0, PROMISED])

    const release = {
      offerId,
      inviteeId: 'odd',
      verdict: 'release',
      because: '核对',
      operatorId: 'amy',
    } as const
    await expect(w.both(decide, release)).rejects.toThrow('BINDING_DECIDED')

    expect([await points('odd-host'), await points('odd')]).toEqual([10, 5])
  })

  test('what was promised goes back once, though the job runs twice at once', async () => {
    const offerId = await w.programme('over')
    await w.members(offerId, ['late', 'late-host'])
    await w.did(comes({ offerId, member: 'late', by: 'late-host' }))
    w.time.now += 32 * DAY_MS

    await w.both(lapse, { offerId, inviteeId: 'late' })

    expect([await held(offerId), await room(offerId)]).toEqual([0, 1_000_000])
  })

  test('once a pause is answered nobody is bound and nothing is given', async () => {
    const offerId = await w.programme('stopped')
    const guests = names('z', 60)
    const hosts = names('stop-host', 60)
    await w.members(offerId, [...guests, ...hosts])
    for (const member of guests) await w.did(provesPhone(member))
    const coming = guests.map((member, i) => comes({ offerId, member, by: hosts[i] ?? '' }))
    const given = () => w.sum(`path like 'member/stop-host%/points'`)

    const load = w.atOnce(coming.slice(0, 40))
    await w.engine.run(pause, { offerId, because: 'x' })
    const before = await given()
    await Promise.all([load, w.atOnce(coming.slice(40))])

    expect(await given()).toBe(before)
    expect(await w.bindings(offerId)).toHaveLength(before / 10)
  })

  test('accounts that became one bring nobody in by whom either came', async () => {
    const offerId = await w.programme('merged')
    await w.members(offerId, ['m1', 'm2', 'm3'])
    await w.did(comes({ offerId, member: 'm1', by: 'm2' }))
    await w.did((work, now) =>
      merge(work, { id: 'm1-m3', fromId: 'm1', intoId: 'm3', operatorId: 'amy' }, now),
    )

    const outcome = await w.engine.run(
      (work: Work, _: null, now: number) => comes({ offerId, member: 'm2', by: 'm3' })(work, now),
      null,
    )
    expect(outcome.refused).toBe('REFERRAL_RING')
  })

  test('the books are in order', async () => expect(await w.verify()).toEqual([]))
})
