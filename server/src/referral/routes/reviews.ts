/** Operators look at what seemed odd: they release what is held, or give it back to the budget. */
import { referralAdminApi } from '@laurel/shared/referral'
import * as schema from '@laurel/shared/referral.schema'
import { ROLES } from '../../operators/index.ts'
import type { Deps } from '../../platform/feature.ts'
import { answer } from '../../platform/http/answer.ts'
import type { App } from '../../platform/http/server.ts'
import { decide } from '../commands/review.ts'
import { reviewQueries } from '../queries/reviews.ts'

export function mountReviews(app: App, { reads }: Pick<Deps, 'reads'>): void {
  const { listReviews } = reviewQueries(reads)
  answer(app, referralAdminApi.reviews, {
    who: ROLES,
    input: schema.ReviewsInput,
    reply: schema.ReviewPage,
    handle: (input) => listReviews(input),
  })
  answer(app, referralAdminApi.decide, {
    who: ['admin', 'approver'],
    input: schema.DecideInput,
    reply: schema.Decided,
    handle: (input, { run, operator }) => run(decide, { ...input, operatorId: operator.id }),
  })
}
