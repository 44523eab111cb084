import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databaseKinds } from '../world/databases.ts'
import type { World } from '../world/world.ts'
import { type CampaignWorld, openCampaignWorld, playACampaign } from './campaign.ts'
import { drawAPrize } from './campaign-draw.ts'
import { liveWithGrowth, openGrowthWorld } from './growth.ts'
import { INVITEE, INVITER, type InviteWorld, liveAnInvitation, openInviteWorld } from './invite.ts'
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

describe.each(databaseKinds)('the built weapp and an invitation, the server on %s', (database) => {
  let invitation: InviteWorld
  let inviter: WeappPhone
  let invitee: WeappPhone | undefined
  beforeAll(async () => {
    invitation = await openInviteWorld(database)
    inviter = await weappPhone(invitation.w, INVITER)
  })
  afterAll(async () => {
    await invitee?.close()
    await inviter.close()
    expect(await invitation.w.verify()).toEqual([])
    await invitation.w.close()
  })

  test('one member shares a card; who opens it reads, agrees, redeems, and both are paid', async () => {
    await liveAnInvitation(invitation, {
      inviter: { phone: inviter, loginButton: '.wechat-login' },
      openCard: async () => {
        await inviter.tap('.share-button')
        const [url = '', code] = inviter.host?.lastShare?.path?.split('?code=') ?? []
        expect([url, code]).toEqual(['/referral/pages/landing/index', invitation.code])
        invitee = await weappPhone(invitation.w, INVITEE, {
          url,
          query: { code: invitation.code },
          scene: 1007,
        })
        return invitee
      },
    })
  })
})

describe.each(databaseKinds)('the built weapp and a campaign, the server on %s', (database) => {
  let campaign: CampaignWorld
  let phone: WeappPhone
  beforeAll(async () => {
    campaign = await openCampaignWorld(database)
    phone = await weappPhone(campaign.w, 'linzhixia')
  })
  afterAll(async () => {
    await phone.close()
    expect(await campaign.w.verify()).toEqual([])
    await campaign.w.close()
  })

  test('a member reads the rules, plays a stage, leaves and comes back, and sees each answer explained', async () => {
    await playACampaign(phone, { think: campaign.think, loginButton: '.wechat-login' })
  })

  test('the chance wins a prize, which is sent home; every result is drawn anew on the phone', async () => {
    await drawAPrize(phone, campaign)
  })
})
