/** The field keys are changed while the server serves; and one is lost. */
import { randomBytes } from 'node:crypto'
import { rotate, sealedFields } from '@laurel/server/people/index'
import { identityApi } from '@laurel/shared/identity'
import { mallApi } from '@laurel/shared/mall'
import { mallAdminApi } from '@laurel/shared/mall-admin'
import { peopleAdminApi } from '@laurel/shared/people'
import { describe, expect, test } from 'vitest'
import { refusalOf } from '../world/ask.ts'
import { databaseKinds, freshDatabase } from '../world/databases.ts'
import { openMall } from '../world/mall.ts'
import { HOME, type MemberClient } from '../world/members.ts'
import { type World, world } from '../world/world.ts'

const key = (id: string): string => `${id}:${randomBytes(32).toString('base64')}`
const [OLD, NEW] = [key('old'), key('new')]
const MEMBERS = 30

const phoneOf = (n: number): string => `1380000${String(n).padStart(4, '0')}`

async function memberWithPhone(w: World, n: number): Promise<MemberClient> {
  const member = await w.member(`m${n}`, 1_000)
  const openid = w.emulator.control.users().find((user) => user.openid.startsWith(`om${n}_`))?.openid ?? ''
  w.emulator.control.setPhone(openid, phoneOf(n))
  await member.ask(identityApi.setPhone, { code: w.emulator.control.phoneCode(openid) })
  return member
}

const keysOf = async (w: World) => {
  const { newest, keys } = await w.operators.as('admin', peopleAdminApi.keys, {})
  return {
    newest,
    ...Object.fromEntries(keys.map(({ keyId, sealed, isKnown }) => [keyId, [sealed, isKnown]])),
  }
}

const rotateIn = ({ laurel: { deps } }: World): Promise<number> => rotate(deps, sealedFields)

describe.each(databaseKinds)('on %s', (database) => {
  test('every value is sealed again while members read and buy, and the old key may go', async () => {
    const at = await freshDatabase(database)
    const opened = (keys: string) => world({ at, env: { FIELD_KEYS: keys } })
    let w = await opened(OLD)
    const { mug, coupon } = await openMall(w, { mugs: 1_000 })
    const first = await memberWithPhone(w, 0)
    for (let n = 1; n < MEMBERS; n++) await memberWithPhone(w, n)
    const { orderId } = await first.redeem(mug)
    const before = (await first.ask(mallApi.order, { orderId })).address
    const coded = { orderId: (await first.redeem(coupon)).orderId }
    const { code } = await first.ask(mallApi.order, coded)
    await w.close()

    w = await opened(`${NEW},${OLD}`)
    const [reader, buyer] = [await w.member('m0'), await w.member('m1')]
    const was = await keysOf(w)
    expect(was).toMatchObject({ newest: 'new' })
    let rotating = true
    const reads = async (): Promise<number> => {
      let read = 0
      for (; rotating || read < 5; read++) {
        expect((await reader.ask(mallApi.order, { orderId })).address).toEqual(before)
        expect((await reader.ask(identityApi.me, {})).phone).toBe('138******00')
      }
      return read
    }
    const buys = async (): Promise<void> => {
      for (let bought = 0; rotating || bought < 5; bought++) await buyer.redeem(mug)
    }
    // Two processes may do it at once: a value is exchanged by one of them.
    const exchanging = Promise.all([rotateIn(w), rotateIn(w)]).finally(() => {
      rotating = false
    })
    const [exchanged, read] = await Promise.all([exchanging, reads(), buys()])
    expect(read).toBeGreaterThanOrEqual(5)
    expect(exchanged[0] + exchanged[1]).toBe((was as unknown as Record<string, [number]>).old?.[0])
    expect(await keysOf(w)).toMatchObject({ old: [0, true] })
    expect(await rotateIn(w)).toBe(0)
    await w.close()

    w = await opened(NEW)
    const again = await w.member('m0')
    const order = await again.ask(mallApi.order, { orderId })
    expect([order.address, (await again.ask(identityApi.me, {})).phone]).toEqual([before, '138******00'])
    expect([code, (await again.ask(mallApi.order, coded)).code]).toEqual(['COUPON-1', 'COUPON-1'])
    expect(await w.verify()).toEqual([])
    await w.close()
    await at.drop()
  }, 240_000)
})

test('a lost key takes what it sealed, and nothing else; whoever asks for that is told, and garbage is never shown', async () => {
  const at = await freshDatabase('sqlite')
  const opened = (keys: string) => world({ at, env: { FIELD_KEYS: keys } })
  let w = await opened(OLD)
  const { mug } = await openMall(w, { mugs: 100 })
  const lost = await memberWithPhone(w, 0)
  const order = await lost.redeem(mug)
  await w.close()

  w = await opened(NEW)
  const kept = await memberWithPhone(w, 1)
  const fine = await kept.redeem(mug)
  const because = '回访'
  const reveal = (memberId: string) =>
    refusalOf(w.operators.as('admin', peopleAdminApi.reveal, { memberId, field: 'phone', because }))
  expect(await reveal(lost.id)).toBe('SERVER_FAULT')
  expect(await reveal(kept.id)).toBeUndefined()
  await expect(rotateIn(w)).rejects.toThrow('FIELD_KEYS lacks old')
  expect(await keysOf(w)).toMatchObject({ newest: 'new', old: [expect.any(Number), false] })

  const { items } = await w.operators.as('admin', mallAdminApi.orders, {})
  const addressOf = (orderId: string) => items.find((one) => one.orderId === orderId)?.address
  expect(addressOf(order.orderId)).toBeNull()
  expect(addressOf(fine.orderId)).toMatchObject({ phone: '138****2046' })
  const back = await w.member('m0')
  expect((await back.ask(identityApi.me, {})).phone).toBeNull()
  expect(JSON.stringify(items)).not.toContain(HOME.detail)
  await w.close()
  await at.drop()
}, 120_000)
