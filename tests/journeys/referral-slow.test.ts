/** Invitations while WeChat takes its time to answer. */
import { setTimeout } from 'node:timers/promises'
import { referralApi } from '@laurel/shared/referral'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databaseKinds } from '../world/databases.ts'
import { invitePhone, publishProgramme } from '../world/referral.ts'
import { type World, world } from '../world/world.ts'

const READS_MS = 500

describe.each(databaseKinds)('an invitation on %s', (database) => {
  let w: World
  beforeAll(async () => {
    w = await world({ database })
  })
  afterAll(() => w.close())

  test('who joined at once is new, though WeChat says only later how risky he is', async () => {
    const { offerId } = await publishProgramme(w.operators)
    const lin = await w.member('lin')
    const { code } = await lin.ask(referralApi.mint, { offerId, surface: 'friend' })
    const phone = invitePhone(w, { name: 'zhou' })
    await phone.open(code)
    // He reads: longer than the letter is under way here, shorter than WeChat keeps us waiting.
    await setTimeout(READS_MS)
    const zhou = await w.member('zhou')
    w.emulator.control.fault({ path: '/wxa/getuserriskrank', kind: 'latency', latencyMs: 2 * READS_MS })

    expect(await phone.accept(zhou)).toMatchObject({ bindings: [{ offerId }], refused: [] })
  })
})
