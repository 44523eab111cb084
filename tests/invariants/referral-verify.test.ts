/** What programmes promised and paid, proven on both databases; and every lie about it is seen. */

import { lapse } from '@laurel/server/referral/commands/lapse'
import { verifyReferral } from '@laurel/server/referral/index'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databaseKinds } from '../world/databases.ts'
import { edited, type Lie } from './lies.ts'
import { openRaw, type Raw } from './raw.ts'
import { buys, comes, provesPhone, type ReferralWorld, referralWorld } from './referral-world.ts'

const DAY_MS = 86_400_000
const offerId = 'tale'

/** Bob came by ann and did all; cat came by bob and waits; dan looked odd and waits; eve's time was over. */
async function live(w: ReferralWorld): Promise<void> {
  await w.programme(offerId)
  await w.members(offerId, ['ann', 'bob', 'cat', 'dan', 'eve'])
  const come = (member: string, by: string, risk: 0 | 4 = 0) => w.did(comes({ offerId, member, by, risk }))
  await come('eve', 'ann')
  w.time.now += 32 * DAY_MS
  await w.both(lapse, { offerId, inviteeId: 'eve' })
  await come('bob', 'ann')
  await w.did(provesPhone('bob'))
  await w.did(buys('bob', 'p1'))
  await come('cat', 'bob')
  await come('dan', 'bob', 4)
}

const lie = (what: string, red: string, [table, where, set]: [string, string, string]): Lie =>
  edited(what, red, [table, where, set])
const binding = (inviteeId: string) => `invitee_id = '${inviteeId}'`
type Part = [who: string, milestone: string, points: number, state: string, to?: string]
const part = (...[who, milestone, points, state, to]: Part): string =>
  JSON.stringify({ who, milestone, points, state, ...(to ? { to } : {}) })
const parts = (...all: string[]) => `promised = '[${all.join(',')}]'`
const BOB = [
  part('inviter', 'phone', 10, 'paid', 'ann'),
  part('invitee', 'phone', 5, 'paid', 'bob'),
  part('inviter', 'act', 50, 'paid', 'ann'),
  part('invitee', 'act', 20, 'paid', 'bob'),
]
const CAT = [
  part('inviter', 'phone', 10, 'promised'),
  part('invitee', 'phone', 5, 'promised'),
  part('inviter', 'act', 50, 'promised'),
  part('invitee', 'act', 20, 'promised'),
]

const LIES: Lie[] = [
  lie('somebody came by himself', '6 nobody came by himself', [
    'binding',
    binding('cat'),
    `inviter_id = 'cat'`,
  ]),
  lie('two came by each other', '6 nobody came by somebody', [
    'binding',
    binding('bob'),
    `inviter_id = 'cat'`,
  ]),
  lie('a binding has another inviter', '6 an inviter counts', [
    'binding',
    binding('cat'),
    `inviter_id = 'ann'`,
  ]),
  lie('a link stands too deep', '6 a link stands', ['share_link', `code = 'tale-ann'`, 'depth = 2']),
  lie('a link has another root', '6 a link stands', ['share_link', `code = 'tale-ann'`, `root = 'tale-bob'`]),
  lie('a programme counts one more', '6 a programme counts', [
    'programme',
    `offer_id = 'tale'`,
    'bindings = 9',
  ]),
  lie('a promise is raised', '6 what is promised waits', [
    'binding',
    binding('cat'),
    parts(part('inviter', 'phone', 11, 'promised'), ...CAT.slice(1)),
  ]),
  lie('a promise is raised beyond the programme', '6 no more is promised', [
    'binding',
    binding('cat'),
    parts(part('inviter', 'phone', 11, 'promised'), ...CAT.slice(1)),
  ]),
  lie('a hold is emptied', '6 what is promised waits', [
    'account',
    `path = 'hold/referral/tale/cat/phone/inviter/points'`,
    'balance = 0',
  ]),
  lie('what was paid is called promised', '6 what was paid is one grant', [
    'binding',
    binding('bob'),
    parts(part('inviter', 'phone', 10, 'promised'), ...BOB.slice(1)),
  ]),
  lie('what is promised is called paid', '6 nothing is paid for what', [
    'binding',
    binding('cat'),
    parts(part('inviter', 'phone', 10, 'paid', 'bob'), ...CAT.slice(1)),
  ]),
  lie('somebody else was paid', '6 nobody is paid but', [
    'binding',
    binding('bob'),
    parts(part('inviter', 'phone', 10, 'paid', 'dan'), ...BOB.slice(1)),
  ]),
  lie('an inviter is said to have more', '6 an inviter was given', [
    'inviter',
    `member_id = 'ann'`,
    'points = 61',
  ]),
  lie('an inviter is said to have one more friend', '6 an inviter was rewarded', [
    'inviter',
    `member_id = 'ann'`,
    'rewarded = 2',
  ]),
  lie('what is held says no reason', '6 what is held says', ['binding', binding('dan'), `signals = '[]'`]),
  lie('what is over still promises', '6 what is held says', ['binding', binding('cat'), `state = 'lapsed'`]),
]

describe.each(databaseKinds)('on %s', (kind) => {
  let w: ReferralWorld
  let raw: Raw
  beforeAll(async () => {
    w = await referralWorld(kind)
    await live(w)
    raw = await openRaw(kind, w.url)
    await raw.disarm()
  })
  afterAll(async () => {
    await raw.close()
    await w.close()
  })

  test('what happened is proven', async () => {
    expect(await verifyReferral(w.db)).toEqual([])
    expect((await w.bindings(offerId)).map(({ inviteeId, state }) => [inviteeId, state]).sort()).toEqual([
      ['bob', 'done'],
      ['cat', 'open'],
      ['dan', 'held'],
      ['eve', 'lapsed'],
    ])
  })

  test.each(LIES)('$what: red', async ({ tell, takeBack, red }) => {
    await raw.run(...tell)
    const found = await verifyReferral(w.db).finally(() => raw.run(...takeBack))
    const rules = found.map(({ rule }) => rule)
    for (const rule of red) expect(rules).toContainEqual(expect.stringContaining(rule))
    expect(await verifyReferral(w.db)).toEqual([])
  })
})
