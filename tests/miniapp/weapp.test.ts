import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databaseKinds } from '../world/databases.ts'
import type { World } from '../world/world.ts'
import { liveWithGrowth, openGrowthWorld } from './growth.ts'
import { liveTheMainJob, openJourneyWorld } from './journey.ts'
import { liveWithOwnData, openOwnDataWorld } from './own-data.ts'
import { type WeappPhone, weappPhone } from './weapp-phone.ts'

describe.each(databaseKinds)('the built weapp, its server on %s', (database) => {
  let w: World
  let phone: WeappPhone
  beforeAll(async () => {
    w = (await openJourneyWorld(database)).w
    phone = await weappPhone(w, 'linzhixia')
  })
  afterAll(async () => {
    await phone.close()
    expect(await w.verify()).toEqual([])
    await w.close()
  })

  test('a customer signs in, is rewarded, browses, redeems, and sees where each point went', async () => {
    await liveTheMainJob(phone, '.wechat-login')
  })
})

describe.each(databaseKinds)('the built weapp and a member’s own data, the server on %s', (database) => {
  let w: World
  let phone: WeappPhone
  beforeAll(async () => {
    w = await openOwnDataWorld(database)
    phone = await weappPhone(w, 'linzhixia')
  })
  afterAll(async () => {
    await phone.close()
    expect(await w.verify()).toEqual([])
    await w.close()
  })

  test('a member keeps a profile, chooses messages, takes the data along, withdraws, returns, and leaves for good', async () => {
    await liveWithOwnData(phone, '.wechat-login')
  })
})

describe.each(databaseKinds)('the built weapp and growth, the server on %s', (database) => {
  let w: World
  let phone: WeappPhone
  beforeAll(async () => {
    w = await openGrowthWorld(database)
    phone = await weappPhone(w, 'linzhixia')
  })
  afterAll(async () => {
    await phone.close()
    expect(await w.verify()).toEqual([])
    await w.close()
  })

  test('a member reaches a tier, asks why, takes the gift of the month, and meets a product for a higher tier', async () => {
    await liveWithGrowth(phone, '.wechat-login')
  })
})
