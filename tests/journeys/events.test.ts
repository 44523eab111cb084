/** What other systems tell: believed when it is signed, once, in any order; refused with its reason, without a trace. */
import { randomUUID } from 'node:crypto'
import { eventsAdminApi } from '@laurel/shared/events'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refusalOf } from '../world/ask.ts'
import { tablesOf } from '../world/confidences.ts'
import { databaseKinds } from '../world/databases.ts'
import { EVENT_TYPES, openSource, type SourceClient, signatureOf, sourceAt } from '../world/event-sources.ts'
import type { MemberClient } from '../world/members.ts'
import { type World, world } from '../world/world.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const PHONE = '+8613800138000'

describe.each(databaseKinds)('on %s', (database) => {
  let w: World
  let lin: MemberClient
  let pos: SourceClient
  let now = Date.now()
  beforeAll(async () => {
    w = await world({ database, clock: () => now })
    lin = await w.member('lin')
    pos = await openSource(w, 'pos', { clock: () => now })
  })
  afterAll(() => w.close())

  const ofLin = (): { subject: string } => ({ subject: `member/${lin.id}` })
  const paid = (change: Record<string, unknown> = {}) => pos.event('purchase.paid', { ...ofLin(), ...change })
  const refund = (undoes: unknown, change: Record<string, unknown> = {}) =>
    pos.event('purchase.refunded', { ...ofLin(), data: { undoes, amountFen: 12_800 }, ...change })
  const stateOf = (said: Awaited<ReturnType<SourceClient['send']>>) =>
    said.body.items?.map(({ state }) => state) ?? [said.status, said.body.code]
  const rows = async (): Promise<string> => {
    const counts = (await tablesOf(w.db)).map(async (table) => [
      table,
      Number((await w.db.all(`select count(*) as n from "${table}"`))[0]?.n),
    ])
    return JSON.stringify(await Promise.all(counts))
  }
  const factsOf = async (key: unknown) =>
    w.db.all(`select * from fact where source = 'pos' and "key" = '${key}'`)

  test('each type of event becomes a fact of its member, at the time it happened', async () => {
    for (const type of EVENT_TYPES) {
      const event = pos.event(type, { ...ofLin(), time: '2026-11-01T08:00:00.250+08:00' })
      now = Math.max(now, Date.parse('2026-11-02T00:00:00Z'))
      expect([type, ...stateOf(await pos.send(event))]).toEqual([type, 'recorded'])

      const [fact] = await factsOf(event.id)
      expect(fact).toMatchObject({ type, member_id: lin.id })
      expect(Number(fact?.occurred_at)).toBe(Date.parse('2026-11-01T00:00:00.250Z'))
    }
  })

  test('told again, it is known; told five times at once, it is one fact', async () => {
    const event = paid()
    const said = await Promise.all(Array.from({ length: 5 }, () => pos.send(event)))

    expect(said.flatMap(stateOf).toSorted()).toEqual(['known', 'known', 'known', 'known', 'recorded'])
    expect(await factsOf(event.id)).toHaveLength(1)
  })

  test('another event under the same id is refused, and the first one stands', async () => {
    const event = paid()
    await pos.send(event)
    const zhou = await w.member('zhou')
    const before = await rows()
    const others = [
      { ...event, data: { amountFen: 1 } },
      { ...event, data: { amountFen: 12_800, channel: 'web' } },
      { ...event, time: '2026-11-01T00:00:00Z' },
      { ...event, type: 'card.bound', data: {} },
      { ...event, subject: `member/${zhou.id}` },
    ]
    for (const other of others) expect(stateOf(await pos.send(other))).toEqual([409, 'EVENT_KEY_REUSED'])
    expect(await rows()).toBe(before)
  })

  test('a member is found by phone, openid, unionid and customer number', async () => {
    const known = [
      ['phone', PHONE],
      ['unionid', 'uLin-of-the-events-test-0001'],
      ['customer', 'C-20086'],
    ] as const
    for (const [kind, text] of known) {
      await w.link(lin.id, kind, text)
    }
    const openid = 'olin'.padEnd(28, '_')
    const subjects = [
      ...known.map(([kind, text]) => `${kind}/${text}`),
      `openid/${openid}`,
      'phone/138 0013 8000',
    ]
    for (const subject of subjects) {
      const event = paid({ subject })
      expect([subject, ...stateOf(await pos.send(event))]).toEqual([subject, 'recorded'])
      expect(await factsOf(event.id)).toMatchObject([{ member_id: lin.id }])
    }
  })

  test('what is told of an account that was merged is of the one it was merged into; of a closed one, of nobody', async () => {
    const [old, gone] = [await w.member('old-account'), await w.member('gone')]
    await w.laurel.deps.engine.run((work) => {
      const row = work.get('member', old.id)
      if (row) work.set('member', row, { state: 'merged', mergedInto: lin.id })
      const closed = work.get('member', gone.id)
      if (closed) work.set('member', closed, { state: 'closed' })
    }, null)

    const event = paid({ subject: `member/${old.id}` })
    expect(stateOf(await pos.send(event))).toEqual(['recorded'])
    expect(await factsOf(event.id)).toMatchObject([{ member_id: lin.id }])
    expect(stateOf(await pos.send(event))).toEqual(['known'])
    expect(stateOf(await pos.send(paid({ subject: `member/${gone.id}` })))).toEqual([404, 'MEMBER_UNKNOWN'])
  })

  test('a refund names its purchase, before it or after it, and is of whom that was', async () => {
    const [early, late] = [paid(), paid()]
    const refunds = [refund(early.id), refund(late.id, { subject: 'phone/+8610000000000' })]

    expect(stateOf(await pos.send(refunds[0]))).toEqual(['recorded'])
    expect(stateOf(await pos.send(early))).toEqual(['recorded'])
    expect(stateOf(await pos.send(late))).toEqual(['recorded'])
    expect(stateOf(await pos.send(refunds[1]))).toEqual(['recorded'])
    expect(stateOf(await pos.send(refunds[1]))).toEqual(['known'])

    expect(await factsOf(refunds[1]?.id)).toMatchObject([{ member_id: lin.id }])
    const undone = await w.db.all(`select "key", "by" from undoing where source = 'pos'`)
    expect(undone).toEqual(
      expect.arrayContaining([
        { key: early.id, by: refunds[0]?.id },
        { key: late.id, by: refunds[1]?.id },
      ]),
    )
  })

  test('what is no purchase can’t be refunded, whichever comes first', async () => {
    const card = pos.event('card.bound', ofLin())
    await pos.send(card)
    expect(stateOf(await pos.send(refund(card.id)))).toEqual([400, 'EVENT_DATA_INVALID'])

    const other = pos.event('card.bound', ofLin())
    await pos.send(refund(other.id))
    expect(stateOf(await pos.send(other))).toEqual([400, 'EVENT_DATA_INVALID'])
  })

  test('a refused event says why, single or in a batch, and changes nothing', async () => {
    const wrong: [letter: unknown, code: string][] = [
      [paid({ type: 'purchase.lost' }), 'EVENT_TYPE_UNKNOWN'],
      [paid({ type: 'order.redeemed' }), 'EVENT_TYPE_UNKNOWN'],
      [paid({ type: 'constructor' }), 'EVENT_TYPE_UNKNOWN'],
      ['just a text', 'EVENT_TYPE_UNKNOWN'],
      [null, 'EVENT_TYPE_UNKNOWN'],
      [paid({ data: {} }), 'EVENT_DATA_INVALID'],
      [paid({ data: { amountFen: 0.5 } }), 'EVENT_DATA_INVALID'],
      [paid({ data: { amountFen: 1e300 } }), 'EVENT_DATA_INVALID'],
      [paid({ data: { amountFen: 1, tip: 1 } }), 'EVENT_DATA_INVALID'],
      [paid({ data: { amountFen: 1, channel: '\0' } }), 'EVENT_DATA_INVALID'],
      [paid({ data: { amountFen: 1, channel: '\ud800' } }), 'EVENT_DATA_INVALID'],
      [paid({ specversion: '0.3' }), 'EVENT_DATA_INVALID'],
      [paid({ source: 'another' }), 'EVENT_DATA_INVALID'],
      [paid({ id: 'with space' }), 'EVENT_DATA_INVALID'],
      [paid({ subject: lin.id }), 'EVENT_DATA_INVALID'],
      [refund('own', { id: 'own' }), 'EVENT_DATA_INVALID'],
      [paid({ time: 'yesterday' }), 'EVENT_TIME_INVALID'],
      [paid({ time: '2026-02-30T00:00:00Z' }), 'EVENT_TIME_INVALID'],
      [paid({ time: new Date(now + 6 * 60_000).toISOString() }), 'EVENT_TIME_INVALID'],
      [paid({ time: new Date(now - 401 * DAY_MS).toISOString() }), 'EVENT_TIME_INVALID'],
      [paid({ subject: 'member/nobody' }), 'MEMBER_UNKNOWN'],
      [paid({ subject: 'member/\0' }), 'EVENT_DATA_INVALID'],
      [paid({ subject: 'phone/+8613900000000' }), 'MEMBER_UNKNOWN'],
    ]
    const before = await rows()
    for (const [letter, code] of wrong) {
      const said = await pos.send(JSON.stringify(letter))
      expect([letter, said.status >= 400 && said.status < 500, said.body.code]).toEqual([letter, true, code])
    }
    const batch = await pos.send(wrong.map(([letter]) => letter))
    expect(batch.body.items?.map(({ code }) => code)).toEqual(wrong.map(([, code]) => code))
    expect(
      batch.body.items?.every(({ state, detail }) => state === 'refused' && /[一-龥]/.test(detail ?? '')),
    ).toBe(true)
    expect(await rows()).toBe(before)
  })

  test('a batch of 500 is answered one by one, in its order; of 501, not at all', async () => {
    const letters: Record<string, unknown>[] = []
    for (let i = 0; i < 100; i++) {
      const good = [paid(), paid(), paid()]
      letters.push(...good, { ...good[0] }, paid({ data: {} }))
    }
    const { status, body } = await pos.send(letters)

    expect(status).toBe(200)
    expect(body.items?.map(({ id }) => id)).toEqual(letters.map(({ id }) => id))
    const count = (state: string) => body.items?.filter((answer) => answer.state === state).length
    expect([count('recorded'), count('known'), count('refused')]).toEqual([300, 100, 100])
    expect(await pos.send([...letters, paid()])).toMatchObject({
      status: 400,
      body: { code: 'INPUT_INVALID' },
    })
    expect((await pos.send([])).body).toEqual({ items: [] })
  })

  test('a media type says whether it is one or a batch', async () => {
    const batch = 'application/cloudevents-batch+json'
    expect((await pos.send(paid(), { contentType: 'application/json; charset=utf-8' })).status).toBe(200)
    expect((await pos.send([paid()], { contentType: 'application/json' })).status).toBe(200)
    expect((await pos.send(paid(), { contentType: batch })).status).toBe(400)
    expect((await pos.send([paid()], { contentType: 'application/cloudevents+json' })).status).toBe(400)
    expect((await pos.send(paid(), { contentType: 'text/plain' })).status).toBe(400)
    expect((await pos.send('{"specversion":')).status).toBe(400)
  })

  test('a source tells what it may, as long as it may', async () => {
    const bank = await openSource(w, 'bank', { types: ['assets.reported'], clock: () => now })
    const bought = bank.event('purchase.paid', ofLin())
    expect(stateOf(await bank.send(bought))).toEqual([403, 'EVENT_TYPE_FOREIGN'])
    const grown = bank.event('assets.reported', ofLin())
    expect(stateOf(await bank.send(grown))).toEqual(['recorded'])

    const edit = { sourceId: 'bank', name: 'bank', types: ['assets.reported', 'purchase.paid'] }
    await w.operators.as('admin', eventsAdminApi.edit, { ...edit, state: 'stopped' })
    expect(stateOf(await bank.send(bought))).toEqual([409, 'SOURCE_STOPPED'])
    await w.operators.as('admin', eventsAdminApi.edit, { ...edit, state: 'active' })
    expect(stateOf(await bank.send(bought))).toEqual(['recorded'])
  })

  test('a key is exchanged without a gap: both are good for a while, then the new one alone', async () => {
    const till = await openSource(w, 'till', { clock: () => now })
    const told = (client: SourceClient) => client.send(client.event('card.bound', ofLin())).then(stateOf)
    const rotate = { sourceId: 'till', overlapHours: 2 }
    const { secret } = await w.operators.as('admin', eventsAdminApi.rotate, rotate)
    const renewed = sourceAt(w.url, { id: 'till', secret, clock: () => now })

    expect([...(await told(till)), ...(await told(renewed))]).toEqual(['recorded', 'recorded'])
    const event = JSON.stringify(till.event('card.bound', ofLin()))
    const both = `${signatureOf('nobody', now, event)}, ${signatureOf(secret, now, event)}`
    expect((await till.send(event, { signature: both })).status).toBe(200)
    const { operators } = await w.operatorsNow()
    now += 2 * HOUR_MS
    expect(await told(till)).toEqual([401, 'SIGNATURE_INVALID'])
    expect(await told(renewed)).toEqual(['recorded'])
    now -= 2 * HOUR_MS
    await operators.as('admin', eventsAdminApi.rotate, { ...rotate, overlapHours: 0 })
    expect(await told(renewed)).toEqual([401, 'SIGNATURE_INVALID'])
  })

  test('a key is shown once: not in the list, not in the audit trail, not in a column', async () => {
    const { items } = await w.operators.as('admin', eventsAdminApi.sources, {})
    const shown = items.find(({ id }) => id === 'pos')
    const tables = ['event_source', 'event_source_key', 'audit', 'idempotency']
    const stored = await Promise.all(tables.map((table) => w.db.all(`select * from ${table}`)))

    expect(shown).toMatchObject({ state: 'active', types: EVENT_TYPES, keys: [{ until: null }] })
    expect(JSON.stringify(items)).not.toContain(pos.secret)
    expect(JSON.stringify(stored)).not.toContain(pos.secret)
    expect(JSON.stringify(stored)).toContain('POST /admin/event-sources')
  })

  test('a source is let in once, under a name of its own, for types there are', async () => {
    const add = (sourceId: string, types = ['card.bound']) =>
      refusalOf(w.operators.as('admin', eventsAdminApi.add, { sourceId, name: sourceId, types }))
    expect(await add('pos')).toBe('SOURCE_TAKEN')
    expect(await add('laurel')).toBe('SOURCE_TAKEN')
    expect(await add('wechat')).toBe('SOURCE_TAKEN')
    expect(await add(`s-${randomUUID()}`, ['order.redeemed'])).toBe('EVENT_TYPE_UNKNOWN')
    const unknown = { sourceId: 'no', overlapHours: 1 }
    expect(await refusalOf(w.operators.as('admin', eventsAdminApi.rotate, unknown))).toBe('SOURCE_UNKNOWN')
    const editor = w.operators.as('editor', eventsAdminApi.rotate, { sourceId: 'pos', overlapHours: 1 })
    expect(await refusalOf(editor)).toBe('ROLE_MISSING')
  })
})
