/** What operators do with offers: each write once per key, and on the audit trail. */
import { offersApi } from '@laurel/shared/offers'
import * as schema from '@laurel/shared/offers.schema'
import type { Role } from '@laurel/shared/operators'
import { Approval } from '@laurel/shared/operators.schema'
import { answer } from '../platform/http/answer.ts'
import type { App } from '../platform/http/server.ts'
import { addOfferWith, editOfferWith } from './commands/drafts.ts'
import { submitWith } from './commands/review.ts'
import type { Kinds } from './commands/standing.ts'
import { end, pause, resumeWith } from './commands/stop.ts'

const WRITERS = ['admin', 'editor'] as const satisfies Role[]
/** Whoever sees that something goes wrong may stop it. */
const STOPPERS = ['admin', 'editor', 'approver'] as const satisfies Role[]

export function mountWrites(app: App, kinds: Kinds): void {
  mountDrafts(app, kinds)
  mountStops(app, kinds)
}

function mountDrafts(app: App, kinds: Kinds): void {
  const [addOffer, editOffer, submit] = [addOfferWith(kinds), editOfferWith(kinds), submitWith(kinds)]
  answer(app, offersApi.add, {
    who: WRITERS,
    status: 201,
    input: schema.AddOfferInput,
    reply: schema.Offer,
    handle: (input, { run, newId, operator }) =>
      run(addOffer, { ...input, offerId: newId(), author: operator.id }),
  })
  answer(app, offersApi.edit, {
    who: WRITERS,
    input: schema.EditOfferInput,
    reply: schema.Offer,
    handle: (input, { run, operator }) => run(editOffer, { ...input, author: operator.id }),
  })
  answer(app, offersApi.submit, {
    who: WRITERS,
    status: 201,
    input: schema.SubmitOfferInput,
    reply: Approval,
    handle: (input, { run, newId, operator }) =>
      run(submit, { ...input, id: newId(), operatorId: operator.id }),
  })
}

function mountStops(app: App, kinds: Kinds): void {
  const input = schema.PauseOfferInput
  const reply = schema.Offer
  const resume = resumeWith(kinds)
  answer(app, offersApi.pause, { who: STOPPERS, input, reply, handle: (sent, { run }) => run(pause, sent) })
  answer(app, offersApi.resume, { who: WRITERS, input, reply, handle: (sent, { run }) => run(resume, sent) })
  answer(app, offersApi.end, { who: WRITERS, input, reply, handle: (sent, { run }) => run(end, sent) })
}
