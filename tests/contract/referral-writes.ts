/** The writes of invitations, in the form of `everyWrite`. */
import { referralAdminApi, referralApi } from '@laurel/shared/referral'
import { publishProgramme, visitorIdOf } from '../world/referral.ts'
import type { Stage } from './stage.ts'
import type { Write } from './writes.ts'

const offers = new WeakMap<Stage, Promise<string>>()

/** One for the whole stage. */
function programmeOf(stage: Stage): Promise<string> {
  // anyone: whoever is a member of the stage may still be brought in.
  const body = {
    invitees: 'anyone' as const,
    surfaces: ['friend', 'branch', 'article'] as ('friend' | 'branch' | 'article')[],
  }
  const known =
    offers.get(stage) ?? publishProgramme(stage.world.operators, { body }).then((one) => one.offerId)
  offers.set(stage, known)
  return known
}

let made = 0

export function referralWrites(stage: Stage): Write[] {
  const offerId = () => programmeOf(stage)
  const trail = async () => {
    made += 1
    const lin = { offerId: await offerId(), surface: 'friend' as const }
    const { code } = await stage.lin.ask(referralApi.mint, lin)
    const seen = [{ seq: 1, code, agoMs: 0 }]
    return { visitorId: visitorIdOf(`write${made}`), trail: seen, accepted: false }
  }
  /** Nobody reads so fast: he is held. */
  const held = async () => {
    const told = await trail()
    const zhou = await stage.world.member(`held${made}`)
    await zhou.ask(referralApi.accept, { ...told, accepted: true })
    return { offerId: await offerId(), inviteeId: zhou.id, verdict: 'release' as const, because: 'a friend' }
  }
  return [
    { call: referralAdminApi.decide, as: 'approver', input: held, other: () => ({ verdict: 'reject' }) },
    {
      call: referralApi.showMe,
      as: 'member',
      input: async () => ({ offerId: await offerId(), shown: true }),
      other: () => ({ shown: false }),
    },
    { call: referralApi.accept, as: 'member', input: trail, other: () => ({ accepted: true }) },
    {
      call: referralAdminApi.channelLink,
      as: 'editor',
      input: async () => ({ offerId: await offerId(), surface: 'branch' }),
      other: () => ({ surface: 'article' }),
    },
  ]
}
