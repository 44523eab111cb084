import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databaseKinds } from '../world/databases.ts'
import type { World } from '../world/world.ts'
import { type CampaignWorld, openCampaignWorld, playACampaign } from './campaign.ts'
import { drawAPrize } from './campaign-draw.ts'
import { liveWithGrowth, openGrowthWorld } from './growth.ts'
import { h5Phone } from './h5-phone.ts'
import { INVITER, type InviteWorld, liveAnInvitation, openInviteWorld } from './invite.ts'
import { liveTheMainJob, openJourneyWorld } from './journey.ts'
import { liveWithOwnData, openOwnDataWorld } from './own-data.ts'
import type { Phone } from './phone.ts'

const h5Dir =
  process.env.H5_DIR ?? join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'miniapp', 'dist', 'h5')

describe.skipIf(process.env.CHROMIUM === '').each(databaseKinds)(
  'the H5 build in Chromium, its server on %s',
  (database) => {
    let w: World
    let phone: Phone
    beforeAll(async () => {
      w = (await openJourneyWorld(database, h5Dir)).w
      w.loginCode('linzhixia') // the demo member uses WeChat
      phone = await h5Phone(w)
    })
    afterAll(async () => {
      await phone.close()
      expect(await w.verify()).toEqual([])
      await w.close()
    })

    test('a customer signs in, is rewarded, browses, redeems, and sees where each point went', async () => {
      await liveTheMainJob(phone, '.demo-login')
    })
  },
)

describe.skipIf(process.env.CHROMIUM === '').each(databaseKinds)(
  'the H5 build and a member’s own data, the server on %s',
  (database) => {
    let w: World
    let phone: Phone
    beforeAll(async () => {
      w = await openOwnDataWorld(database, h5Dir)
      phone = await h5Phone(w)
    })
    afterAll(async () => {
      await phone.close()
      expect(await w.verify()).toEqual([])
      await w.close()
    })

    test('a member keeps a profile, chooses messages, takes the data along, withdraws, returns, and leaves for good', async () => {
      await liveWithOwnData(phone, '.demo-login')
    })
  },
)

describe.skipIf(process.env.CHROMIUM === '').each(databaseKinds)(
  'the H5 build and growth, the server on %s',
  (database) => {
    let w: World
    let phone: Phone
    beforeAll(async () => {
      w = await openGrowthWorld(database, h5Dir)
      w.loginCode('linzhixia') // the demo member uses WeChat
      phone = await h5Phone(w)
    })
    afterAll(async () => {
      await phone.close()
      expect(await w.verify()).toEqual([])
      await w.close()
    })

    test('a member reaches a tier, asks why, takes the gift of the month, and meets a product for a higher tier', async () => {
      await liveWithGrowth(phone, '.demo-login')
    })
  },
)

describe.skipIf(process.env.CHROMIUM === '').each(databaseKinds)(
  'the H5 build and an invitation, the server on %s',
  (database) => {
    let invitation: InviteWorld
    let inviter: Phone
    let invitee: Phone | undefined
    beforeAll(async () => {
      invitation = await openInviteWorld(database, h5Dir)
      invitation.w.loginCode(INVITER) // the demo member uses WeChat
      inviter = await h5Phone(invitation.w)
    })
    afterAll(async () => {
      await invitee?.close()
      await inviter.close()
      expect(await invitation.w.verify()).toEqual([])
      await invitation.w.close()
    })

    test('one member shares an address; who opens it reads, agrees, redeems, and both are paid', async () => {
      await liveAnInvitation(invitation, {
        inviter: { phone: inviter, loginButton: '.demo-login' },
        openCard: async () => {
          invitee = await h5Phone(invitation.w, {
            at: `#/referral/pages/landing/index?code=${invitation.code}`,
          })
          return invitee
        },
      })
    })
  },
)

describe.skipIf(process.env.CHROMIUM === '').each(databaseKinds)(
  'the H5 build and a campaign, the server on %s',
  (database) => {
    let campaign: CampaignWorld
    let phone: Phone
    beforeAll(async () => {
      campaign = await openCampaignWorld(database, h5Dir)
      campaign.w.loginCode('linzhixia') // the demo member uses WeChat
      phone = await h5Phone(campaign.w)
    })
    afterAll(async () => {
      await phone.close()
      expect(await campaign.w.verify()).toEqual([])
      await campaign.w.close()
    })

    test('a member reads the rules, plays a stage, leaves and comes back, and sees each answer explained', async () => {
      await playACampaign(phone, { think: campaign.think, loginButton: '.demo-login' })
    })

    test('the chance wins a prize, which is sent home; every result is drawn anew on the phone', async () => {
      await drawAPrize(phone, campaign)
    })
  },
)
