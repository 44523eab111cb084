import { createHash } from 'node:crypto'
import { outreachAdminApi, outreachApi } from '@laurel/shared/outreach'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OpenApp, openApp } from '../testing.ts'

const TOKEN = 'TheTokenOfTheTest01'
const wording = {
  title: '发货通知',
  about: '商品寄出时告诉您',
  page: 'mall/pages/order/index',
  fields: [{ key: 'thing1', value: '{title}' }],
}
const shipped = { templateId: 'template-shipped', topic: 'order.shipped' as const, ...wording }

let world: OpenApp
let admin: string
let editor: string
beforeAll(async () => {
  world = await openApp({ WECHAT_PUSH_TOKEN: TOKEN })
  admin = await world.operator('admin')
  editor = await world.operator('editor')
})
afterAll(() => world.close())

let pushes = 0
/** The clock of the test stands still at noon. */
function push(event: Record<string, unknown>) {
  pushes += 1
  const [timestamp, nonce] = [String(world.deps.clock() / 1000), `nonce${pushes}`]
  const signature = createHash('sha1').update([TOKEN, timestamp, nonce].sort().join('')).digest('hex')
  return world.inject.inject({
    method: 'POST',
    url: '/api/wechat/push',
    query: { timestamp, nonce, signature },
    payload: { CreateTime: world.deps.clock() / 1000, MsgType: 'event', ...event },
  })
}

describe('templates', () => {
  test('are one for each topic, worded with what the topic can say', async () => {
    const add = (change: object = {}) =>
      world.ask(outreachAdminApi.addTemplate, { ...shipped, ...change }, { token: editor })

    expect((await add({ fields: [{ key: 'thing1', value: '{phone}' }] })).code).toBe('FIELD_INVALID')
    expect(await add()).toMatchObject({ status: 201, body: { ...shipped, state: 'live', trouble: null } })
    expect((await add()).code).toBe('TEMPLATE_TAKEN')
    expect((await add({ templateId: 'another' })).code).toBe('TOPIC_TAKEN')
    expect((await world.ask(outreachAdminApi.templates, {}, { token: editor })).body.items).toHaveLength(1)
  })

  test('make room when they are switched off, and members no longer see them', async () => {
    const { accessToken: token } = await world.member('o-off')
    const edit = (state: 'live' | 'off') =>
      world.ask(
        outreachAdminApi.editTemplate,
        { templateId: shipped.templateId, ...wording, state },
        { token: editor },
      )
    await edit('off')
    expect((await world.ask(outreachApi.settings, {}, { token })).body.items).toEqual([])
    await edit('live')

    expect((await world.ask(outreachApi.settings, {}, { token })).body.items).toHaveLength(1)
    expect(
      (
        await world.ask(
          outreachAdminApi.editTemplate,
          { templateId: 'no', ...wording, state: 'live' },
          { token: editor },
        )
      ).code,
    ).toBe('TEMPLATE_UNKNOWN')
  })
})

describe('a member', () => {
  test('sees what is allowed, allows more at a tap, and may want none of it', async () => {
    const { accessToken: token } = await world.member('o-lin')
    const { templateId } = shipped
    const asked = async () => (await world.ask(outreachApi.settings, {}, { token })).body.items

    expect(await asked()).toEqual([
      {
        templateId,
        topic: 'order.shipped',
        title: '发货通知',
        about: '商品寄出时告诉您',
        isWanted: true,
        granted: 0,
      },
    ])
    const answers = [{ templateId, answer: 'accept' as const }]
    expect((await world.ask(outreachApi.answers, { answers }, { token })).body.items).toMatchObject([
      { granted: 1 },
    ])
    const unwanted = await world.ask(outreachApi.setWanted, { templateId, isWanted: false }, { token })
    expect(unwanted.body.items).toEqual(await asked())
    expect(await asked()).toMatchObject([{ isWanted: false, granted: 1 }])
  })

  test.each(['reject', 'ban', 'filter'] as const)('who answers %s has allowed nothing', async (answer) => {
    const { accessToken: token } = await world.member(`o-${answer}`)
    const answers = [{ templateId: shipped.templateId, answer }]

    expect((await world.ask(outreachApi.answers, { answers }, { token })).body.items).toMatchObject([
      { granted: 0 },
    ])
  })

  test('cannot allow what there is not', async () => {
    const { accessToken: token } = await world.member('o-odd')

    expect(
      (await world.ask(outreachApi.answers, { answers: [{ templateId: 'no', answer: 'accept' }] }, { token }))
        .code,
    ).toBe('TEMPLATE_UNKNOWN')
    expect(
      (await world.ask(outreachApi.setWanted, { templateId: 'no', isWanted: true }, { token })).code,
    ).toBe('TEMPLATE_UNKNOWN')
  })
})

