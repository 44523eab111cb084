/** Accounts are closed while everybody shops; a backup from before brings the data back, and the next start takes it away again. */
import { copyFileSync, existsSync, rmSync, statSync } from 'node:fs'
import { closedJob } from '@laurel/server/people/index'
import { identityApi } from '@laurel/shared/identity'
import { mallApi } from '@laurel/shared/mall'
import { mallAdminApi } from '@laurel/shared/mall-admin'
import { peopleApi } from '@laurel/shared/people'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { refusalOf } from '../world/ask.ts'
import { databaseKinds, freshDatabase } from '../world/databases.ts'
import { openMall } from '../world/mall.ts'
import { HOME, type MemberClient } from '../world/members.ts'
import { type World, world } from '../world/world.ts'
import { deliverErasures, everythingReadable } from './readable.ts'

const CLOSERS = Number(process.env.CLOSERS ?? 25)
/** Of the persons who leave: none of these may be found again. */
const CANARIES = (n: number) => ({
  nickname: `金丝雀${n}号`,
  phone: `1390000${String(n).padStart(4, '0')}`,
  address: { ...HOME, name: `金丝雀${n}号`, phone: `1390000${String(n).padStart(4, '0')}` },
})

const openidOf = (w: World, name: string): string =>
  w.emulator.control.users().find(({ openid }) => openid.startsWith(`o${name}_`))?.openid ?? ''

async function personAt(w: World, n: number): Promise<MemberClient> {
  const canary = CANARIES(n)
  const member = await w.member(`leaver${n}`, 1_000)
  await w.name(member.id, canary.nickname)
  w.emulator.control.setPhone(openidOf(w, `leaver${n}`), canary.phone)
  await member.ask(identityApi.setPhone, { code: w.emulator.control.phoneCode(openidOf(w, `leaver${n}`)) })
  return member
}

async function receiveOne(w: World, member: MemberClient, skuId: string, n: number): Promise<void> {
  const { orderId } = await member.redeem(skuId, undefined, CANARIES(n).address)
  await w.operators.as('editor', mallAdminApi.fulfil, { orderId })
  await w.operators.as('editor', mallAdminApi.ship, { orderId, carrier: 'SF', trackingNumber: '1' })
  await member.ask(mallApi.receive, { orderId })
}

interface Crowd {
  leavers: MemberClient[]
  shoppers: MemberClient[]
  mug: string
}

/** Who leaves while others shop; half of those who leave try to buy in the same moment. Answers how it ended for each. */
async function leaveWhileShopping({ leavers, shoppers, mug }: Crowd) {
  let shopping = true
  const shops = shoppers.map(async (shopper) => {
    for (let bought = 0; shopping || bought < 5; bought++) await shopper.redeem(mug)
  })
  const closings = leavers.map(async (leaver, n) => {
    const [closed, bought] = await Promise.all([
      refusalOf(leaver.ask(peopleApi.close, { points: 990 })),
      n % 2 ? refusalOf(leaver.redeem(mug, undefined, CANARIES(n).address)) : 'nothing',
    ])
    return { closed, bought }
  })
  const outcomes = await Promise.all(closings)
  shopping = false
  await Promise.all(shops)
  return outcomes
}

const TOO_LATE = ['nothing', 'BALANCE_TOO_LOW', 'SESSION_EXPIRED', 'SESSION_REVOKED']

/** One of the two is first, and both are told the truth. */
function expectTruth({ closed, bought }: { closed: string | undefined; bought: string | undefined }): void {
  expect([undefined, 'BALANCE_CHANGED', 'ORDER_OPEN']).toContain(closed)
  if (closed === undefined) expect(TOO_LATE).toContain(bought)
}

describe.each(databaseKinds)('on %s', (database) => {
  test(`${CLOSERS} people close their accounts while everybody shops: nothing of them is left, and the books balance`, async () => {
    const w = await world({ database })
    const { mug } = await openMall(w, { mugs: 10_000 })
    const leavers = await Promise.all(Array.from({ length: CLOSERS }, (_, n) => personAt(w, n)))
    const shoppers = await Promise.all(Array.from({ length: 4 }, (_, n) => w.member(`shopper${n}`, 10_000)))
    for (const [n, leaver] of leavers.entries()) await receiveOne(w, leaver, mug, n)
    expect(await everythingReadable(w)).toContain('金丝雀0号')

    const outcomes = await leaveWhileShopping({ leavers, shoppers, mug })

    for (const outcome of outcomes) expectTruth(outcome)
    const gone = [...leavers.keys()].filter((n) => outcomes[n]?.closed === undefined)
    expect(gone.length).toBeGreaterThanOrEqual(Math.floor(CLOSERS / 2))
    await deliverErasures(w)
    await closedJob(w.laurel.deps).run()
    const readable = await everythingReadable(w)
    for (const n of gone) {
      const { nickname, phone } = CANARIES(n)
      for (const canary of [nickname, phone, openidOf(w, `leaver${n}`)])
        expect(readable).not.toContain(canary)
    }
    expect(await w.verify()).toEqual([])
    await w.close()
  }, 300_000)
})

function backUp(file: string, copy: string): void {
  const db = new Database(file)
  db.prepare('vacuum into ?').run(copy)
  db.close()
}

describe('a backup from before', () => {
  const back = (file: string, copy: string): void => {
    for (const end of ['-wal', '-shm']) rmSync(`${file}${end}`, { force: true })
    copyFileSync(copy, file)
  }

  test('brings nobody back: the next start erases again, once', async () => {
    const place = await freshDatabase('sqlite')
    const file = place.url.slice('file:'.length)
    const copy = `${file}.backup`
    let w = await world({ at: place })
    const { mug } = await openMall(w, { mugs: 100 })
    const [leaver, stayer] = [await personAt(w, 1), await personAt(w, 2)]
    await receiveOne(w, leaver, mug, 1)
    await receiveOne(w, stayer, mug, 2)
    const waiting = (await leaver.redeem(mug, undefined, CANARIES(1).address)).orderId
    backUp(file, copy)
    await leaver.ask(mallApi.cancel, { orderId: waiting })
    await leaver.ask(peopleApi.close, { points: 990 })
    await w.close()

    back(file, copy)
    w = await world({ at: place })
    const readable = await everythingReadable(w)
    expect(readable).toContain('金丝雀2号')
    // In the backup an order is under way again: it keeps its address until it ends, and nothing else is there.
    const states = await w.db.all(
      `select state from mall_order where member_id = '${leaver.id}' and address is not null`,
    )
    expect(states).toEqual([{ state: 'placed' }])
    await w.operators.as('editor', mallAdminApi.cancel, { orderId: waiting })
    await closedJob(w.laurel.deps).run()
    expect(await everythingReadable(w)).not.toContain('金丝雀1号')
    expect(await w.verify()).toEqual([])
    expect(await w.db.all('select member_id, because from erasure')).toEqual([
      { member_id: leaver.id, because: 'restored' },
    ])
    expect((await w.member('leaver1')).id).not.toBe(leaver.id)
    await w.close()

    const again = await world({ at: place })
    expect(await again.db.all('select count(*) as n from erasure')).toEqual([{ n: 1 }])
    await again.close()
    expect(existsSync(copy) && statSync(copy).size > 0).toBe(true)
    await place.drop()
  }, 300_000)
})
