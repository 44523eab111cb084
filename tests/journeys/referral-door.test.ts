/** Two friends behind one door: seen by the marks of their parcels' addresses, which exist only while a programme looks. */
import { referralAdminApi, referralApi } from '@laurel/shared/referral'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databaseKinds } from '../world/databases.ts'
import { type Mall, openMall } from '../world/mall.ts'
import { HOME } from '../world/members.ts'
import { invitePhone, publishProgramme, verifyPhone } from '../world/referral.ts'
import { type World, world } from '../world/world.ts'

const MINUTE_MS = 60_000
const BEGIN = Date.parse('2026-11-22T02:00:00Z')

describe.each(databaseKinds)('two friends behind one door on %s', (database) => {
  let w: World
  let mall: Mall
  let now = BEGIN
  beforeAll(async () => {
    w = await world({ database, clock: () => now })
    mall = await openMall(w, { mugs: 9 })
  })
  afterAll(async () => {
    expect(await w.verify()).toEqual([])
    await w.close()
  })

  const marks = async (): Promise<unknown[]> =>
    (await w.db.all("select data from fact where type = 'order.redeemed' order by id"))
      .map(({ data }) => (typeof data === 'string' ? JSON.parse(data) : data))
      .map(({ shipMark }) => shipMark)

  test('the first is paid, the second waits for a look; before any programme there was no mark', async () => {
    const early = await w.member('early', 100)
    await early.redeem(mall.mug)
    const { offerId } = await publishProgramme(w.operators)
    await w.member('lin')
    now += 30 * MINUTE_MS
    const { code } = await (await w.member('lin')).ask(referralApi.mint, { offerId, surface: 'friend' })
    const states: unknown[] = []
    for (const [name, number] of [
      ['ada', '13700000001'],
      ['benedikt', '13700000002'],
    ] as const) {
      now += 17 * MINUTE_MS + name.length * 977
      const phone = invitePhone(w, { name, clock: () => now })
      await phone.open(code)
      await phone.tell()
      now += MINUTE_MS
      const who = await w.member(name, 100)
      await phone.accept(who)
      await verifyPhone(w, who, { name, number })
      await who.redeem(mall.mug, undefined, HOME)
      states.push((await who.ask(referralApi.mine, {})).bindings[0]?.state)
    }

    expect(states).toEqual(['done', 'held'])
    const { operators } = await w.operatorsNow()
    const { items } = await operators.as('approver', referralAdminApi.reviews, { offerId })
    expect(items.flatMap(({ signals }) => signals.map(({ signal }) => signal))).toEqual(['same-ship'])
    const [before, first, second] = await marks()
    expect(before).toBeUndefined()
    expect(first).toMatch(/^[\w-]{8}$/)
    expect(second).toBe(first)
  })
})