describe('what WeChat pushes', () => {
  test('counts for the member whose openid it names, and stands nowhere in plain', async () => {
    const { accessToken: token } = await world.member('o-pushed')
    const List = { TemplateId: shipped.templateId, SubscribeStatusString: 'accept', PopupScene: '0' }
    const reply = await push({ FromUserName: 'o-pushed', Event: 'subscribe_msg_popup_event', List })

    expect([reply.statusCode, reply.body]).toEqual([200, 'success'])
    expect((await world.ask(outreachApi.settings, {}, { token })).body.items).toMatchObject([{ granted: 1 }])
    const facts = await world.db.all(`select * from fact where source = 'wechat'`)
    expect(JSON.stringify(facts)).not.toContain('o-pushed')
  })

  test('a phone withdrawn in WeChat is withdrawn here', async () => {
    const reply = await push({
      FromUserName: 'o-x',
      OpenID: 'o-nobody',
      Event: 'user_authorization_revoke',
      RevokeInfo: '8',
    })

    expect(reply.body).toBe('success')
  })

  test('a punishment shows on the page of health until an admin lifts it', async () => {
    await push({ FromUserName: 'gh', Event: 'wxa_punish_event', punish_id: '1', illegal_reason: '诱导分享' })
    const health = async () => (await world.ask(outreachAdminApi.health, {}, { token: editor })).body

    expect(await health()).toMatchObject({
      push: { mode: 'plain', lastAt: world.deps.clock() },
      restrictions: [{ kind: 'sharing', reason: '诱导分享', until: null, liftedAt: null }],
    })
    const lift = (token: string) =>
      world.ask(outreachAdminApi.lift, { kind: 'sharing', because: '已整改' }, { token })
    expect((await lift(editor)).code).toBe('ROLE_MISSING')
    expect((await lift(admin)).body.liftedAt).toBe(world.deps.clock())
    expect((await lift(admin)).code).toBe('RESTRICTION_UNKNOWN')
  })
})

test('the page of health says what is left of each call, and opens also when WeChat is away', async () => {
  const health = async () => (await world.ask(outreachAdminApi.health, {}, { token: editor })).body
  const { quotas } = await health()
  expect(quotas.find(({ path }) => path === '/cgi-bin/message/subscribe/send')).toMatchObject({
    trouble: null,
  })

  world.control.fault({ path: '*', kind: 'bad-gateway' })
  const ill = await health()
  world.control.clearFaults()
  expect(ill.quotas).toHaveLength(4)
  for (const quota of ill.quotas)
    expect(quota).toMatchObject({ left: null, trouble: expect.stringContaining('502') })
})

test('the log of messages pages from the newest, and shows one state when asked', async () => {
  await world.deps.engine.run((w) => {
    for (const [i, state] of (['sent', 'failed', 'sent', 'dropped', 'failed'] as const).entries())
      w.add('message', {
        memberId: 'm',
        id: `log-${i}`,
        templateId: shipped.templateId,
        topic: 'order.shipped',
        state,
        at: 1_000 + i,
        until: 0,
        doneAt: 2_000,
        attempts: 1,
      })
  }, null)
  const listed = async (input: object) =>
    (await world.ask(outreachAdminApi.messages, input, { token: admin })).body
  const first = await listed({ limit: 2 })
  const rest = await listed({ cursor: first.next ?? '', limit: 100 })

  expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual([
    'log-4',
    'log-3',
    'log-2',
    'log-1',
    'log-0',
  ])
  expect((await listed({ state: 'failed' })).items.map(({ id }) => id)).toEqual(['log-4', 'log-1'])
  expect((await listed({ state: 'sent' })).items.map(({ id }) => id)).toEqual(['log-2', 'log-0'])
  expect((await listed({ cursor: 'nonsense' })).items).toHaveLength(5)
})
