/** Somebody in the middle of a chain closes his account: the chain keeps its shape, and nothing of him is left in it. */
import { closedJob } from '@laurel/server/people/index'
import { identityApi } from '@laurel/shared/identity'
import { leadsAdminApi } from '@laurel/shared/leads'
import { peopleApi } from '@laurel/shared/people'
import { referralApi } from '@laurel/shared/referral'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { databaseKinds } from '../world/databases.ts'
import { openMall } from '../world/mall.ts'
import type { MemberClient } from '../world/members.ts'
import { invitePhone, type Programme, publishProgramme } from '../world/referral.ts'
import { type World, world } from '../world/world.ts'
import { deliverErasures, everythingReadable } from './readable.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
const CANARY = { nickname: '金丝雀周予安', phone: '13900007788' }

describe.each(databaseKinds)('on %s', (database) => {
  let w: World
  let all: Programme
  let coupon: string
  let now = 0

  beforeEach(async () => {
    now = Date.parse('2026-11-20T10:00:00+08:00')
    w = await world({ database, clock: () => now })
    coupon = (await openMall(w, { codes: ['A-1', 'A-2', 'A-3', 'A-4', 'A-5'] })).coupon
    all = await publishProgramme(w.operators)
  })
  afterEach(async () => {
    expect(await w.verify()).toEqual([])
    await w.close()
  })

  const openidOf = (name: string): string =>
    w.emulator.control.users().find(({ openid }) => openid.startsWith(`o${name}_`))?.openid ?? ''

  async function verifyPhone(who: MemberClient, name: string, phone: string): Promise<void> {
    const { control } = w.emulator
    control.setPhone(openidOf(name), phone)
    await who.ask(identityApi.setPhone, { code: control.phoneCode(openidOf(name)) })
  }
  const phoneOf = (name: string) => invitePhone(w, { name, clock: () => now })

  /** By a link, on a phone of his own; does all that is asked. */
  async function comes(name: string, code: string, number: string) {
    const phone = phoneOf(name)
    await phone.open(code)
    await phone.tell()
    now += 3 * MINUTE_MS + code.charCodeAt(0) * 1_000
    const who = await w.member(name, 100)
    await phone.accept(who)
    await verifyPhone(who, name, number)
    await who.redeem(coupon)
    return { phone, who }
  }
  const mint = async (who: MemberClient): Promise<string> =>
    (await who.ask(referralApi.mint, { offerId: all.offerId, surface: 'friend' })).code
  async function leave(who: MemberClient): Promise<void> {
    await who.ask(peopleApi.close, { points: await who.balance() })
    await deliverErasures(w)
    await closedJob(w.laurel.deps).run()
  }

  /** Lin brought Zhou, Zhou brought Chen; Lin had been a member for a while. */
  async function chain() {
    await w.member('lin')
    now += 12 * MINUTE_MS
    const ofLin = await mint(await w.member('lin'))
    const { phone, who: zhou } = await comes('zhou', ofLin, CANARY.phone)
    await w.name(zhou.id, CANARY.nickname)
    now += 12 * MINUTE_MS
    const ofZhou = (await phone.share({ offerId: all.offerId, who: await w.member('zhou') })).code
    const { who: chen } = await comes('chen', ofZhou, '13900001122')
    return { ofLin, ofZhou, phone, zhou: await w.member('zhou'), chen }
  }
  const shape = async () => ({
    links: await w.db.all(
      'select code, member_id, parent, root, depth, surface from share_link order by depth',
    ),
    touches: await w.db.all('select code, at, seq from touch order by at, code'),
    bindings: await w.db.all(
      'select inviter_id, invitee_id, code, bound_at, state, version from binding order by bound_at',
    ),
  })
  const mineOf = async (name: string) =>
    (await (await w.member(name)).ask(referralApi.invitePage, { offerId: all.offerId })).mine

  test('links, arrivals, bindings and counts stay as they were; his name, his number and his phone are gone', async () => {
    const { ofZhou, zhou, chen, phone } = await chain()
    const before = await shape()
    const linBefore = await mineOf('lin')
    expect(linBefore?.friends).toMatchObject([{ state: 'done', person: { called: '金*安' } }])
    expect(await everythingReadable(w)).toContain(CANARY.phone)

    await leave(zhou)

    expect(await shape()).toEqual(before)
    const { friends, ...counts } = (await mineOf('lin')) ?? { friends: [] }
    const { friends: _, ...countsBefore } = linBefore ?? { friends: [] }
    expect(counts).toEqual(countsBefore)
    expect(friends).toMatchObject([{ state: 'done', person: { called: null, avatar: null } }])
    const readable = await everythingReadable(w)
    for (const canary of [CANARY.nickname, CANARY.phone, openidOf('zhou')])
      expect(readable).not.toContain(canary)
    expect(await w.db.all(`select * from visitor_of where member_id = '${zhou.id}'`)).toEqual([])
    const [seen] = await w.db.all(`select member_ids from visitor where id = '${phone.visitorId}'`)
    expect(JSON.stringify(seen)).not.toContain(zhou.id)
    const marks = await w.db.all(`select marks from binding where invitee_id = '${zhou.id}'`)
    expect(marks.map((row) => asJson(row.marks))).toEqual([{ ip: '', device: '' }])
    // Whom he brought keeps what he got, and still hears that somebody brought him.
    expect(await chen.balance()).toBe(100 - 50 + 320)
    expect((await chen.ask(referralApi.mine, {})).bindings).toMatchObject([{ state: 'done' }])
    const page = await phoneOf('new').open(ofZhou)
    expect(page).toMatchObject({ inviter: { called: null }, isInviterPaid: false, state: 'live' })
  })

  test('by his link others still come, and nobody is paid in his place', async () => {
    const { ofZhou, zhou } = await chain()
    await leave(zhou)
    const { who } = await comes('dong', ofZhou, '13900003344')

    expect(await who.balance()).toBe(100 - 50 + 320)
    const grants = await w.db.all(`select rule from offer_grant where occasion = '${who.id}' order by rule`)
    expect(grants.map(({ rule }) => rule)).toEqual(['act-invitee', 'phone-invitee'])
  })

  test('back under a new account he is no new friend to anybody, for half a year', async () => {
    const { ofLin, zhou } = await chain()
    await leave(zhou)
    now += DAY_MS
    const phone = phoneOf('zhou again')
    expect(await phone.open(ofLin)).toMatchObject({ inviter: { called: null } })
    now += MINUTE_MS
    const back = await w.member('zhou')
    expect(back.id).not.toBe(zhou.id)

    const { bindings, refused } = await phone.accept(back)

    expect([bindings, refused]).toEqual([[], [{ offerId: all.offerId, code: 'INVITEE_REJOINED' }]])
  })

  test('what a manager wrote down of him goes too, and the lead stays in the count', async () => {
    await w.member('lin')
    now += 12 * MINUTE_MS
    const lin = await w.member('lin')
    const { offerId } = all
    const lead = { offerId, phone: CANARY.phone, name: CANARY.nickname, inviter: lin.id }
    const { id: leadId } = await w.operators.as('editor', leadsAdminApi.add, lead)
    now += MINUTE_MS
    const zhou = await w.member('zhou', 100)
    await verifyPhone(zhou, 'zhou', CANARY.phone)
    expect((await zhou.ask(referralApi.mine, {})).bindings).toMatchObject([{ offerId }])
    expect(await everythingReadable(w)).toContain(CANARY.nickname)

    await leave(zhou)

    const readable = await everythingReadable(w)
    for (const canary of [CANARY.nickname, CANARY.phone]) expect(readable).not.toContain(canary)
    const { lead: left } = await w.operators.as('admin', leadsAdminApi.one, { leadId })
    expect(left).toMatchObject({ phone: null, name: null, inviterId: lin.id })
  })
})

const asJson = (value: unknown): unknown => (typeof value === 'string' ? JSON.parse(value) : value)
