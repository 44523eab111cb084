import type { Static } from 'typebox'
import { call } from './call.ts'
import type * as schema from './why.schema.ts'

export type Why = Static<typeof schema.Why>
export type WhyFact = Static<typeof schema.WhyFact>
export type WhyRule = Static<typeof schema.WhyRule>
export type WhyStep = Static<typeof schema.WhyStep>
export type WhyMissing = Static<typeof schema.WhyMissing>

export const whyApi = {
  /** A member asks for his own. */
  mine: call<{ subject: string }, Why>()('GET', '/why/:subject', ['WHY_UNKNOWN']),
  /** An operator asks for a member's. */
  of: call<{ memberId: string; subject: string }, Why>()('GET', '/admin/members/:memberId/why/:subject', [
    'WHY_UNKNOWN',
    'MEMBER_UNKNOWN',
  ]),
}
