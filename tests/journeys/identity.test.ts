/** A member's profile, consent and sessions, over HTTP, with two processes on one database. */
import { identityApi } from '@laurel/shared/identity'
import { pointsApi } from '@laurel/shared/points'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask, refusalOf, send } from '../world/ask.ts'
import { databaseKinds, type FreshDatabase, freshDatabase } from '../world/databases.ts'
import { unheldMs } from '../world/held-up.ts'
import { type World, world } from '../world/world.ts'

describe.each(databaseKinds)('on %s', (database) => {
  let place: FreshDatabase
  let here: World
  let there: World
  beforeAll(async () => {
    place = await freshDatabase(database)
    here = await world({ at: place })
    there = await world({ at: place })
  })
  afterAll(async () => {
    expect(await here.verify()).toEqual([])
    await there.close()
    await here.close()
    await place.drop()
  })

  /** Until the other process refuses the token. */
  const refusedThere = (token: string): Promise<number> =>
    unheldMs(async () => {
      const end = performance.now() + 5_000
      while ((await send(there.url, pointsApi.summary, {}, { token })).status === 200)
        if (performance.now() > end) break
    })

  test('who leaves everywhere is out in every process within a second, and comes back in at once', async () => {
    const lin = await here.member('lin')
    expect((await send(there.url, pointsApi.summary, {}, lin)).status).toBe(200)
    await lin.ask(identityApi.signOutEverywhere, {})

    expect(await refusalOf(lin.balance())).toBe('SESSION_EXPIRED')
    expect(await refusedThere(lin.token)).toBeLessThan(1_000)
    const again = await here.member('lin')
    expect(again.id).toBe(lin.id)
    expect(await again.balance()).toBe(0)
    expect((await send(there.url, pointsApi.summary, {}, again)).status).toBe(200)
  })

  test('who withdraws consent is out, and in again only by agreeing', async () => {
    const mei = await here.member('mei')
    await mei.ask(identityApi.withdraw, {})
    expect(await refusedThere(mei.token)).toBeLessThan(1_000)

    const bare = { code: here.loginCode('mei') }
    expect(await refusalOf(ask(here.url, identityApi.signIn, bare))).toBe('CONSENT_MISSING')
    const again = await here.member('mei')
    expect(again.id).toBe(mei.id)
    expect((await again.ask(identityApi.consents, {})).items.map(({ act }) => act)).toEqual([
      'given',
      'withdrawn',
      'given',
    ])
  })

  test('of twenty who tap for the same phone at once, one has it', async () => {
    const names = Array.from({ length: 20 }, (_, i) => `shared${i}`)
    const members = await Promise.all(names.map((name) => here.member(name)))
    const { control } = here.emulator
    const openids = control.users().map(({ openid }) => openid)
    const taps = members.map((member, i) => {
      const openid = openids.find((one) => one.startsWith(`o${names[i]}_`)) ?? ''
      control.setPhone(openid, '13800138000')
      return member.ask(identityApi.setPhone, { code: control.phoneCode(openid) })
    })
    const outcomes = await Promise.all(taps.map(refusalOf))

    expect(outcomes.filter((code) => code === undefined)).toHaveLength(1)
    expect(outcomes.filter((code) => code === 'PHONE_TAKEN')).toHaveLength(19)
    const shown = await Promise.all(
      members.map(async (member) => (await member.ask(identityApi.me, {})).phone),
    )
    expect(shown.filter(Boolean)).toEqual(['138******00'])
  })
})
