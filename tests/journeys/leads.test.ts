/** Leads from a name on paper, or a browser outside WeChat, to a customer whom a manager looks after. */
import { identityApi } from '@laurel/shared/identity'
import { type AddLeadInput, leadsAdminApi, leadsApi } from '@laurel/shared/leads'
import { approvalApi } from '@laurel/shared/operators'
import { peopleApi } from '@laurel/shared/people'
import { type ReferralBody, referralApi } from '@laurel/shared/referral'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ask, refusalOf } from '../world/ask.ts'
import { type Desk, openBranch } from '../world/branch-desk.ts'
import { confide } from '../world/confidences.ts'
import { databaseKinds } from '../world/databases.ts'
import { openSource } from '../world/event-sources.ts'
import type { MemberClient } from '../world/members.ts'
import { invitePhone, publishProgramme } from '../world/referral.ts'
import { type World, world } from '../world/world.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
const CUSTODY: Partial<ReferralBody> = {
  asksCustody: true,
  firstAct: null,
  branch: 'west-lake',
  surfaces: ['friend', 'branch'],
  rewards: [
    { milestone: 'phone', inviterPoints: 0, inviteePoints: 20 },
    { milestone: 'custody', inviterPoints: 500, inviteePoints: 200 },
  ],
}
const INVITERS = ['xia', 'ana', 'yan', 'zed', 'yu', 'handy', 'digi', 'oldie']
let numbers = 0
const newPhone = (): string => {
  numbers += 1
  const phone = `137${String(30_000_000 + numbers)}`
  confide(phone)
  return phone
}

