/** A city under a virtual clock: what people do becomes the real commands of referral, on the memory engine. */

import { accept } from '@laurel/server/referral/commands/accept'
import type { BindOutcome } from '@laurel/server/referral/commands/bind'
import { lapse } from '@laurel/server/referral/commands/lapse'
import { decide } from '@laurel/server/referral/commands/review'
import { mint } from '@laurel/server/referral/index'
import { drawCode } from '@laurel/server/referral/rules/code'
import { OFFER, type ReferralPut, referralWorld } from '@laurel/server/referral/testing'
import type { Row, Work } from '@laurel/server/schema'
import type { Surface } from '@laurel/shared/referral'
import { agenda } from './referral-simulation-clock.ts'
import { type Dice, type Kind, mobileNet, type Person } from './referral-simulation-people.ts'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR
/** The inviters' links end here; what was promised may still be earned. */
const CAMPAIGN = 30 * DAY
const REVIEW_EVERY = 12 * HOUR

export interface Attempt {
  kind: Kind
  /** Null: he was bound. */
  refused: BindOutcome['refused'] | 'NO_LINK'
  /** The signals by which it was held at once. */
  signals: readonly string[]
}

export interface Coming {
  code: string
  /** From the arrival to the tap. */
  readMs: number
}

/** Evenings at home, days at work, and often enough on the way. */
function netOf(person: Person, dice: Dice): string {
  if (person.kind !== 'honest') return person.dayNet
  if (dice.hits(4_500)) return mobileNet(dice)
  return dice.hits(5_000) ? person.homeNet : person.dayNet
}

const bindingOf = (w: Work, inviteeId: string): Row<'binding'> | undefined =>
  w.get('binding', inviteeId, OFFER)

export type City = ReturnType<typeof cityOf>

export function cityOf(put: ReferralPut, dice: Dice) {
  const world = referralWorld({ day: '2026-03-01', ...put })
  const start = world.time.now
  const todo = agenda()
  const attempts = new Map<string, Attempt>()
  const kinds = new Map<string, Kind>()
  const joined = new Map<string, number>()
  const links = new Map<string, string>()
  const now = (): number => world.time.now
  const later = (ms: number, happen: () => void): void => todo.plan(now() + ms, happen)
  const isOpen = (): boolean => now() < start + CAMPAIGN

  function join(person: Person, agoMs = 0): void {
    kinds.set(person.id, person.kind)
    joined.set(person.id, now() - agoMs)
    world.join(person.id, now() - agoMs)
  }

  function share(person: Person, surface: Surface): string {
    const from = links.get(person.id) ?? null
    const sharer = { memberId: person.id, visitorId: null }
    const order = { code: drawCode(dice.below), offerId: OFFER, surface, material: null, from, sharer }
    return world.run(mint, order).code
  }

  /** Opens a link; joins, reads, and accepts. */
  function come(person: Person, { code, readMs }: Coming): Attempt {
    const { id: memberId, device: visitorId, kind, risk } = person
    if (!joined.has(memberId)) join(person, readMs / 2)
    const trail = [{ seq: attempts.size + 1, code, agoMs: readMs }]
    const evidence = { ip: netOf(person, dice), device: visitorId, risk, visitorId }
    const likely = [OFFER]
    const { refused } = world.run(accept, { memberId, visitorId, trail, accepted: true, evidence, likely })
    const binding = world.run(bindingOf, memberId)
    const why = binding ? null : ((refused[0]?.code ?? 'NO_LINK') as Attempt['refused'])
    const attempt = { kind, refused: why, signals: binding?.signals ?? [] }
    attempts.set(memberId, attempt)
    if (!binding) return attempt
    links.set(memberId, code)
    if (binding.state === 'held') later(dice.below(REVIEW_EVERY), () => review(memberId))
    later(Math.max(0, binding.dueBy + 2 * DAY - now()), () => end(memberId))
    return attempt
  }

  /** Whoever looks is right: what is measured is who is sent to him. */
  function review(inviteeId: string): void {
    const verdict = kinds.get(inviteeId) === 'honest' ? 'release' : 'reject'
    const decision = { offerId: OFFER, inviteeId, verdict, because: 'seen', operatorId: 'qing' } as const
    world.run(decide, decision)
  }
  const end = (inviteeId: string): void => void world.run(lapse, { offerId: OFFER, inviteeId })

  return {
    ...{ world, start, attempts, kinds, joined, now, later, isOpen, join, share, come, dice },
    phone: (person: Person) => world.phone(person.id),
    act: (person: Person, key = `buy/${person.id}`) =>
      world.tell('purchase.paid', person.id, key, { data: { amountFen: 1_200 } }),
    /** `watch` sees it after each step. */
    play(watch: () => void): void {
      todo.play((at) => {
        watch()
        world.time.now = Math.max(world.time.now, at)
      })
      watch()
    },
  }
}
