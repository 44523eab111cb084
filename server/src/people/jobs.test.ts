import type { OrderState } from '@laurel/shared/mall'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { mallSeals } from '../mall/seals.ts'
import { pointsOf, transfer } from '../points/index.ts'
import type { Work } from '../schema.ts'
import { type OpenApp, openApp } from '../testing.ts'
import { cancelled } from './commands/close.ts'
import { closedJob, retentionJob } from './jobs.ts'
import { allRetentions } from './kept.ts'
import { tombstoneChannel } from './tombstone-channel.ts'
import { readTombstones } from './tombstones.ts'

const DAY_MS = 86_400_000
const HOME = {
  name: '林知夏',
  phone: '13800002046',
  province: '浙江省',
  city: '杭州市',
  county: '西湖区',
  detail: '文三路 199 号',
}

let app: OpenApp
let memberId: string
beforeEach(async () => {
  app = await openApp()
  const session = await app.member('lin')
  memberId = session.member.id
})
afterEach(() => app.close())

const at = (state: OrderState, now: number) => [{ state, at: now, by: 'operator' as const }]

/** An order in this state since now, with an address. */
async function order(id: string, state: OrderState): Promise<void> {
  const address = mallSeals(app.deps.cipher).sealAddress(HOME, memberId)
  const sold = { productId: 'p', skuNumber: 1, title: '杯', art: 'a', kind: 'goods', pricePoints: 1 } as const
  await app.db.engine.run((w: Work, _: null, now) => {
    const made = { id, memberId, state, placedAt: now, steps: at(state, now), address }
    w.add('order', { ...sold, ...made, costFen: 0, limited: false })
  }, null)
}

const addressed = async (): Promise<unknown[]> =>
  (await app.db.all('select id from mall_order where address is not null order by id')).map(({ id }) => id)
const give = (id: string): Promise<void> =>
  app.db.engine.run((w: Work, _: null, now) => {
    const because = { reason: 'gift' } as const
    const order = { id, debit: 'mint/points', credit: pointsOf(memberId), amount: 5, because }
    transfer(w, { ...order, expiresOn: '2029-01-01' }, now)
  }, null)
const balance = async (path: string) =>
  (await app.db.all(`select balance from account where path = '${path}'`))[0]?.balance

describe('retention', () => {
  const run = () => retentionJob(app.deps, allRetentions(app.deps)).run()

  test('an address is forgotten half a year after the order ended, and not a day before', async () => {
    await order('o1', 'received')
    await order('o2', 'shipped')
    app.pass(180 * DAY_MS)
    await run()
    expect(await addressed()).toEqual(['o1', 'o2'])

    app.pass(1)
    await Promise.all([run(), run()])
    expect(await addressed()).toEqual(['o2'])
    await run()
    expect(await addressed()).toEqual(['o2'])
  })

  test('every feature says how long and why', () => {
    for (const { name, keptDays, because } of allRetentions(app.deps))
      expect([name.length > 3, keptDays > 0, because.length > 20]).toEqual([true, true, true])
  })
})

describe('a WeChat account that was closed', () => {
  const tell = () => app.db.engine.run(cancelled, { memberId })
  const run = () => closedJob(app.deps).run()

  test('is erased at once and once, though an order is under way, which keeps its address until it ends', async () => {
    await give('g1')
    await order('o1', 'placed')
    await order('o2', 'received')
    await tell()
    await tell()
    await run()
    expect(await addressed()).toEqual(['o1'])
    expect(await app.db.all('select because from erasure')).toEqual([{ because: 'wechat' }])
    expect(await app.db.all('select kind from identity')).toEqual([])
    expect([await balance(pointsOf(memberId)), await balance('points/closed')]).toEqual([0, 5])

    await app.db.engine.run((w: Work, _: null, now) => {
      const placed = w.get('order', 'o1')
      if (placed) w.set('order', placed, { state: 'cancelled', steps: at('cancelled', now) })
    }, null)
    await run()
    expect(await addressed()).toEqual([])
  })

  test('forgets a parcel that nobody says has arrived', async () => {
    await order('o1', 'shipped')
    await tell()
    app.pass(30 * DAY_MS)
    await run()
    expect(await addressed()).toEqual(['o1'])

    app.pass(1)
    await run()
    expect(await addressed()).toEqual([])
  })

  test('gives up points that come later too', async () => {
    await tell()
    await give('g1')
    await run()
    await run()

    expect([await balance(pointsOf(memberId)), await balance('points/closed')]).toEqual([0, 5])
  })

  test('is named outside the database, and what was answered to it is forgotten', async () => {
    const answer = { hash: 'h', status: 200, body: '"林*夏"', at: 0 }
    await app.db.engine.run((w: Work) => {
      for (let i = 0; i < 1_500; i++) w.add('idempotency', { ...answer, key: `k${i}`, scope: 'zhou' })
      for (const key of ['a', 'k77', 'z']) w.add('idempotency', { ...answer, key, scope: memberId })
    }, null)
    await tell()
    const [row] = await app.db.all("select payload from outbox where topic = 'member.erased'")
    const payload = JSON.parse(String(row?.payload))
    const letter = { id: 'x', topic: 'member.erased', payload, at: 0 }
    await tombstoneChannel(app.deps).deliver(letter)
    await tombstoneChannel(app.deps).deliver(letter)

    expect((await readTombstones(app.config.erasuresFile)).map((one) => one.memberId)).toEqual([memberId])
    expect(await app.db.all('select scope, count(*) as n from idempotency group by scope')).toEqual([
      { scope: 'zhou', n: 1_500 },
    ])
  })
})
