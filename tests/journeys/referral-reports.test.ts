/** What operators learn of a programme: a chain of three, a phone that only looked, and somebody who came by himself. */
import { insightsApi } from '@laurel/shared/insights'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refusalOf } from '../world/ask.ts'
import { databaseKinds } from '../world/databases.ts'
import { type Mall, openMall } from '../world/mall.ts'
import type { MemberClient } from '../world/members.ts'
import type { Operators } from '../world/operators.ts'
import {
  type InvitePhone,
  invitePhone,
  type Programme,
  publishProgramme,
  verifyPhone,
} from '../world/referral.ts'
import { type World, world } from '../world/world.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
/** A Wednesday. */
const BEGIN = Date.parse('2026-11-18T10:00:00+08:00')
const WEEK = { from: '2026-11-16', to: '2026-11-22' }

describe.each(databaseKinds)('reports of a programme on %s', (database) => {
  let w: World
  let mall: Mall
  let of: Programme
  let desk: Operators
  let now = BEGIN
  let numbers = 0
  const people = new Map<string, MemberClient>()
  const idOf = (name: string): string => people.get(name)?.id ?? ''
  const phoneOf = (name: string): InvitePhone => invitePhone(w, { name, clock: () => now })

  beforeAll(async () => {
    w = await world({ database, clock: () => now })
    mall = await openMall(w, { mugs: 50 })
    await w.member('first', 1)
    of = await publishProgramme(w.operators)
    now += DAY_MS
    await join('ann')
    await join('eve')
    now += 30 * MINUTE_MS
    const code = await share('ann')
    await lookAtOwn(code)
    const bob = await come('bob', code)
    await prove('bob')
    await people.get('bob')?.redeem(mall.mug)
    now += 37 * MINUTE_MS
    await come('cat', await share('bob', bob))
    await prove('cat')
    now += 3 * MINUTE_MS
    const dan = phoneOf('dan')
    await dan.open(code)
    await dan.tell()
    desk = (await w.operatorsNow()).operators
  })
  afterAll(async () => {
    expect(await w.verify()).toEqual([])
    await w.close()
  })

  async function join(name: string): Promise<MemberClient> {
    const who = await w.member(name, 100)
    await w.name(who.id, '林知夏')
    people.set(name, who)
    return who
  }
  async function share(name: string, phone = phoneOf(name)): Promise<string> {
    const who = await w.member(name) // a session lasts for half an hour
    people.set(name, who)
    return (await phone.share({ offerId: of.offerId, who })).code
  }
  async function lookAtOwn(code: string): Promise<void> {
    const [phone, ann] = [phoneOf('ann'), people.get('ann')]
    await phone.open(code)
    if (ann) expect((await phone.accept(ann)).refused).toMatchObject([{ code: 'SELF_REFERRAL' }])
  }
  async function come(name: string, code: string): Promise<InvitePhone> {
    const phone = phoneOf(name)
    await phone.open(code)
    await phone.tell()
    now += MINUTE_MS
    await phone.accept(await join(name))
    return phone
  }
  async function prove(name: string): Promise<void> {
    numbers += 1
    const number = `139${String(20_000_000 + numbers)}`
    const who = people.get(name)
    if (who) await verifyPhone(w, who, { name, number })
  }
  const week = () => ({ offerId: of.offerId, ...WEEK })

  test('the funnel counts each phone and person once, and not whoever opens his own link', async () => {
    const { steps, bySurface } = await desk.as('editor', insightsApi.funnel, week())

    expect(steps.map(({ step, count, fromBeforeBps }) => [step, count, fromBeforeBps])).toEqual([
      ['minted', 2, null],
      ['arrived', 3, 15_000],
      ['registered', 2, 6_667],
      ['phone', 2, 10_000],
      ['act', 1, 5_000],
      ['rewarded', 2, 20_000],
    ])
    expect(steps.find(({ step }) => step === 'registered')?.medianMs).toBe(MINUTE_MS)
    const friend = { minted: 2, arrived: 3, registered: 2, phone: 2, act: 1, custody: 0, rewarded: 2 }
    expect(bySurface).toEqual([{ surface: 'friend', ...friend }])
  })

  test('of another surface, of the days before and of days that are none, it tells nothing', async () => {
    const elsewhere = await desk.as('editor', insightsApi.funnel, { ...week(), surface: 'group' })
    const before = await desk.as('editor', insightsApi.funnel, { ...week(), to: '2026-11-18' })

    for (const { steps } of [elsewhere, before])
      expect(steps.map(({ count }) => count)).toEqual([0, 0, 0, 0, 0, 0])
    const never = desk.as('editor', insightsApi.funnel, { ...week(), to: '2026-02-30' })
    expect(await refusalOf(never)).toBe('OFFER_DAYS_INVALID')
    const unknown = desk.as('editor', insightsApi.funnel, { ...week(), offerId: 'none' })
    expect(await refusalOf(unknown)).toBe('PROGRAMME_UNKNOWN')
  })

  test('the graph reaches up to the root and down to the leaves; what had no room is counted', async () => {
    const { offerId } = of
    const graph = await desk.as('editor', insightsApi.graph, { offerId, memberId: idOf('bob') })

    expect(graph.nodes.map(({ memberId, hop, brought, shown }) => [memberId, hop, brought, shown])).toEqual([
      [idOf('ann'), -1, 1, 1],
      [idOf('bob'), 0, 1, 1],
      [idOf('cat'), 1, 0, 0],
    ])
    expect(graph.cut).toBe(0)
    expect(graph.nodes.map(({ called }) => called)).toEqual(['林*夏', '林*夏', '林*夏'])
    const below = await desk.as('editor', insightsApi.graph, { offerId, memberId: idOf('cat') })
    expect(below.nodes.map(({ memberId, hop }) => [memberId, hop])).toEqual([
      [idOf('ann'), -2],
      [idOf('bob'), -1],
      [idOf('cat'), 0],
    ])
    const small = { offerId, memberId: idOf('ann'), nodesMax: 1 }
    expect(await desk.as('editor', insightsApi.graph, small)).toMatchObject({ nodes: [{}, {}], cut: 1 })
  })

  test('who spreads most stands first, page by page', async () => {
    const { offerId } = of
    const first = await desk.as('editor', insightsApi.spreaders, { offerId, limit: 1 })
    const ann = { place: 1, memberId: idOf('ann'), below: 2, direct: 1, depth: 2, complete: 1 }
    expect(first).toMatchObject({ items: [ann], next: '1' })

    const rest = await desk.as('editor', insightsApi.spreaders, { offerId, limit: 1, cursor: '1' })
    const bob = { place: 2, memberId: idOf('bob'), below: 1, direct: 1, depth: 1, complete: 0 }
    expect(rest).toMatchObject({ items: [bob], next: null })
  })

  test('growth tells how many a newcomer brings, and how deep it goes', async () => {
    const { weeks, depths } = await desk.as('editor', insightsApi.growth, week())

    const counts = { week: '2026-11-16', members: 2, arrived: 1, brought: 1 }
    const rates = { invitesPerMemberBps: 5_000, conversionBps: 10_000, kBps: 5_000 }
    expect(weeks).toEqual([{ ...counts, ...rates }])
    expect(depths).toEqual([
      { depth: 1, registered: 1, complete: 1 },
      { depth: 2, registered: 1, complete: 0 },
    ])
  })

  test('one invitee is followed from the first hop to the last promise', async () => {
    const path = await desk.as('editor', insightsApi.path, { offerId: of.offerId, inviteeId: idOf('cat') })

    expect(path).toMatchObject({ called: '林*夏', inviterId: idOf('bob'), state: 'open', signals: [] })
    expect(path.hops.map(({ depth, sharerId }) => [depth, sharerId])).toEqual([
      [1, idOf('ann')],
      [2, idOf('bob')],
    ])
    expect(path.touches).toMatchObject([{ sharerId: idOf('bob'), counts: true, isRefused: false }])
    expect(path.milestones.map(({ milestone }) => milestone)).toEqual(['registered', 'phone'])
    expect(path.promised.find(({ milestone }) => milestone === 'phone')).toEqual({
      ...{ who: 'invitee', milestone: 'phone', points: 20, state: 'paid', memberId: idOf('cat') },
      why: `grant:${of.offerId}:phone-invitee:${idOf('cat')}`,
    })
    const nobody = desk.as('editor', insightsApi.path, { offerId: of.offerId, inviteeId: idOf('eve') })
    expect(await refusalOf(nobody)).toBe('BINDING_UNKNOWN')
  })

  test('opportunities are told with their reasons, whoever draws most first', async () => {
    const { items } = await desk.as('editor', insightsApi.opportunities, { offerId: of.offerId })

    expect(items.map(({ memberId }) => memberId).sort()).toEqual([idOf('ann'), idOf('bob')].sort())
    const ann = items.find(({ memberId }) => memberId === idOf('ann'))
    expect(ann?.reasons.map(({ reason, value }) => [reason, value])).toEqual([
      ['draws', 2],
      ['converts', 5_000],
    ])
    expect(ann?.reasons[0]?.sentence).toBe('每次分享平均带来 2 位访客')
  })

  test('results tell the cost of a member who did all, by depth; and after days, who stayed', async () => {
    const results = await desk.as('editor', insightsApi.results, week())
    expect(results).toMatchObject({
      registered: 2,
      acquired: 1,
      points: 640,
      pointsEach: 640,
      waitingPoints: 600,
    })
    expect(results.byDepth).toEqual([
      { depth: 1, registered: 1, acquired: 1, points: 620, pointsEach: 620 },
      { depth: 2, registered: 1, acquired: 0, points: 20, pointsEach: null },
    ])
    expect(results.retention.invited[0]).toEqual({ afterDays: 7, members: 0, kept: 0, keptBps: null })

    now += 8 * DAY_MS
    const bob = await w.member('bob')
    await bob.signInDaily()
    const later = (await w.operatorsNow()).operators
    const { retention } = await later.as('editor', insightsApi.results, { ...week(), from: '2026-11-19' })
    expect(retention.invited[0]).toEqual({ afterDays: 7, members: 2, kept: 1, keptBps: 5_000 })
    expect(retention.others[0]).toEqual({ afterDays: 7, members: 2, kept: 0, keptBps: 0 })
    expect(retention.invited[1]).toMatchObject({ afterDays: 30, members: 0 })
  })

  test('a member asks in vain', async () => {
    const asked = (await w.member('eve')).ask(insightsApi.funnel, week())
    expect(await refusalOf(asked)).toBe('SESSION_EXPIRED')
  })
})
