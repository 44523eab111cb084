/** Links and arrivals: every hop is one link, every arrival is kept once, and nobody sees or takes what is another's. */
import { offersApi } from '@laurel/shared/offers'
import { outreachAdminApi } from '@laurel/shared/outreach'
import { type Link, referralAdminApi, referralApi, type Surface } from '@laurel/shared/referral'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask, refusalOf, send } from '../world/ask.ts'
import { databaseKinds } from '../world/databases.ts'
import type { MemberClient } from '../world/members.ts'
import { invitePhone, type Programme, publishProgramme, visitorIdOf } from '../world/referral.ts'
import { type World, world } from '../world/world.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
const BEGIN = Date.parse('2026-11-18T10:00:00+08:00')
const NOWHERE = 'ZZZZZZZZZZZZZZ'

describe.each(databaseKinds)('links on %s', (database) => {
  let w: World
  let now = BEGIN
  let spring: Programme
  let lin: MemberClient

  beforeAll(async () => {
    w = await world({ database, clock: () => now })
    spring = await publishProgramme(w.operators, { body: { invitees: 'new' } })
    lin = await w.member('lin')
    await w.name(lin.id, '林知夏')
    now += MINUTE_MS
  })
  afterAll(async () => {
    expect(await w.verify()).toEqual([])
    await w.close()
  })

  const phone = (name: string) => invitePhone(w, { name, clock: () => now })
  const linkOf = (who: MemberClient, surface: Surface = 'friend', more: object = {}): Promise<Link> =>
    who.ask(referralApi.mint, { offerId: spring.offerId, surface, ...more })
  const programme = async (terms: Parameters<typeof publishProgramme>[1] = {}): Promise<Programme> =>
    publishProgramme((await w.operatorsNow()).operators, terms)
  const hopOf = async (code: string) => {
    const [row] = await w.db.all(`select * from share_link where code = '${code}'`)
    return { parent: row?.parent, root: row?.root, depth: Number(row?.depth), sharer: row?.member_id }
  }
  const touchesOf = (name: string) =>
    w.db.all(`select seq, code from touch where visitor_id = '${visitorIdOf(name)}' order by seq`)

  test('the same share is the same link; another place is another link', async () => {
    const first = await linkOf(lin)
    expect(first.code).toMatch(/^[1-9A-HJ-NP-Za-km-z]{14}$/)
    expect(first.url).toMatch(new RegExp(`/s/${first.code}$`))
    expect(await linkOf(lin)).toEqual(first)
    const together = await Promise.all(Array.from({ length: 8 }, () => linkOf(lin, 'group')))
    expect(new Set(together.map(({ code }) => code)).size).toBe(1)
    expect(together[0]?.code).not.toBe(first.code)
  })

  test('each forward is a hop below the one by which its sharer came, guests too', async () => {
    const first = await linkOf(lin)
    const guest = phone('guest')
    await guest.open(first.code)
    await guest.tell()
    const second = await ask(w.url, referralApi.mint, {
      offerId: spring.offerId,
      surface: 'group',
      visitorId: guest.visitorId,
    })
    expect(await hopOf(second.code)).toEqual({ parent: first.code, root: first.code, depth: 2, sharer: null })
    const bob = await w.member('bob')
    const third = await bob.ask(referralApi.mint, {
      offerId: spring.offerId,
      surface: 'friend',
      from: second.code,
    })
    expect(await hopOf(third.code)).toMatchObject({ parent: second.code, root: first.code, depth: 3 })
    // By way of his friends back to himself: he comes below them, never below himself.
    const back = await linkOf(lin, 'friend', { from: third.code })
    expect(await hopOf(back.code)).toMatchObject({ parent: third.code, depth: 4 })
    const own = await linkOf(lin, 'friend', { from: back.code })
    expect((await hopOf(own.code)).parent).not.toBe(back.code)
  })

  test('a link of another programme or of none is no parent', async () => {
    const other = await programme()
    const foreign = await lin.ask(referralApi.mint, { offerId: other.offerId, surface: 'friend' })
    const eve = await w.member('eve')
    for (const from of [foreign.code, NOWHERE]) {
      const { code } = await linkOf(eve, 'friend', { from })
      expect(await hopOf(code)).toMatchObject({ parent: null, root: code, depth: 1 })
    }
  })

  test('a trail told twice, late and out of order is kept once; of one number the first stays', async () => {
    const [a, b] = [(await linkOf(lin)).code, (await linkOf(lin, 'group')).code]
    const visitorId = visitorIdOf('zoe')
    const tell = (trail: { seq: number; code: string; agoMs: number }[]) =>
      ask(w.url, referralApi.touch, { visitorId, trail })
    const at = (seq: number, code: string) => ({ seq, code, agoMs: 0 })
    expect(await tell([at(2, b), at(1, a)])).toEqual({ kept: 2 })
    expect(await tell([at(1, a), at(2, b)])).toEqual({ kept: 0 })
    expect(await tell([at(2, a), at(3, NOWHERE), at(4, a), at(4, b)])).toEqual({ kept: 1 })
    expect(await touchesOf('zoe')).toEqual([
      { seq: 1, code: a },
      { seq: 2, code: b },
      { seq: 4, code: a },
    ])
    const long = Array.from({ length: 21 }, (_, i) => at(i + 1, a))
    expect((await send(w.url, referralApi.touch, { visitorId, trail: long })).status).toBe(400)
    const odd = [
      { visitorId: 'someone', trail: [] },
      { visitorId, trail: [{ ...at(9, a), agoMs: -1 }] },
    ]
    for (const input of odd) expect((await send(w.url, referralApi.touch, input)).status).toBe(400)
  })

  test('a script can tell no more arrivals than a person has', async () => {
    const { code } = await linkOf(lin)
    const visitorId = visitorIdOf('script')
    let kept = 0
    for (let from = 0; from < 240; from += 20) {
      const trail = Array.from({ length: 20 }, (_, i) => ({ seq: from + i + 1, code, agoMs: 0 }))
      kept += (await ask(w.url, referralApi.touch, { visitorId, trail })).kept
    }
    expect(kept).toBe(200)
  })

  test('the landing page says who invites and whether it still runs', async () => {
    const winter = await programme({ amount: 1_000, title: '冬日邀请' })
    const { code } = await lin.ask(referralApi.mint, { offerId: winter.offerId, surface: 'friend' })
    const landing = (who?: MemberClient) =>
      ask(w.url, referralApi.landing, { code }, who ? { token: who.token } : {})
    expect(await landing()).toMatchObject({
      state: 'live',
      title: '冬日邀请',
      inviter: { called: '林*夏', avatar: null },
      isInviterPaid: true,
      deal: { asks: ['registered', 'phone', 'act'] },
      mine: null,
    })
    expect(await landing(lin)).toMatchObject({ mine: 'own' })
    expect(await landing(await w.member('old'))).toMatchObject({ mine: 'member' })
    expect(await refusalOf(ask(w.url, referralApi.landing, { code: NOWHERE }))).toBe('LINK_UNKNOWN')
    const { operators } = await w.operatorsNow()
    const because = { offerId: winter.offerId, because: '核对' }
    await operators.as('editor', offersApi.pause, because)
    expect(await landing()).toMatchObject({ state: 'paused' })
    expect(await refusalOf(lin.ask(referralApi.mint, { offerId: winter.offerId, surface: 'group' }))).toBe(
      'OFFER_PAUSED',
    )
    await operators.as('editor', offersApi.resume, because)
    await operators.as('editor', offersApi.end, because)
    expect(await landing()).toMatchObject({ state: 'ended' })
    expect(await refusalOf(lin.ask(referralApi.mint, { offerId: winter.offerId, surface: 'group' }))).toBe(
      'OFFER_NOT_LIVE',
    )
  })

  test('what the budget cannot promise any more is full before anybody is disappointed', async () => {
    const small = await programme({ amount: 619 })
    const { code } = await lin.ask(referralApi.mint, { offerId: small.offerId, surface: 'friend' })
    expect(await ask(w.url, referralApi.landing, { code })).toMatchObject({ state: 'full' })
    const enough = await programme({ amount: 620 })
    const other = await lin.ask(referralApi.mint, { offerId: enough.offerId, surface: 'friend' })
    expect(await ask(w.url, referralApi.landing, { code: other.code })).toMatchObject({ state: 'live' })
  })

  test('whoever comes by Moments brings the inviter nothing, and the page says so', async () => {
    const { code } = await linkOf(lin, 'moments')
    expect(await ask(w.url, referralApi.landing, { code })).toMatchObject({
      surface: 'moments',
      isInviterPaid: false,
    })
  })

  test('whoever turned an invitation down is not bound by it, however late his arrival is told', async () => {
    const ada = await w.member('ada')
    const p = phone('mia')
    const { code } = await linkOf(lin)
    await p.open(code)
    await p.refuse(code)
    now += MINUTE_MS
    const mia = await w.member('mia')
    expect(await p.accept(mia, 'only came in')).toMatchObject({
      bindings: [],
      refused: [{ offerId: spring.offerId, code: 'INVITE_REFUSED' }],
    })
    // By another friend's link he may be.
    now += MINUTE_MS
    expect((await ada.ask(referralApi.landing, { code })).mine).toBe('member')
    expect(await refusalOf(ask(w.url, referralApi.refuse, { code: NOWHERE, visitorId: p.visitorId }))).toBe(
      'LINK_UNKNOWN',
    )
  })

  test('an old member makes himself no new one by telling that he came before he joined', async () => {
    const sly = await w.member('sly')
    now += 10 * DAY_MS
    const { operators } = await w.operatorsNow()
    const fresh = await publishProgramme(operators)
    const again = await w.member('lin')
    const { code } = await again.ask(referralApi.mint, { offerId: fresh.offerId, surface: 'friend' })
    const back = await w.member('sly')
    expect(back.id).toBe(sly.id)
    const accepted = await back.ask(referralApi.accept, {
      visitorId: visitorIdOf('sly'),
      trail: [{ seq: 1, code, agoMs: 11 * DAY_MS }],
      accepted: true,
    })
    expect(accepted).toMatchObject({ bindings: [], refused: [{ code: 'INVITEE_MEMBER' }] })
  })

  test('his own link binds nobody', async () => {
    const own = await w.member('own')
    const { operators } = await w.operatorsNow()
    const { offerId } = await publishProgramme(operators, { body: { invitees: 'anyone' } })
    const p = phone('own')
    await p.open((await own.ask(referralApi.mint, { offerId, surface: 'friend' })).code)
    expect(await p.accept(own)).toMatchObject({ bindings: [], refused: [{ offerId, code: 'SELF_REFERRAL' }] })
  })

  test('the page of an inviter counts who arrived and how far they came, without a name', async () => {
    const { operators } = await w.operatorsNow()
    const { offerId } = await publishProgramme(operators, { body: { invitees: 'new' } })
    const host = await w.member('host')
    const { code } = await host.ask(referralApi.mint, { offerId, surface: 'friend' })
    const hostPhone = phone('host')
    await hostPhone.open(code)
    await hostPhone.accept(host)
    for (const name of ['f1', 'f2', 'f3']) {
      const p = phone(name)
      await p.open(code)
      await p.open(code)
      await p.tell()
    }
    now += 7 * MINUTE_MS
    const friend = await w.member('f1')
    const bound = await phone('f1').accept(friend)
    expect(bound.refused).toEqual([])
    expect(bound.bindings).toMatchObject([
      { offerId, stage: 'registered', next: 'phone', promised: [{ points: 20 }, { points: 300 }] },
    ])
    const page = await host.ask(referralApi.invitePage, { offerId })
    expect(page).toMatchObject({
      state: 'live',
      mine: {
        arrived: 3,
        registered: 1,
        phone: 0,
        act: 0,
        rewarded: 0,
        monthLeft: 49,
        barred: null,
        next: null,
      },
    })
    const [line] = page.mine?.friends ?? []
    expect(line).toMatchObject({ stage: 'registered', person: { called: null } })
    // But for the subject under which he may ask why, nothing says which member it is.
    expect(JSON.stringify({ ...line, why: null })).not.toContain(friend.id)
    expect((await ask(w.url, referralApi.invitePage, { offerId })).mine).toBeNull()
    expect((await friend.ask(referralApi.invitePage, { offerId })).mine).toMatchObject({ arrived: 0 })
    expect((await host.ask(referralApi.friends, { offerId })).items).toEqual(page.mine?.friends)
  })

  test('friends are listed by the page, the newest first, none twice and none left out', async () => {
    const { operators } = await w.operatorsNow()
    const { offerId } = await publishProgramme(operators)
    const { code } = await (await w.member('pager')).ask(referralApi.mint, { offerId, surface: 'friend' })
    for (let i = 0; i < 5; i += 1) {
      now += (7 + i) * MINUTE_MS
      const p = phone(`page${i}`)
      await p.open(code)
      now += MINUTE_MS
      await p.accept(await w.member(`page${i}`))
    }
    const host = await w.member('pager')
    const seen: number[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const page: { items: { boundAt: number }[]; next: string | null } = await host.ask(
        referralApi.friends,
        {
          offerId,
          limit: 2,
          ...(cursor ? { cursor } : {}),
        },
      )
      seen.push(...page.items.map(({ boundAt }) => boundAt))
      cursor = page.next
    }
    expect(seen).toHaveLength(5)
    expect(seen).toEqual(seen.toSorted((a, b) => b - a))
    expect(new Set(seen).size).toBe(5)
  })

  test('on the board stands only who agreed', async () => {
    const shown = { offerId: spring.offerId, shown: true }
    const who = await w.member('lin')
    expect(await who.ask(referralApi.showMe, shown)).toEqual({ shown: true })
    expect((await who.ask(referralApi.invitePage, { offerId: spring.offerId })).mine?.board).toEqual({
      shown: true,
    })
    expect((await ask(w.url, referralApi.board, { offerId: spring.offerId })).items).toEqual([])
    expect(await refusalOf(who.ask(referralApi.showMe, { offerId: 'no-such', shown: true }))).toBe(
      'PROGRAMME_UNKNOWN',
    )
  })

  test('a poster carries the code of its link, drawn once by WeChat however many ask at once', async () => {
    const who = await w.member('lin')
    const { code } = await who.ask(referralApi.mint, { offerId: spring.offerId, surface: 'poster' })
    const posters = await Promise.all(
      Array.from({ length: 5 }, () => ask(w.url, referralApi.poster, { code })),
    )
    expect(new Set(posters.map(({ image }) => image)).size).toBe(1)
    expect(posters[0]).toMatchObject({ link: { code }, inviter: { called: '林*夏' } })
    const picture = await fetch(`${w.url}${posters[0]?.image}`)
    expect(picture.headers.get('content-type')).toBe('image/webp')
    expect((await picture.arrayBuffer()).byteLength).toBeGreaterThan(500)
    const again = await ask(w.url, referralApi.poster, { code })
    expect(again.image).toBe(posters[0]?.image)
    const kept = await w.db.all('select count(*) as n from image where drop_at is null')
    expect(Number(kept[0]?.n)).toBe(1)
  })

  test('while WeChat draws no codes there is no poster, and the next one who asks gets it', async () => {
    const who = await w.member('lin')
    const { code } = await who.ask(referralApi.mint, { offerId: spring.offerId, surface: 'group' })
    w.emulator.control.fault({ path: '/wxa/getwxacodeunlimit', kind: 'errcode', errcode: 48001 })
    expect(await refusalOf(ask(w.url, referralApi.poster, { code }))).toBe('WECHAT_BUSY')
    w.emulator.control.clearFaults('/wxa/getwxacodeunlimit')
    expect((await ask(w.url, referralApi.poster, { code })).image).toMatch(/^\/images\//)
  })

  test('what WeChat forbids and what the programme does not know is not shared', async () => {
    const who = await w.member('lin')
    const share = (input: object = {}) =>
      refusalOf(who.ask(referralApi.mint, { offerId: spring.offerId, surface: 'friend', ...input }))
    expect(await share({ surface: 'sms' })).toBe('SURFACE_CLOSED')
    expect(await share({ material: 'no-such' })).toBe('SURFACE_CLOSED')
    expect(await share({ offerId: 'no-such' })).toBe('PROGRAMME_UNKNOWN')
    await w.laurel.deps.engine.run((work, _input: null, at) => {
      work.add('restriction', { kind: 'sharing', since: at, until: null, reason: 'test', liftedAt: null })
    }, null)
    expect(await share()).toBe('SHARING_RESTRICTED')
    expect((await who.ask(referralApi.invitePage, { offerId: spring.offerId })).mine?.barred).toBe(
      'SHARING_RESTRICTED',
    )
    const { operators } = await w.operatorsNow()
    await operators.as('admin', outreachAdminApi.lift, { kind: 'sharing', because: '申诉通过' })
    expect(
      (await who.ask(referralApi.mint, { offerId: spring.offerId, surface: 'friend' })).code,
    ).toBeTruthy()
  })

  test('a branch has a link of its own, the same each time', async () => {
    const { operators } = await w.operatorsNow()
    const { offerId } = await publishProgramme(operators, {
      body: { surfaces: ['friend', 'branch', 'article'] },
    })
    const channel = (input: object) =>
      operators.as('editor', referralAdminApi.channelLink, { offerId, surface: 'branch', ...input })
    const link = await channel({})
    expect(await channel({})).toEqual(link)
    expect(await ask(w.url, referralApi.landing, { code: link.code })).toMatchObject({
      inviter: null,
      isInviterPaid: false,
    })
    expect(await refusalOf(channel({ branch: 'no-such' }))).toBe('BRANCH_UNKNOWN')
    expect(await refusalOf(channel({ managerId: 'no-such' }))).toBe('OPERATOR_UNKNOWN')
  })
})
