/** Invitations from a link to the points of both: paid once, taken back, kept within bounds, and looked at where they look odd. */
import { mallApi } from '@laurel/shared/mall'
import { offersApi } from '@laurel/shared/offers'
import { type ReferralBody, referralAdminApi, referralApi } from '@laurel/shared/referral'
import { whyApi } from '@laurel/shared/why'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refusalOf } from '../world/ask.ts'
import { databaseKinds } from '../world/databases.ts'
import { type Mall, openMall } from '../world/mall.ts'
import { HOME, type MemberClient } from '../world/members.ts'
import type { Operators } from '../world/operators.ts'
import type { InvitePhone, Programme } from '../world/referral.ts'
import { invitePhone, publishProgramme, verifyPhone } from '../world/referral.ts'
import { type World, world } from '../world/world.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
const BEGIN = Date.parse('2026-11-18T10:00:00+08:00')

describe.each(databaseKinds)('invitations on %s', (database) => {
  let w: World
  let mall: Mall
  let now = BEGIN
  let people = 0

  beforeAll(async () => {
    w = await world({ database, clock: () => now })
    mall = await openMall(w, { mugs: 500 })
    await w.member('first', 1) // opens the budget of gifts while the first operators are signed in
  })
  afterAll(async () => {
    expect(await w.verify()).toEqual([])
    await w.close()
  })

  async function inviter(name: string): Promise<MemberClient> {
    await w.member(name)
    now += 20 * MINUTE_MS
    return w.member(name)
  }
  /** Each for himself: no two steps of two people keep the same distance. */
  const later = (): void => {
    people += 1
    now += 11 * MINUTE_MS + people * 977
  }
  const programme = async (body: Partial<ReferralBody> = {}, amount = 100_000): Promise<Programme> =>
    publishProgramme(await operatorsNow(), { body, amount })
  let desk = { operators: {} as Operators, since: -HOUR_MS }
  async function operatorsNow(): Promise<Operators> {
    if (now - desk.since > HOUR_MS - MINUTE_MS) desk = { ...(await w.operatorsNow()), since: now }
    return desk.operators
  }
  const codeOf = async (
    who: MemberClient,
    { offerId }: Programme,
    surface: 'friend' | 'moments' = 'friend',
  ) => (await who.ask(referralApi.mint, { offerId, surface })).code

  /** Comes by a link, and signs in later, with enough for a mug. */
  async function comes(name: string, code: string): Promise<{ phone: InvitePhone; who: MemberClient }> {
    later()
    const phone = invitePhone(w, { name, clock: () => now })
    await phone.open(code)
    await phone.tell()
    now += MINUTE_MS
    return { phone, who: await w.member(name, 100) }
  }
  async function joins(name: string, code: string) {
    const { phone, who } = await comes(name, code)
    const { bindings, refused } = await phone.accept(who)
    return { phone, who, binding: bindings[0], refused }
  }
  let numbers = 0
  async function verifiesPhone(who: MemberClient, name: string): Promise<void> {
    numbers += 1
    await verifyPhone(w, who, { name, number: `137${String(10_000_000 + numbers)}` })
  }
  /** Everything that the programme asks; each lives behind a door of his own. */
  async function doesAll(who: MemberClient, name: string): Promise<string> {
    await verifiesPhone(who, name)
    const address = { ...HOME, detail: `文三路 ${numbers} 号` }
    return (await who.redeem(mall.mug, undefined, address)).orderId
  }
  const pageOf = async (who: MemberClient, { offerId }: Programme) =>
    who.ask(referralApi.invitePage, { offerId })
  const mineOf = async (who: MemberClient, of: Programme) => (await pageOf(who, of)).mine
  const roomOf = async ({ budgetId: id }: Programme): Promise<number> =>
    Number((await w.db.all(`select balance from account where path = 'budget/${id}/points'`))[0]?.balance)
  const again = (name: string): Promise<MemberClient> => w.member(name)

  test('a friend comes as a guest, signs in late, does what is asked: both have the points at once, and can ask why', async () => {
    const all = await programme()
    const { offerId } = all
    const lin = await inviter('lin')
    const code = await codeOf(lin, all)
    expect(await codeOf(lin, all)).toBe(code)

    const phone = invitePhone(w, { name: 'zhou', clock: () => now })
    const page = await phone.open(code)
    expect(page).toMatchObject({ offerId, state: 'live', isInviterPaid: true, mine: null, surface: 'friend' })
    expect(await phone.tell()).toBe(1)
    expect(await phone.tell()).toBe(0)
    expect(await mineOf(lin, all)).toMatchObject({ arrived: 1, registered: 0 })
    now += 3 * HOUR_MS
    const zhou = await w.member('zhou', 100)
    const room = await roomOf(all)
    const { bindings } = await phone.accept(zhou)
    expect(bindings).toMatchObject([
      {
        ...{ offerId, state: 'open', stage: 'registered', next: 'phone', reviewBy: null },
        promised: [
          { milestone: 'phone', points: 20, state: 'promised' },
          { milestone: 'act', points: 300, state: 'promised' },
        ],
      },
    ])
    expect(await roomOf(all)).toBe(room - 620)

    await verifiesPhone(zhou, 'zhou')
    expect(await zhou.balance()).toBe(120)
    expect(await (await again('lin')).balance()).toBe(0)
    await zhou.redeem(mall.mug)
    expect(await zhou.balance()).toBe(410)
    const then = await again('lin')
    expect(await then.balance()).toBe(300)
    await zhou.redeem(mall.mug)
    expect([await then.balance(), await zhou.balance(), await roomOf(all)]).toEqual([300, 400, room - 620])

    const mine = await mineOf(then, all)
    expect(mine).toMatchObject({
      ...{ arrived: 1, registered: 1, phone: 1, act: 1, custody: 0, rewarded: 1 },
      ...{ monthPoints: 300, monthLeft: 49, barred: null, next: null },
      friends: [{ state: 'done', next: null, promised: [{ milestone: 'act', points: 300, state: 'paid' }] }],
    })
    const { items } = await then.ask(referralApi.friends, { offerId })
    expect(items).toEqual(mine?.friends)
    const why = await then.ask(whyApi.mine, { subject: items[0]?.why ?? '' })
    expect(why).toMatchObject({ state: 'granted', gave: { points: 300 }, rule: { offerId, version: 1 } })
    expect(why.facts.map(({ type }) => type)).toContain('order.redeemed')
    expect(JSON.stringify(items)).not.toMatch(/137\d{8}/)
    expect(await refusalOf(zhou.ask(whyApi.mine, { subject: items[0]?.why ?? '' }))).toBe('WHY_UNKNOWN')
  })

  test('shared on, the third person pays who brought him, and nobody above', async () => {
    const all = await programme()
    const ann = await inviter('ann')
    const { phone, who: bo } = await joins('bo', await codeOf(ann, all))
    await doesAll(bo, 'bo')
    now += 20 * MINUTE_MS
    const on = await phone.share({ offerId: all.offerId, who: await again('bo') })
    const { who: cai } = await joins('cai', on.code)
    await doesAll(cai, 'cai')

    expect(await (await again('ann')).balance()).toBe(300)
    expect(await (await again('bo')).balance()).toBe(100 - 10 + 320 + 300)
    const rows = await w.db.all(
      `select depth, parent is null as first from share_link where offer_id = '${all.offerId}' order by depth`,
    )
    expect(rows.map(({ depth, first }) => [Number(depth), Boolean(first)])).toEqual([
      [1, true],
      [2, false],
    ])
    expect(await mineOf(await again('ann'), all)).toMatchObject({
      registered: 1,
      rewarded: 1,
      monthPoints: 300,
    })
  })

  test('what was redeemed goes back, and so do the points of both; the next one brings them again', async () => {
    const all = await programme()
    const dan = await inviter('dan')
    const { who: eve } = await joins('eve', await codeOf(dan, all))
    const room = await roomOf(all)
    const orderId = await doesAll(eve, 'eve')
    expect(await (await again('dan')).balance()).toBe(300)

    await eve.ask(mallApi.cancel, { orderId })

    const danNow = await again('dan')
    expect([await danNow.balance(), await eve.balance()]).toEqual([0, 120])
    expect(await mineOf(danNow, all)).toMatchObject({
      act: 0,
      rewarded: 0,
      friends: [{ state: 'open', next: 'act' }],
    })
    expect(await roomOf(all)).toBe(room + 600)
    await eve.redeem(mall.mug)
    expect([await danNow.balance(), await eve.balance()]).toEqual([300, 410])
    expect(await roomOf(all)).toBe(room)
  })

  test('who says no is left alone; who is a member already, or the inviter himself, is bound to nobody', async () => {
    const all = await programme()
    const fay = await inviter('fay')
    const code = await codeOf(fay, all)
    const old = await inviter('old')

    const phone = invitePhone(w, { name: 'gil', clock: () => now })
    await phone.open(code)
    await phone.refuse(code)
    await phone.tell()
    now += MINUTE_MS
    const gil = await w.member('gil', 100)
    const { bindings, refused } = await phone.accept(gil, 'only came in')
    expect([bindings, refused]).toEqual([[], [{ offerId: all.offerId, code: 'INVITE_REFUSED' }]])

    const oldPhone = invitePhone(w, { name: 'old', clock: () => now })
    expect(await oldPhone.open(code, old)).toMatchObject({ mine: 'member' })
    now += MINUTE_MS
    expect(await oldPhone.accept(old)).toEqual({
      bindings: [],
      refused: [{ offerId: all.offerId, code: 'INVITEE_MEMBER' }],
    })

    const fayNow = await again('fay')
    const own = invitePhone(w, { name: 'fay', clock: () => now })
    expect(await own.open(code, fayNow)).toMatchObject({ mine: 'own' })
    now += MINUTE_MS
    expect(await own.accept(fayNow)).toEqual({
      bindings: [],
      refused: [{ offerId: all.offerId, code: 'SELF_REFERRAL' }],
    })
    expect(await mineOf(await again('fay'), all)).toMatchObject({ registered: 0 })
  })

  test('beyond his share of a day the inviter is promised nothing, the friend all the same', async () => {
    const all = await programme({ invitersPerDay: 1, invitersPerMonth: 2 })
    const hal = await inviter('hal')
    const code = await codeOf(hal, all)
    const first = await joins('ida', code)
    const second = await joins('jon', code)
    await doesAll(first.who, 'ida')
    await doesAll(second.who, 'jon')

    expect(await (await again('hal')).balance()).toBe(300)
    expect(await second.who.balance()).toBe(410)
    const mine = await mineOf(await again('hal'), all)
    expect(mine?.friends.map(({ promised }) => promised[0]?.state)).toEqual(['capped', 'paid'])
    expect(mine).toMatchObject({ monthLeft: 1, rewarded: 1 })
  })

  test('a budget for one friend promises one; the page of the link says so before the next one tries', async () => {
    const all = await programme({}, 620)
    const kim = await inviter('kim')
    const code = await codeOf(kim, all)
    const first = await joins('leo', code)
    const phone = invitePhone(w, { name: 'mia', clock: () => now })
    expect(await phone.open(code)).toMatchObject({ state: 'full' })
    now += MINUTE_MS
    const mia = await w.member('mia', 100)
    const { bindings } = await phone.accept(mia)
    expect(bindings[0]?.promised.map(({ state }) => state)).toEqual(['exhausted', 'exhausted'])

    await doesAll(mia, 'mia')
    expect(await mia.balance()).toBe(90)
    await doesAll(first.who, 'leo')
    expect([await (await again('kim')).balance(), await roomOf(all)]).toEqual([300, 0])
  })

  test('a paused programme mints, binds and pays nothing; what was due in the pause comes with its end', async () => {
    const all = await programme()
    const { offerId } = all
    const ned = await inviter('ned')
    const code = await codeOf(ned, all)
    const { who: ola } = await joins('ola', code)
    const operators = await operatorsNow()
    await operators.as('approver', offersApi.pause, { offerId, because: '核对' })

    const late = await comes('pia', code)
    expect(await late.phone.open(code)).toMatchObject({ state: 'paused' })
    expect(await late.phone.accept(late.who)).toEqual({
      bindings: [],
      refused: [{ offerId, code: 'OFFER_PAUSED' }],
    })
    expect(await refusalOf(codeOf(await again('ned'), all))).toBe('OFFER_PAUSED')
    expect((await pageOf(await again('ned'), all)).mine?.barred).toBe('OFFER_PAUSED')
    await doesAll(ola, 'ola')
    expect([await (await again('ned')).balance(), await ola.balance()]).toEqual([0, 90])

    await (await operatorsNow()).as('editor', offersApi.resume, { offerId, because: '核对完成' })
    await w.run('withheld')
    now += MINUTE_MS

    expect([await (await again('ned')).balance(), await ola.balance()]).toEqual([300, 410])
    expect((await late.phone.accept(await again('pia'))).bindings).toMatchObject([{ offerId, state: 'open' }])
  })

  test('what is not done in time is promised no longer: a day of grace, then the budget has it back', async () => {
    const all = await programme({ deadlineDays: 2 })
    const quin = await inviter('quin')
    const room = await roomOf(all)
    const { who: ray } = await joins('ray', await codeOf(quin, all))
    await verifiesPhone(ray, 'ray')
    expect(await roomOf(all)).toBe(room - 620)
    now += 2 * DAY_MS + HOUR_MS
    await w.run('referral')
    expect(await roomOf(all)).toBe(room - 620)

    now += DAY_MS
    await Promise.all([w.run('referral'), w.run('referral')])

    expect(await roomOf(all)).toBe(room - 20)
    const rayNow = await again('ray')
    await rayNow.redeem(mall.mug)
    expect([await (await again('quin')).balance(), await rayNow.balance()]).toEqual([0, 110])
    expect(await mineOf(await again('quin'), all)).toMatchObject({
      act: 0,
      friends: [{ state: 'lapsed', next: null }],
    })
  })

  test('a second person on one phone waits for a look: released he is paid once, rejected the promise goes back', async () => {
    const all = await programme()
    const { offerId } = all
    const sam = await inviter('sam')
    const code = await codeOf(sam, all)
    const room = await roomOf(all)
    const { phone } = await joins('tea', code)
    const held = []
    for (const name of ['uma', 'vic']) {
      later()
      await phone.open(code)
      now += MINUTE_MS
      const who = await w.member(name, 100)
      const { bindings } = await phone.accept(who)
      expect(bindings).toMatchObject([{ state: 'held', reviewBy: now + 48 * HOUR_MS }])
      await doesAll(who, name)
      expect(await who.balance()).toBe(90)
      held.push(who)
    }
    expect(await roomOf(all)).toBe(room - 3 * 620)
    const operators = await operatorsNow()
    const { items } = await operators.as('approver', referralAdminApi.reviews, { offerId })
    expect(items.map(({ inviteeId, stage }) => [inviteeId, stage])).toEqual(held.map(({ id }) => [id, 'act']))
    for (const { signals } of items) {
      expect(signals.map(({ signal }) => signal)).toContain('same-device')
      for (const { sentence } of signals) expect(sentence).toMatch(/[一-龥]/)
    }
    const [uma, vic] = held
    const decide = (who: MemberClient | undefined, verdict: 'release' | 'reject') =>
      operators.as('approver', referralAdminApi.decide, {
        ...{ offerId, inviteeId: who?.id ?? '', verdict },
        because: '电话核实',
      })

    expect(await decide(uma, 'release')).toEqual({ state: 'done', paid: 620 })
    expect(await refusalOf(decide(uma, 'release'))).toBe('BINDING_DECIDED')
    expect(await decide(vic, 'reject')).toEqual({ state: 'rejected', paid: 0 })

    expect([await uma?.balance(), await vic?.balance()]).toEqual([410, 90])
    expect(await (await again('sam')).balance()).toBe(300)
    expect(await roomOf(all)).toBe(room - 2 * 620)
  })

  test('nobody looked in time: the programme’s own rule decides, and says so', async () => {
    const all = await programme({ unreviewed: 'return', reviewHours: 24 })
    const wes = await inviter('wes')
    const code = await codeOf(wes, all)
    const { phone } = await joins('xia', code)
    later()
    await phone.open(code)
    now += MINUTE_MS
    const yan = await w.member('yan', 100)
    expect((await phone.accept(yan)).bindings).toMatchObject([{ state: 'held' }])
    now += DAY_MS + MINUTE_MS

    await w.run('referral')

    const mine = await mineOf(await again('wes'), all)
    expect(mine?.friends.map(({ state }) => state)).toEqual(['rejected', 'open'])
    expect((await (await again('yan')).ask(referralApi.mine, {})).bindings).toMatchObject([
      { state: 'rejected' },
    ])
  })

  test('by Moments the friend is paid and the inviter is not, which the page says beforehand', async () => {
    const all = await programme()
    const zed = await inviter('zed')
    const code = await codeOf(zed, all, 'moments')
    const phone = invitePhone(w, { name: 'abe', clock: () => now })
    expect(await phone.open(code)).toMatchObject({ surface: 'moments', isInviterPaid: false })
    now += MINUTE_MS
    const abe = await w.member('abe', 100)
    await phone.accept(abe)
    await doesAll(abe, 'abe')

    expect([await abe.balance(), await (await again('zed')).balance()]).toEqual([410, 0])
    expect(await mineOf(await again('zed'), all)).toMatchObject({
      act: 1,
      rewarded: 0,
      friends: [{ promised: [] }],
    })
  })
})
