/** Invitations: a programme in force, and phones that open links, remember them, and tell what they remember. */
import { createHash } from 'node:crypto'
import { identityApi } from '@laurel/shared/identity'
import type { OfferTerms } from '@laurel/shared/offers'
import {
  type Accepted,
  type Landing,
  type Link,
  type ReferralBody,
  referralApi,
  type Surface,
} from '@laurel/shared/referral'
import { ask } from './ask.ts'
import type { MemberClient } from './members.ts'
import type { Operators } from './operators.ts'
import type { World } from './world.ts'

/** A friend who redeems once brings 300 to each of the two, and 20 for the number. */
const BODY: ReferralBody = {
  headline: '邀请好友，双方得积分',
  invitees: 'new',
  attribution: 'last',
  windowDays: 30,
  firstAct: { fact: 'order.redeemed', minFen: 1 },
  asksCustody: false,
  rewards: [
    { milestone: 'phone', inviterPoints: 0, inviteePoints: 20 },
    { milestone: 'act', inviterPoints: 300, inviteePoints: 300 },
  ],
  deadlineDays: 30,
  pointsLastDays: 365,
  invitersPerDay: 50,
  invitersPerMonth: 50,
  surfaces: ['friend', 'group', 'moments', 'poster'],
  reviewHours: 48,
  unreviewed: 'return',
  riskUnknown: 'pass',
  minLevel: 0,
  board: true,
  branch: null,
  materials: [],
}

export const programmeBody = (change: Partial<ReferralBody> = {}): ReferralBody => ({ ...BODY, ...change })

export interface Programme {
  offerId: string
  budgetId: string
}

type Terms = Partial<Pick<OfferTerms, 'title' | 'startsAt' | 'endsAt' | 'rules'>>

interface Filled {
  amount?: number
  parentId?: string
  body?: Partial<ReferralBody>
}

/** Written by one operator, approved by another, paid from a budget of its own. */
export async function publishProgramme(
  operators: Operators,
  { amount = 100_000, parentId, body, ...terms }: Filled & Terms = {},
): Promise<Programme> {
  const title = '邀请好友'
  const below = parentId ? { parentId } : {}
  const budget = { name: terms.title ?? title, currency: 'points' as const, amount, ...below }
  const { id: budgetId } = await operators.budget(budget)
  const offer = { kind: 'referral' as const, title, ...terms, budgetId, body: { ...programmeBody(body) } }
  return { offerId: (await operators.publish(offer)).id, budgetId }
}

interface Step {
  seq: number
  code: string
  at: number
}

/** By WeChat's button: the number that WeChat knows of him. */
export async function verifyPhone(
  { emulator: { control } }: Pick<World, 'emulator'>,
  who: MemberClient,
  { name, number }: { name: string; number: string },
): Promise<void> {
  const openid = control.users().find((user) => user.openid.startsWith(`o${name}_`))?.openid ?? ''
  control.setPhone(openid, number)
  await who.ask(identityApi.setPhone, { code: control.phoneCode(openid) })
}

/** What a phone or browser keeps in its storage: it survives a kill, and everybody who signs in on it. */
export interface InvitePhone {
  visitorId: string
  trail: Step[]
  /** Comes by a link: the page is shown, and the phone remembers it. */
  open(code: string, who?: MemberClient): Promise<Landing>
  /** Tells all that it remembers, as nobody in particular. */
  tell(): Promise<number>
  refuse(code: string): Promise<unknown>
  /** After signing in: all that it remembers is the member's. Taps on the page of the link, unless it is told otherwise. */
  accept(who: MemberClient, tap?: 'taps' | 'only came in'): Promise<Accepted>
  share(sharing: Sharing): Promise<Link>
}

interface Sharing {
  offerId: string
  surface?: Surface
  /** Nobody: a guest shares as the phone he holds. */
  who?: MemberClient
}

export const visitorIdOf = (name: string): string =>
  createHash('sha256').update(`visitor/${name}`).digest('hex').slice(0, 32)

export function invitePhone(
  { url }: Pick<World, 'url'>,
  { name, clock = Date.now }: { name: string; clock?: () => number },
): InvitePhone {
  const visitorId = visitorIdOf(name)
  const trail: Step[] = []
  return {
    visitorId,
    trail,
    open(code, who) {
      trail.push({ seq: (trail.at(-1)?.seq ?? 0) + 1, code, at: clock() })
      return ask(url, referralApi.landing, { code }, who ? { token: who.token } : {})
    },
    tell: async () => (await ask(url, referralApi.touch, { visitorId, trail: toldAt(trail, clock()) })).kept,
    refuse: (code) => ask(url, referralApi.refuse, { code, visitorId }),
    accept: (who, tap = 'taps') =>
      acceptOn(who, { visitorId, trail: toldAt(trail, clock()), accepted: tap === 'taps' }),
    share({ offerId, surface = 'friend', who }) {
      const from = trail.at(-1)?.code
      const input = { offerId, surface, visitorId, ...(from ? { from } : {}) }
      return who ? who.ask(referralApi.mint, input) : ask(url, referralApi.mint, input)
    },
  }
}

const toldAt = (trail: readonly Step[], now: number) =>
  trail.slice(-20).map(({ seq, code, at }) => ({ seq, code, agoMs: now - at }))

interface Told {
  visitorId: string
  trail: ReturnType<typeof toldAt>
  accepted: boolean
}

const acceptOn = (who: MemberClient, told: Told): Promise<Accepted> => who.ask(referralApi.accept, told)
