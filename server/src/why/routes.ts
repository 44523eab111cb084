import type { Why } from '@laurel/shared/why'
import { whyApi } from '@laurel/shared/why'
import * as schema from '@laurel/shared/why.schema'
import { identityQueries } from '../identity/index.ts'
import { ROLES } from '../operators/index.ts'
import type { Deps, Feature } from '../platform/feature.ts'
import { answer } from '../platform/http/answer.ts'
import { Refusal } from '../platform/refusal.ts'
import { explainers } from './explainers.ts'

export const whyRoutes = (deps: Deps): Feature => {
  const explain = explainers(deps)
  const { findMemberIds, findRow } = identityQueries(deps.reads, deps.cipher)

  const whyOf = async (memberId: string, { subject, now }: { subject: string; now: number }): Promise<Why> =>
    explain(subject, { memberIds: await findMemberIds(memberId), now })

  return (app) => {
    answer(app, whyApi.mine, {
      who: 'member',
      input: schema.WhyInput,
      reply: schema.Why,
      handle: ({ subject }, { memberId, now }) => whyOf(memberId, { subject, now }),
    })
    answer(app, whyApi.of, {
      who: ROLES,
      input: schema.WhyOfInput,
      reply: schema.Why,
      handle: async ({ memberId, subject }, { now }) => {
        if (!(await findRow(memberId))) throw new Refusal('MEMBER_UNKNOWN')
        return whyOf(memberId, { subject, now })
      },
    })
  }
}
