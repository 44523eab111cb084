/** Member care: finding one, reading a field in full with a reason, linking the customer number, and asking for a merge. */
import type { Role } from '@laurel/shared/operators'
import { peopleAdminApi } from '@laurel/shared/people'
import * as schema from '@laurel/shared/people.schema'
import { sealIdentity } from '../../identity/index.ts'
import { ROLES } from '../../operators/index.ts'
import type { Deps } from '../../platform/feature.ts'
import { answer } from '../../platform/http/answer.ts'
import type { App } from '../../platform/http/server.ts'
import { type MemberCards, memberCards } from '../cards.ts'
import { linkCustomer, noteReveal, noteSearch, unlinkCustomer } from '../commands/care.ts'
import { askMerge, askUnmerge } from '../commands/merge.ts'

/** Who speaks with members. */
const CARERS = ['admin', 'manager'] as const satisfies Role[]

export function mountMembers(app: App, deps: Deps): void {
  const cards = memberCards(deps)
  mountLooks(app, cards)
  mountCustomer(app, deps, cards)
  mountMerges(app)
}

function mountLooks(app: App, cards: MemberCards): void {
  answer(app, peopleAdminApi.find, {
    who: CARERS,
    input: schema.FindMembersInput,
    reply: schema.MemberCards,
    key: 'none', // each search is written down, a repeated one too
    secrets: ['value'],
    handle: async (input, { run }) => {
      const items = await cards.find(input)
      await run(noteSearch, { memberIds: items.map(({ id }) => id) })
      return { items }
    },
  })
  answer(app, peopleAdminApi.member, {
    who: ROLES,
    input: schema.MemberInput,
    reply: schema.MemberCard,
    handle: ({ memberId }) => cards.loadCard(memberId),
  })
  answer(app, peopleAdminApi.reveal, {
    who: CARERS,
    input: schema.RevealInput,
    reply: schema.Revealed,
    key: 'none', // each look is written down, a repeated one too
    handle: async (input, { run }) => {
      await run(noteReveal, input)
      return { value: await cards.reveal(input.memberId, input.field) }
    },
  })
  answer(app, peopleAdminApi.changes, {
    who: ROLES,
    input: schema.ListChangesInput,
    reply: schema.ChangePage,
    handle: ({ memberId, ...paging }) => cards.listChanges(memberId, paging),
  })
}

function mountCustomer(app: App, { cipher }: Deps, { loadCard }: MemberCards): void {
  answer(app, peopleAdminApi.linkCustomer, {
    who: CARERS,
    input: schema.LinkCustomerInput,
    reply: schema.MemberCard,
    secrets: ['customerNumber'],
    handle: async ({ memberId, customerNumber, because }, { run, operator }) => {
      const customer = sealIdentity(cipher, { kind: 'customer', text: customerNumber, memberId })
      await run(linkCustomer, { memberId, customer, because, operatorId: operator.id })
      return loadCard(memberId)
    },
  })
  answer(app, peopleAdminApi.unlinkCustomer, {
    who: CARERS,
    input: schema.UnlinkCustomerInput,
    reply: schema.MemberCard,
    handle: async ({ memberId, because }, { run, operator }) => {
      await run(unlinkCustomer, { memberId, because, operatorId: operator.id })
      return loadCard(memberId)
    },
  })
}

function mountMerges(app: App): void {
  answer(app, peopleAdminApi.askMerge, {
    who: CARERS,
    status: 201,
    input: schema.AskMergeInput,
    reply: schema.MergeAsked,
    handle: (input, { run, newId, operator }) =>
      run(askMerge, { ...input, approvalId: newId(), operatorId: operator.id }),
  })
  answer(app, peopleAdminApi.askUnmerge, {
    who: CARERS,
    status: 201,
    input: schema.AskUnmergeInput,
    reply: schema.MergeAsked,
    handle: (input, { run, newId, operator }) =>
      run(askUnmerge, { ...input, approvalId: newId(), operatorId: operator.id }),
  })
}
