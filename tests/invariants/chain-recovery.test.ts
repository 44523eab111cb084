/** Whatever the network and the phones lose, the chain that is found again is the true one, and nothing is made up. `CHAIN`, `SEED`. */
import { type Accepted, referralApi } from '@laurel/shared/referral'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask } from '../world/ask.ts'
import { type DatabaseKind, databaseKinds } from '../world/databases.ts'
import { invitePhone, publishProgramme } from '../world/referral.ts'
import { type World, world } from '../world/world.ts'
import { diceOf } from './chain-campaign.ts'
import { Campaign, mishapKinds } from './chain-people.ts'

const SIZE = Number(process.env.CHAIN ?? 60)
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000)

describe.each(databaseKinds)(`a campaign of ${SIZE} people on %s, SEED=${SEED}`, (database: DatabaseKind) => {
  let w: World
  let campaign: Campaign
  let offerId: string
  const time = { now: Date.parse('2026-11-20T09:00:00+08:00') }

  beforeAll(async () => {
    w = await world({ database, clock: () => time.now })
    const body = {
      ...{ firstAct: null, invitersPerDay: 1_000, invitersPerMonth: 10_000 },
      rewards: [{ milestone: 'phone' as const, inviterPoints: 10, inviteePoints: 10 }],
    }
    offerId = (await publishProgramme(w.operators, { amount: 1_000_000, body })).offerId
    campaign = await new Campaign({ w, offerId, dice: diceOf(SEED), time }).live(SIZE)
  }, 600_000)
  afterAll(async () => {
    expect(await w.verify()).toEqual([])
    await w.close()
  })

  test('every link hangs where its sharer had come from, at its true depth', async () => {
    const { truth, people } = campaign
    const rows = await w.db.all(
      `select code, member_id, visitor_id, parent, root, depth from share_link where offer_id = '${offerId}'`,
    )
    const told = rows.map((row) => ({ ...row, depth: Number(row.depth) }))
    const true_ = [...truth.links.values()].map(({ code, sharer, visitorId, parent }) => ({
      ...{ code, member_id: visitorId ? null : people.get(sharer)?.memberId, visitor_id: visitorId },
      ...{ parent, root: truth.rootOf(code), depth: truth.depthOf(code) },
    }))
    expect(byCode(told)).toEqual(byCode(true_))
    expect(Math.max(...told.map(({ depth }) => depth))).toBeGreaterThanOrEqual(4)
  })

  test('everybody is bound by the link that truly brought him, to who truly shared it, and nobody else is bound', async () => {
    const { people } = campaign
    const rows = await w.db.all(
      `select invitee_id, inviter_id, code from binding where offer_id = '${offerId}'`,
    )
    const idOf = (name: string | null): string | null => (name ? (people.get(name)?.memberId ?? null) : null)
    const true_ = [...people.values()].flatMap(({ memberId, bound }) =>
      bound ? [{ invitee_id: memberId, inviter_id: idOf(bound.inviter), code: bound.code }] : [],
    )
    expect(byInvitee(rows)).toEqual(byInvitee(true_))
    expect(true_.length).toBeGreaterThan(SIZE / 4)
  })

  /** Two links, and the letter that a phone writes of what it remembers, to be sent later. */
  async function onItsWay(name: string) {
    const [first = '', second = ''] = [...campaign.truth.links.keys()]
    const phone = invitePhone(w, { name, clock: () => time.now })
    const letter = () => {
      const { visitorId, trail } = phone
      const told = trail.map(({ seq, code, at }) => ({ seq, code, agoMs: time.now - at }))
      return () => ask(w.url, referralApi.touch, { visitorId, trail: told })
    }
    return { first, second, phone, letter }
  }
  const codeOf = async (asked: Promise<Accepted>, memberId: string): Promise<unknown> => {
    expect((await asked).refused).toEqual([])
    return (await w.db.all(`select code from binding where invitee_id = '${memberId}'`))[0]?.code
  }

  test('a letter that is on its way while he joins does not make him a member who was there before', async () => {
    const { first, phone, letter } = await onItsWay('slow')
    await phone.open(first)
    const send = letter()
    time.now += 5_000
    const slow = await w.member('slow')
    time.now += 5_000
    await send()

    expect(await codeOf(phone.accept(slow), slow.id)).toBe(first)
  })

  test('two letters that come in the wrong order: the link that was opened last is the last', async () => {
    const { first, second, phone, letter } = await onItsWay('swapped')
    await phone.open(first)
    const sendFirst = letter()
    time.now += 5_000
    await phone.open(second)
    phone.trail.splice(0, 1)
    await letter()()
    time.now += 30_000
    await sendFirst()
    time.now += 60_000
    const swapped = await w.member('swapped')
    phone.trail.unshift({ seq: 1, code: first, at: time.now - 95_000 })

    expect(await codeOf(phone.accept(swapped), swapped.id)).toBe(second)
  })

  test('it went wrong in every way that was meant', () => {
    const { mishaps } = campaign
    expect(mishapKinds.filter((kind) => !mishaps.has(kind))).toEqual([])
  })
})

type Line = Record<string, unknown>
const sorted = (key: string) => (lines: readonly Line[]) =>
  lines.toSorted((a, b) => (String(a[key]) < String(b[key]) ? -1 : 1))
const byCode = sorted('code')
const byInvitee = sorted('invitee_id')