describe.each(databaseKinds)('on %s', (database) => {
  let w: World
  let desk: Desk
  let offerId: string
  let now = Date.parse('2026-11-18T10:00:00+08:00')
  let visitors = 0

  beforeAll(async () => {
    w = await world({ database, clock: () => now })
    for (const name of INVITERS) await w.member(`${name}${database}`)
    now += 11 * MINUTE_MS
    desk = await openBranch(w, 'west-lake', ['mia', 'noa', 'oli'])
    offerId = (await publishProgramme(w.operators, { body: CUSTODY })).offerId
  })
  beforeEach(() => {
    now += MINUTE_MS
  })
  afterAll(async () => {
    expect(await w.verify()).toEqual([])
    await w.close()
  })

  const [MIA, NOA] = [0, 1]
  const manager = (place: number) => desk.managers[place] ?? desk.admin
  const editor = (input: AddLeadInput) => w.operators.as('editor', leadsAdminApi.add, input)
  const lead = (leadId: string) => desk.admin.ask(leadsAdminApi.one, { leadId })
  const acts = async (leadId: string): Promise<string[]> => (await lead(leadId)).events.map(({ act }) => act)
  const bindingOf = async (who: MemberClient) =>
    (await w.db.all(`select inviter_id, code, lead_id, state from binding where invitee_id = '${who.id}'`))[0]
  /** Somebody who was a member for a while. */
  const inviter = (name: string): Promise<MemberClient> => w.member(`${name}${database}`)
  const proves = async (who: MemberClient, phone: string): Promise<void> => {
    await ask(w.url, identityApi.sendPhoneCode, { phone }, { ip: `10.9.${numbers}.1` })
    const code = /\d{6}/.exec((await w.texts(phone))[0] ?? '')?.[0] ?? ''
    await who.ask(identityApi.setPhoneByCode, { phone, code })
  }
  const phoneOn = () => {
    visitors += 1
    return invitePhone(w, { name: `${database}${visitors}`, clock: () => now })
  }
  const joins = async (code: string, phone: string): Promise<string | null> => {
    await ask(w.url, identityApi.sendPhoneCode, { phone }, { ip: `10.9.${numbers}.2` })
    const smsCode = /\d{6}/.exec((await w.texts(phone))[0] ?? '')?.[0] ?? ''
    const { version: agreed } = await ask(w.url, identityApi.consent, {})
    const { visitorId } = phoneOn()
    return (await ask(w.url, leadsApi.join, { code, phone, smsCode, agreed, visitorId })).urlLink
  }

  test('two managers who enter one person at once have one lead, with both in its history', async () => {
    const phone = newPhone()
    const enter = (place: number) => manager(place).ask(leadsAdminApi.add, { offerId, phone, name: '周小舟' })
    const [one, other] = await Promise.all([enter(MIA), enter(NOA)])

    expect(one.id).toBe(other.id)
    expect(await acts(one.id)).toEqual(['added', 'added-again'])
    expect(one).toMatchObject({
      phone: `137******${phone.slice(-2)}`,
      name: '周*舟',
      state: 'new',
      source: 'hand',
    })
    const [{ n } = { n: 0 }] = await w.db.all(`select count(*) as n from lead where id = '${one.id}'`)
    expect(Number(n)).toBe(1)
  })

  test('thirty leads at once are shared out among three managers, ten each', async () => {
    const added = await Promise.all(
      Array.from({ length: 30 }, () => editor({ offerId, phone: newPhone(), name: '客户' })),
    )
    const shares = new Map<string | null, number>()
    for (const { managerId } of added) shares.set(managerId, (shares.get(managerId) ?? 0) + 1)

    expect([...shares.values()]).toEqual([10, 10, 10])
    expect([...shares.keys()].toSorted()).toEqual(desk.managers.map(({ id }) => id).toSorted())
  })

  test('entered by hand, the friend proves his number, is bound to who referred him, and two operators confirm custody', async () => {
    const [xia, phone] = [await inviter('xia'), newPhone()]
    const input = { offerId, phone, name: '林知夏', inviter: xia.id, note: '柜台推荐' }
    const { id: leadId, managerId } = await manager(MIA).ask(leadsAdminApi.add, input)
    expect(managerId).toBe(manager(MIA).id)
    expect(await refusalOf(manager(MIA).ask(leadsAdminApi.confirm, { leadId, because: '已签约' }))).toBe(
      'LEAD_UNJOINED',
    )
    const lin = await w.member(`linbyhand${database}`)
    await proves(lin, phone)

    expect(await bindingOf(lin)).toMatchObject({ inviter_id: xia.id, code: null, lead_id: leadId })
    expect(await lin.balance()).toBe(20)
    expect(await acts(leadId)).toEqual(['added', 'joined', 'bound'])
    await manager(MIA).ask(leadsAdminApi.move, { leadId, state: 'met' })
    await manager(MIA).ask(leadsAdminApi.confirm, { leadId, because: '已签约' })
    const { approvalId, lead: asked } = await lead(leadId)
    expect(asked.state).toBe('confirming')
    const approve = { approvalId: approvalId ?? '' }
    expect(await refusalOf(manager(MIA).ask(approvalApi.approve, approve))).toBe('APPROVAL_OWN')
    expect(await refusalOf(manager(MIA).ask(leadsAdminApi.move, { leadId, state: 'lost' }))).toBe(
      'LEAD_STATE',
    )
    await manager(NOA).ask(approvalApi.approve, approve)

    expect((await lead(leadId)).lead.state).toBe('confirmed')
    expect([await lin.balance(), await xia.balance()]).toEqual([220, 500])
    expect(await acts(leadId)).toEqual(['added', 'joined', 'bound', 'met', 'asked', 'agreed', 'confirmed'])
    // From now on whoever lin brings is looked after by the same manager.
    const { code } = await lin.ask(referralApi.mint, { offerId, surface: 'friend' })
    const phoneOfFriend = phoneOn()
    await phoneOfFriend.open(code)
    now += MINUTE_MS
    const newcomer = await w.member(`newcomer${database}`)
    await phoneOfFriend.accept(newcomer)
    const { items } = await manager(MIA).ask(leadsAdminApi.list, { offerId })
    expect(items.filter(({ memberId }) => memberId === newcomer.id)).toMatchObject([
      { source: 'digital', inviterId: lin.id, managerId: manager(MIA).id },
    ])
  })

  test('turned down, custody is asked for again', async () => {
    const phone = newPhone()
    const { id: leadId } = await manager(MIA).ask(leadsAdminApi.add, { offerId, phone, name: '吴一' })
    const wu = await w.member(`wu${database}`)
    await proves(wu, phone)
    await manager(MIA).ask(leadsAdminApi.confirm, { leadId, because: '口头答应' })
    const first = (await lead(leadId)).approvalId ?? ''
    expect(await refusalOf(manager(MIA).ask(leadsAdminApi.confirm, { leadId, because: '再试' }))).toBe(
      'LEAD_STATE',
    )
    await manager(NOA).ask(approvalApi.reject, { approvalId: first })

    await manager(MIA).ask(leadsAdminApi.move, { leadId, state: 'met' })
    await manager(MIA).ask(leadsAdminApi.confirm, { leadId, because: '已签约' })
    const second = (await lead(leadId)).approvalId ?? ''
    expect(second).not.toBe(first)
    await w.operators.as('approver', approvalApi.approve, { approvalId: second })
    expect((await lead(leadId)).lead.state).toBe('confirmed')
  })

  test('a manager sees and moves his own leads only; an admin gives one to another', async () => {
    const input = { offerId, phone: newPhone(), name: '孙二' }
    const { id: leadId } = await manager(MIA).ask(leadsAdminApi.add, input)
    const noas = manager(NOA)

    expect(await refusalOf(noas.ask(leadsAdminApi.one, { leadId }))).toBe('LEAD_UNKNOWN')
    expect(await refusalOf(noas.ask(leadsAdminApi.move, { leadId, state: 'met' }))).toBe('LEAD_UNKNOWN')
    const asked = await noas.ask(leadsAdminApi.list, { managerId: manager(MIA).id, limit: 100 })
    expect(new Set(asked.items.map(({ managerId }) => managerId))).toEqual(new Set([noas.id]))
    const given = { leadId, managerId: noas.id, because: '换区' }
    await desk.admin.ask(leadsAdminApi.assign, given)
    expect((await noas.ask(leadsAdminApi.one, { leadId })).lead.managerId).toBe(noas.id)
    expect(
      await refusalOf(desk.admin.ask(leadsAdminApi.assign, { ...given, managerId: desk.admin.id })),
    ).toBe('OPERATOR_UNKNOWN')
  })

  test('the bank’s core confirms custody by the manager’s login, and pays both', async () => {
    const [ana, bo] = [await inviter('ana'), invitePhone(w, { name: `bo${database}`, clock: () => now })]
    const { code } = await ana.ask(referralApi.mint, { offerId, surface: 'friend' })
    await bo.open(code)
    now += MINUTE_MS
    const member = await w.member(`bo${database}`)
    await bo.accept(member)
    await proves(member, newPhone())
    const source = await openSource(w, 'core', {
      types: ['custody.confirmed'],
      clock: () => now,
    })
    now += MINUTE_MS
    const told = await source.send(
      source.event('custody.confirmed', { subject: `member/${member.id}`, data: { manager: 'oli' } }),
    )

    expect(told.status).toBe(200)
    const { items } = await desk.admin.ask(leadsAdminApi.list, { offerId, state: 'confirmed', limit: 100 })
    expect(items.find(({ memberId }) => memberId === member.id)).toMatchObject({ inviterId: ana.id })
    expect([await ana.balance(), await member.balance()]).toEqual([500, 220])
    const [kept] = await w.db.all(`select manager_id, source from custody where member_id = '${member.id}'`)
    expect(kept).toEqual({ manager_id: desk.managers[2]?.id, source: source.id })
  })

  test('outside WeChat number and code make a lead, who is bound to the sharer once WeChat knows the number', async () => {
    const [yan, phone] = [await inviter('yan'), newPhone()]
    const { code } = await yan.ask(referralApi.mint, { offerId, surface: 'friend' })
    const urlLink = await joins(code, phone)
    expect(urlLink).toMatch(/^https:/)
    const { items } = await desk.admin.ask(leadsAdminApi.list, { offerId, limit: 1 })
    expect(items).toMatchObject([{ source: 'digital', inviterId: yan.id, memberId: null, state: 'new' }])
    const leadId = items[0]?.id ?? ''
    // A manager who hears of him, too, finds the same lead, and who came first stays.
    const zed = await inviter('zed')
    const again = await editor({ offerId, phone, name: '钱三', inviter: zed.id })
    expect(again).toMatchObject({ id: leadId, inviterId: yan.id })

    now += MINUTE_MS
    const qian = await w.member(`qian${database}`)
    await proves(qian, phone)
    expect(await bindingOf(qian)).toMatchObject({ inviter_id: yan.id, code })
    expect(await acts(leadId)).toEqual(['added', 'added-again', 'joined', 'bound'])
    const { phone: shown, memberId } = (await lead(leadId)).lead
    expect([shown, memberId]).toEqual([`137******${phone.slice(-2)}`, qian.id])
  })

  test('a wrong code, another consent, and a link that is not there make nobody a lead', async () => {
    const [yu, phone] = [await inviter('yu'), newPhone()]
    const { code } = await yu.ask(referralApi.mint, { offerId, surface: 'friend' })
    const { version: agreed } = await ask(w.url, identityApi.consent, {})
    const input = { code, phone, smsCode: '000000', agreed, visitorId: phoneOn().visitorId }
    const refused = (change: object) => refusalOf(ask(w.url, leadsApi.join, { ...input, ...change }))

    expect(await refused({})).toBe('SMS_CODE_OVER')
    expect(await refused({ agreed: '2020-01' })).toBe('CONSENT_MISSING')
    expect(await refused({ code: '2'.repeat(14) })).toBe('LINK_UNKNOWN')
    await ask(w.url, identityApi.sendPhoneCode, { phone })
    const right = /\d{6}/.exec((await w.texts(phone))[0] ?? '')?.[0]
    const wrong = right === '000000' ? '000001' : '000000'
    const answers: (string | undefined)[] = []
    for (let guess = 0; guess < 7; guess++) answers.push(await refused({ smsCode: wrong }))
    expect(answers).toEqual([...Array(5).fill('SMS_CODE_WRONG'), 'SMS_CODE_OVER', 'SMS_CODE_OVER'])
    const { items } = await desk.admin.ask(leadsAdminApi.list, { offerId, limit: 100 })
    expect(items.filter(({ inviterId }) => inviterId === yu.id)).toEqual([])
  })

  test('a hand-entered lead and a digital one turn out to be one person: one lead, both histories, and the binding stands', async () => {
    const [hand, digital, phone] = [await inviter('handy'), await inviter('digi'), newPhone()]
    const entered = await manager(NOA).ask(leadsAdminApi.add, {
      offerId,
      phone,
      name: '郑四',
      inviter: hand.id,
    })
    const { code } = await digital.ask(referralApi.mint, { offerId, surface: 'friend' })
    const browser = phoneOn()
    await browser.open(code)
    now += MINUTE_MS
    const zheng = await w.member(`zheng${database}`)
    await browser.accept(zheng)
    await proves(zheng, phone)

    const { items } = await desk.admin.ask(leadsAdminApi.list, { offerId, limit: 100 })
    const his = items.filter(({ memberId }) => memberId === zheng.id)
    expect(his).toMatchObject([{ id: entered.id, source: 'hand', inviterId: digital.id }])
    expect((await acts(entered.id)).toSorted()).toEqual(['added', 'added', 'merged'])
    expect(await bindingOf(zheng)).toMatchObject({ inviter_id: digital.id })
  })

  test('nobody refers himself, a member is no new customer, and an inviter is somebody', async () => {
    const [old, phone] = [await inviter('oldie'), newPhone()]
    await proves(old, phone)
    const refused = (change: object) =>
      refusalOf(editor({ offerId, phone: newPhone(), name: '甲', ...change }))

    expect(await refused({ phone, inviter: old.id })).toBe('SELF_REFERRAL')
    expect(await refused({ phone, inviter: phone })).toBe('SELF_REFERRAL')
    expect(await refused({ phone })).toBe('INVITEE_MEMBER')
    expect(await refused({ inviter: 'nobody' })).toBe('INVITER_UNKNOWN')
    expect(await refused({ inviter: newPhone() })).toBe('INVITER_UNKNOWN')
    expect(await refused({ offerId: 'none' })).toBe('PROGRAMME_UNKNOWN')
    expect(await refused({ inviter: phone })).toBeUndefined()
  })

  test('who closes the account leaves the shape of a lead, and nothing personal', async () => {
    const phone = newPhone()
    const { id: leadId } = await manager(MIA).ask(leadsAdminApi.add, {
      ...{ offerId, phone, name: '冯五五', note: '住在隔壁' },
    })
    const feng = await w.member(`feng${database}`)
    await proves(feng, phone)
    const mine = await feng.ask(peopleApi.export, { format: 'json' })
    expect(JSON.stringify(mine)).toContain('冯五五')
    await feng.ask(peopleApi.close, { points: await feng.balance() })

    const { lead: left, events } = await lead(leadId)
    expect(left).toMatchObject({ phone: null, name: null, memberId: feng.id, state: 'lost' })
    expect(JSON.stringify(events)).not.toContain('住在隔壁')
    const found = await w.db.all(`select person from lead_of where lead_id = '${leadId}'`)
    expect(found).toEqual([{ person: `member/${feng.id}` }])
  })

  test('when the deadline is over a lead expires, and its number is forgotten after a quarter', async () => {
    const { id: leadId } = await manager(MIA).ask(leadsAdminApi.add, {
      offerId,
      phone: newPhone(),
      name: '陈六',
    })
    now += 31 * DAY_MS
    await w.run('leads')
    desk = await openBranch(w, 'west-lake', ['mia', 'noa', 'oli'])

    expect((await lead(leadId)).lead.state).toBe('expired')
    expect(await refusalOf(manager(MIA).ask(leadsAdminApi.move, { leadId, state: 'met' }))).toBe('LEAD_STATE')
    const kept = () =>
      w.db.all(
        `select sealed_phone, sealed_name, phone from lead where id = '${leadId}' and phone is not null`,
      )
    now += 89 * DAY_MS
    await w.run('retention')
    expect((await kept()).length).toBe(1)
    now += 2 * DAY_MS
    await w.run('retention')
    expect(await kept()).toEqual([])
    expect(await w.db.all(`select person from lead_of where lead_id = '${leadId}'`)).toEqual([])
  })
})
