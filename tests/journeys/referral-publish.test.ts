/** How a programme comes into force: by two, and only when its rules say enough. */
import { offersApi } from '@laurel/shared/offers'
import { approvalApi } from '@laurel/shared/operators'
import { referralApi } from '@laurel/shared/referral'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refusalOf } from '../world/ask.ts'
import { databaseKinds } from '../world/databases.ts'
import { programmeBody } from '../world/referral.ts'
import { type World, world } from '../world/world.ts'

const DAY_MS = 86_400_000

describe.each(databaseKinds)('on %s', (database) => {
  let w: World
  beforeAll(async () => {
    w = await world({ database })
  })
  afterAll(async () => {
    expect(await w.verify()).toEqual([])
    await w.close()
  })

  test('nobody publishes his own programme, and one that tells too little is not even reviewed', async () => {
    const { operators } = w
    const lin = await w.member('lin')
    const now = Date.now()
    const { id: budgetId } = await operators.budget({ name: '邀请', currency: 'points', amount: 1_000 })
    const terms = {
      ...{ kind: 'referral' as const, title: '邀请', budgetId, startsAt: now, endsAt: now + 30 * DAY_MS },
      ...{ goal: { metric: 'members', target: 10, days: 30 } as const, signOff: null },
    }
    const full = ['名额与预算用完即止。']
    const draft = await operators.as('editor', offersApi.add, {
      ...terms,
      body: { ...programmeBody() },
      rules: full,
    })
    const { id } = await operators.as('editor', offersApi.submit, { offerId: draft.id, because: '拉新' })
    expect(await refusalOf(operators.as('editor', approvalApi.approve, { approvalId: id }))).toBeDefined()
    expect(await refusalOf(lin.ask(referralApi.mint, { offerId: draft.id, surface: 'friend' }))).toBe(
      'PROGRAMME_UNKNOWN',
    )

    const mute = await operators.as('editor', offersApi.add, {
      ...terms,
      body: { ...programmeBody() },
      rules: ['欢迎参加。'],
    })
    expect(
      await refusalOf(operators.as('editor', offersApi.submit, { offerId: mute.id, because: '拉新' })),
    ).toBe('POLICY_VIOLATED')
  })
})
