/** W5: whatever WeChat answers and in whatever order it tells, no member gets more messages than allowed, and no two at a time. */
import { messageChannel, notify } from '@laurel/server/outreach/index'
import { type Db, openDatabase } from '@laurel/server/platform/database'
import { outboxJobs } from '@laurel/server/platform/outbox'
import { outreachAdminApi, outreachApi } from '@laurel/shared/outreach'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { databaseKinds, type FreshDatabase, freshDatabase } from '../world/databases.ts'
import type { MemberClient } from '../world/members.ts'
import { type World, world } from '../world/world.ts'

const SEND = '/cgi-bin/message/subscribe/send'
const PUSH = { token: 'TheTokenOfTheTest01', encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG' }
const templateId = 'template-shipped'
const STEPS = Number(process.env.STORY ?? 150)
const seed = Number(process.env.SEED ?? 20_261_122)

const openidOf = (name: string): string => `o${name}`.padEnd(28, '_')

describe.each(databaseKinds)('on %s', (database) => {
  let place: FreshDatabase
  let second: Db
  let w: World
  let skippedMs = 0
  const clock = () => Date.now() + skippedMs
  /** Two processes: the world's own, and another one on the same database. */
  let rounds: (() => Promise<void>)[]

  beforeAll(async () => {
    place = await freshDatabase(database)
    w = await world({
      at: place,
      clock,
      env: { WECHAT_PUSH_TOKEN: PUSH.token, WECHAT_PUSH_AES_KEY: PUSH.encodingAesKey },
    })
    second = await openDatabase(place.url, { clock })
    const { deps } = w.laurel
    rounds = [
      roundOf(w.db, messageChannel(deps), 'first'),
      roundOf(second, messageChannel({ ...deps, engine: second.engine, reads: second }), 'second'),
    ]
    w.emulator.control.configureApp({
      push: { url: `${w.url}/api/wechat/push`, ...PUSH, mode: 'safe', retryAfterMs: 10 },
    })
    w.emulator.control.addTemplate({ id: templateId, fields: { thing1: 'thing' } })
    await w.operators.as('editor', outreachAdminApi.addTemplate, {
      templateId,
      topic: 'order.shipped',
      title: '发货通知',
      about: '商品寄出时告诉您',
      page: 'mall/pages/order/index',
      fields: [{ key: 'thing1', value: '{title}' }],
    })
  })
  afterAll(async () => {
    await second.close()
    await w.close()
    await place.drop()
  })
  let sentBefore = 0
  beforeEach(async () => {
    w.emulator.control.clearFaults()
    w.emulator.control.configureApp({ messageWorkMs: 2 })
    await mend()
    sentBefore = w.emulator.control.calls(SEND).length
  })

  function roundOf(db: Db, channel: ReturnType<typeof messageChannel>, holder: string) {
    const [job] = outboxJobs(db, { clock, holder, channels: [channel], others: async () => undefined })
    return async () => void (await job?.run())
  }
  const pass = (ms: number): void => {
    skippedMs += ms
    w.emulator.control.advance(ms)
  }
  /** Both processes at once. */
  const deliver = async (): Promise<void> => void (await Promise.all(rounds.map((round) => round())))
  /** A tap as it is: WeChat counts it and pushes it, the mini program tells of it. */
  async function tap(member: MemberClient, name: string): Promise<void> {
    w.emulator.control.tapSubscribe(openidOf(name), { [templateId]: 'accept' })
    await member.ask(outreachApi.answers, { answers: [{ templateId, answer: 'accept' }] })
    await w.emulator.control.pushesDone()
  }
  let news = 0
  const tell = (memberId: string, title = '马克杯'): Promise<boolean> => {
    news += 1
    return w.laurel.deps.engine.run(
      (work, id: string, now) =>
        notify(work, { id, topic: 'order.shipped', memberId, values: { title } }, now),
      `news-${news}`,
    )
  }
  const template = async () => (await w.db.all('select state, trouble from message_template'))[0]
  /** As an operator does who has seen to it. */
  const mend = () =>
    w.laurel.deps.engine.run((work) => {
      const kept = work.get('messageTemplate', templateId)
      if (kept) work.set('messageTemplate', kept, { state: 'live', trouble: null })
    }, null)
  const quotas = (id = '%') =>
    w.db.all(
      `select accepted, sent, held, lapsed, left_over as "left" from message_quota where member_id like '${id}'`,
    ) as Promise<Record<'accepted' | 'sent' | 'held' | 'lapsed' | 'left', number>[]>
  const messages = ({ id }: MemberClient) =>
    w.db.all(
      `select state, because, errcode, attempts from message where member_id = '${id}' order by at, id`,
    )
  const arrived = (name: string) => w.emulator.control.messages(openidOf(name))
  /** Of this test. */
  const sends = () => w.emulator.control.calls(SEND).slice(sentBefore)

  test('one accept, one message: the second finds none left and is not even sent', async () => {
    const lin = await w.member('lin1')
    await tap(lin, 'lin1')
    await tell(lin.id)
    await tell(lin.id)
    await deliver()
    await deliver()

    expect(arrived('lin1')).toMatchObject([{ page: 'mall/pages/order/index', values: { thing1: '马克杯' } }])
    expect(sends()).toHaveLength(1)
    expect(await quotas(lin.id)).toEqual([{ accepted: 1, sent: 1, held: 0, lapsed: 0, left: 0 }])
  })

  test('43101 means zero: nothing is tried again, and nothing more is sent until the next tap', async () => {
    const lin = await w.member('lin2')
    await lin.ask(outreachApi.answers, { answers: [{ templateId, answer: 'accept' }] })
    await tell(lin.id)
    await deliver()
    pass(300_000)
    await deliver()
    expect(await tell(lin.id)).toBe(false)

    expect(sends().map(({ errcode }) => errcode)).toEqual([43101])
    expect(await quotas(lin.id)).toMatchObject([{ sent: 0, left: 0, lapsed: 1 }])
    await tap(lin, 'lin2')
    await tell(lin.id)
    await deliver()
    expect(arrived('lin2')).toHaveLength(1)
  })

  test('43107 pauses the template: after the first one nobody is sent anything until an operator says so', async () => {
    const { control } = w.emulator
    const names = ['ann', 'ben', 'cai']
    for (const name of names) {
      const member = await w.member(name)
      await tap(member, name)
      await tell(member.id)
    }
    control.banTemplate(templateId, true)
    await deliver()
    const asked = sends().length
    pass(700_000)
    await deliver()

    expect(sends()).toHaveLength(asked)
    expect(await template()).toEqual({ state: 'paused', trouble: 43107 })
    control.banTemplate(templateId, false)
    await mend()
    pass(700_000)
    await deliver()
    expect(names.map((name) => arrived(name).length)).toEqual([1, 1, 1])
  })

  test.each([
    ['45168, a sensitive word', 45168],
    ['47003, a value that WeChat does not take', 47003],
    ['40037, a template that WeChat does not know', 40037],
  ])('%s: said once, shown to operators, the accept given back', async (_what, errcode) => {
    const lin = await w.member(`lin${errcode}`)
    await tap(lin, `lin${errcode}`)
    w.emulator.control.fault({ path: SEND, kind: 'errcode', errcode })
    await tell(lin.id)
    await deliver()
    pass(300_000)
    await deliver()

    expect(sends()).toHaveLength(1)
    expect(await messages(lin)).toMatchObject([{ state: 'failed', errcode }])
    expect(await quotas(lin.id)).toMatchObject([{ sent: 0, left: 1 }])
    expect(await template()).toEqual({ state: 'live', trouble: errcode })
  })

  test('a value that WeChat would not take is not sent at all', async () => {
    const lin = await w.member('lin5')
    await tap(lin, 'lin5')
    await tell(lin.id, '\u0007')
    await deliver()

    expect(sends()).toEqual([])
    expect(await messages(lin)).toMatchObject([{ state: 'failed', errcode: 47003 }])
  })

  test('ten messages to one member from two processes never overlap (43108), and all arrive', async () => {
    const lin = await w.member('lin6')
    w.emulator.control.configureApp({ messageWorkMs: 30 })
    for (let i = 0; i < 10; i += 1) {
      await tap(lin, 'lin6')
      pass(1_000)
    }
    for (let i = 0; i < 10; i += 1) await tell(lin.id)
    for (let i = 0; i < 4; i += 1) await deliver()

    expect(arrived('lin6')).toHaveLength(10)
    expect(sends().filter(({ errcode }) => errcode === 43108)).toEqual([])
  })

  test('43108 from someone else’s server is tried again, later', async () => {
    const lin = await w.member('lin7')
    await tap(lin, 'lin7')
    w.emulator.control.fault({ path: SEND, kind: 'errcode', errcode: 43108, times: 2 })
    await tell(lin.id)
    await deliver()
    await deliver()
    expect(sends()).toHaveLength(1)
    for (let i = 0; i < 2; i += 1) {
      pass(15_000)
      await deliver()
    }

    expect(arrived('lin7')).toHaveLength(1)
    expect(await quotas(lin.id)).toMatchObject([{ sent: 1, left: 0 }])
  })

  test('an answer that is lost on its way: the receipt tells, and nothing is sent twice', async () => {
    const lin = await w.member('lin8')
    await tap(lin, 'lin8')
    pass(1_000)
    await tap(lin, 'lin8')
    w.emulator.control.fault({ path: SEND, kind: 'reset', when: 'after', times: 1 })
    await tell(lin.id)
    await deliver()
    await w.emulator.control.pushesDone()
    pass(120_000)
    await deliver()

    expect(arrived('lin8')).toHaveLength(1)
    expect(await messages(lin)).toMatchObject([{ state: 'sent' }])
    expect(await quotas(lin.id)).toMatchObject([{ accepted: 2, sent: 1, left: 1 }])
  })

  test('−1 before anything happened: it is tried again on the accept it holds, and arrives once', async () => {
    const lin = await w.member('lin9')
    await tap(lin, 'lin9')
    w.emulator.control.fault({ path: SEND, kind: 'errcode', errcode: -1, times: 1 })
    await tell(lin.id)
    await deliver()
    pass(61_000)
    await deliver()

    expect(arrived('lin9')).toHaveLength(1)
    expect(await quotas(lin.id)).toMatchObject([{ accepted: 1, sent: 1, left: 0 }])
  })

  test('accepts told twice, late and in another order count once', async () => {
    const lin = await w.member('lin10')
    const { control } = w.emulator
    const openid = openidOf('lin10')
    const answers = [{ templateId, status: 'accept' as const }]
    const popup = { event: 'subscribe_msg_popup_event' as const, openid, answers }
    await control.push(popup, { copies: 5 })
    await lin.ask(outreachApi.answers, { answers: [{ templateId, answer: 'accept' }] })
    expect(await quotas(lin.id)).toMatchObject([{ accepted: 1, left: 1 }])

    control.rejectInSettings(openid, [templateId])
    await control.pushesDone()
    expect(await quotas(lin.id)).toMatchObject([{ accepted: 1, left: 0, lapsed: 1 }])
  })

  test(`a story of ${STEPS} steps: sends never pass accepts, nothing overlaps, every accept is somewhere`, async () => {
    const names = ['dan', 'eve', 'fay']
    const members = new Map<string, MemberClient>()
    for (const name of names) members.set(name, await w.member(name))
    const { control } = w.emulator
    const taps = new Map<string, number>()
    const memberOf = (name: string): MemberClient => members.get(name) as MemberClient

    const faults = [
      { kind: 'errcode', errcode: -1 },
      { kind: 'errcode', errcode: -1, when: 'after' },
      { kind: 'errcode', errcode: 43108 },
      { kind: 'errcode', errcode: 45009 },
      { kind: 'errcode', errcode: 47003 },
      { kind: 'reset' },
      { kind: 'reset', when: 'after' },
      { kind: 'half-body', when: 'after' },
      { kind: 'bad-gateway' },
    ] as const
    const steps: Record<string, (name: string, n: number) => Promise<unknown> | unknown> = {
      async tap(name) {
        taps.set(name, (taps.get(name) ?? 0) + 1)
        await tap(memberOf(name), name)
      },
      'tap, told by WeChat alone': (name) => {
        taps.set(name, (taps.get(name) ?? 0) + 1)
        control.tapSubscribe(openidOf(name), { [templateId]: 'accept' })
      },
      'tell of a tap that never was': (name) =>
        memberOf(name).ask(outreachApi.answers, { answers: [{ templateId, answer: 'accept' }] }),
      'turn off': (name) => control.rejectInSettings(openidOf(name), [templateId]),
      tell: (name) => tell(memberOf(name).id),
      'tell again': (name) => tell(memberOf(name).id),
      deliver,
      wait: (_name, n) => pass(1_000 * (1 + (n % 60))),
      fail: (_name, n) => control.fault({ path: SEND, times: 1, ...faults[n % faults.length] } as never),
    }
    const story = fc.sample(
      fc.tuple(fc.constantFrom(...Object.keys(steps)), fc.constantFrom(...names), fc.nat(1_000)),
      { seed, numRuns: STEPS },
    )

    const check = async (): Promise<void> => {
      for (const { accepted, sent, held, lapsed, left } of await quotas())
        expect([seed, accepted]).toEqual([seed, sent + held + lapsed + left])
      for (const one of names) expect(arrived(one).length).toBeLessThanOrEqual(taps.get(one) ?? 0)
    }
    for (const [step, name, n] of story) {
      await steps[step]?.(name, n)
      await check()
    }
    control.clearFaults()
    await mend()
    for (let i = 0; i < 10; i += 1) {
      pass(600_000)
      await deliver()
      await control.pushesDone()
    }

    const overlaps = sends().filter(({ errcode }) => errcode === 43108).length
    const planted = story.filter(([step, , n]) => step === 'fail' && n % faults.length === 2).length
    expect(overlaps).toBeLessThanOrEqual(planted)
    expect(await w.db.all('select id from message where done_at is null')).toEqual([])
    expect(await w.db.all(`select id from outbox where topic = 'wechat.message'`)).toEqual([])
    expect((await quotas()).map(({ held }) => held)).toEqual((await quotas()).map(() => 0))
    expect(await w.verify()).toEqual([])
  })
})
