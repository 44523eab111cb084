/** What members agree to, and how they take it back. */
import { identityApi } from '@laurel/shared/identity'
import * as schema from '@laurel/shared/identity.schema'
import { Empty } from '@laurel/shared/schema'
import type { Deps, Feature } from '../../platform/feature.ts'
import { answer } from '../../platform/http/answer.ts'
import { agree, withdraw } from '../commands/consent.ts'
import { consentNow } from '../consent.ts'
import type { IdentityQueries } from '../queries.ts'
import { profileOf } from './profile.ts'

export const consentRoutes =
  ({ revocations }: Deps, queries: IdentityQueries): Feature =>
  (app) => {
    answer(app, identityApi.consent, {
      who: 'anyone',
      input: Empty,
      reply: schema.Consent,
      handle: () => consentNow,
    })
    answer(app, identityApi.consents, {
      who: 'member',
      input: Empty,
      reply: schema.ConsentActs,
      handle: (_input, { memberId }) => queries.listConsents(memberId),
    })
    answer(app, identityApi.agree, {
      who: 'member',
      input: schema.AgreeInput,
      reply: schema.Profile,
      handle: async ({ version: agreed }, { run, memberId }) => {
        const { version, textHash } = consentNow
        await run(agree, { memberId, agreed, text: { version, textHash } })
        return profileOf(queries, memberId)
      },
    })
    answer(app, identityApi.withdraw, {
      who: 'member',
      key: 'none', // the token that would repeat it is over
      input: Empty,
      reply: Empty,
      handle: async (_input, { run, memberId }) => {
        await run(withdraw, { memberId })
        await revocations.look()
        return {}
      },
    })
  }
