/** After the commit, at least once: whose data was erased is written outside the database, and what was answered to them is forgotten. */
import type { Deps } from '../platform/feature.ts'
import type { Channel } from '../platform/outbox.ts'
import { forgetAnswers } from './forget-answers.ts'
import { keepTombstone } from './tombstones.ts'

export const ERASED = 'member.erased'

export const tombstoneChannel = (deps: Deps): Channel => ({
  topic: ERASED,
  laneOf: () => ERASED,
  lanesMax: 1,
  async deliver({ payload }) {
    const memberId = String(payload.memberId)
    await keepTombstone(deps.config.erasuresFile, { memberId, at: Number(payload.at) })
    await forgetAnswers(deps, memberId)
  },
})
