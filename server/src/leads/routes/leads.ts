/** Managers' leads: a manager sees and moves his own, an admin all. */
import { type Lead, leadsAdminApi } from '@laurel/shared/leads'
import * as schema from '@laurel/shared/leads.schema'
import { typedPhone } from '../../identity/index.ts'
import type { Cipher } from '../../platform/cipher.ts'
import type { Deps, Feature } from '../../platform/feature.ts'
import { answer } from '../../platform/http/answer.ts'
import { Refusal } from '../../platform/refusal.ts'
import { type AddLeadOrder, addLead } from '../commands/add.ts'
import { askCustody } from '../commands/custody.ts'
import { assignLead, moveLead } from '../commands/move.ts'
import { type LeadQueries, leadQueries } from '../queries/leads.ts'
import { leadReply } from '../replies.ts'
import { sealName, sealPhone } from '../seals.ts'

const LOOKERS = ['admin', 'manager', 'auditor'] as const
const DOERS = ['admin', 'manager'] as const
const ADDERS = ['admin', 'editor', 'manager'] as const

type Operator = { id: string; role: string }

const onlyOf = ({ id, role }: Operator): string | null => (role === 'manager' ? id : null)

interface Shown {
  queries: LeadQueries
  cipher: Cipher
}

/** As it is now: no answer that is kept holds a number. */
async function shown({ queries, cipher }: Shown, leadId: string, operator: Operator | null): Promise<Lead> {
  const line = await queries.findLead(leadId)
  const only = operator && onlyOf(operator)
  if (!line || (only !== null && line.lead.managerId !== only)) throw new Refusal('LEAD_UNKNOWN')
  return leadReply(cipher, line)
}

export const leadRoutes = (deps: Deps): Feature => {
  const all = { queries: leadQueries(deps.reads), cipher: deps.cipher }
  return (app) => {
    readRoutes(all)(app)
    addRoute(all)(app)
    stepRoutes(all)(app)
  }
}

const readRoutes =
  ({ queries, cipher }: Shown): Feature =>
  (app) => {
    answer(app, leadsAdminApi.list, {
      who: LOOKERS,
      input: schema.ListLeadsInput,
      reply: schema.LeadPage,
      handle: async (input, { operator }) => {
        const own = onlyOf(operator)
        const { items, next } = await queries.listLeads(own === null ? input : { ...input, managerId: own })
        return { items: items.map((line) => leadReply(cipher, line)), next }
      },
    })
    answer(app, leadsAdminApi.one, {
      who: LOOKERS,
      input: schema.LeadInput,
      reply: schema.LeadDetail,
      handle: async ({ leadId }, { operator }) => {
        const lead = await shown({ queries, cipher }, leadId, operator)
        const events = await queries.listEvents(leadId)
        const approvalId = events.findLast(({ act }) => act === 'asked')?.note ?? null
        return { lead, events: events.map(({ at, act, by, note }) => ({ at, act, by, note })), approvalId }
      },
    })
  }

const MEMBER_PHONE = /^(\+86)?1[3-9]\d{9}$/

const inviterIn = (cipher: Cipher, inviter: string | undefined): AddLeadOrder['inviter'] => {
  if (inviter === undefined) return null
  return MEMBER_PHONE.test(inviter) ? { phone: cipher.blind(typedPhone(inviter)) } : { memberId: inviter }
}

const addRoute =
  (all: Shown): Feature =>
  (app) =>
    answer(app, leadsAdminApi.add, {
      who: ADDERS,
      status: 201,
      secrets: ['phone', 'name', 'inviter'],
      input: schema.AddLeadInput,
      reply: schema.Lead,
      handle: async ({ offerId, phone, name, inviter, note }, { run, newId, operator }) => {
        const { cipher } = all
        const [id, number] = [newId(), typedPhone(phone)]
        const sealed = { sealedPhone: sealPhone(cipher, id, number), sealedName: sealName(cipher, id, name) }
        const who = { phone: cipher.blind(number), ...sealed, inviter: inviterIn(cipher, inviter) }
        const { leadId } = await run(addLead, { id, offerId, ...who, note: note ?? null, operator })
        // Whoever entered him is told which lead it is, also where another manager has it.
        return shown(all, leadId, null)
      },
    })

const stepRoutes =
  (all: Shown): Feature =>
  (app) => {
    answer(app, leadsAdminApi.move, {
      who: DOERS,
      input: schema.MoveLeadInput,
      reply: schema.Lead,
      handle: async ({ leadId, state, note }, { run, operator }) => {
        const deed = { leadId, state, note: note ?? null, by: operator.id, onlyOf: onlyOf(operator) }
        await run(moveLead, deed)
        return shown(all, leadId, operator)
      },
    })
    answer(app, leadsAdminApi.assign, {
      who: ['admin'],
      input: schema.AssignLeadInput,
      reply: schema.Lead,
      handle: async (input, { run, operator }) => {
        await run(assignLead, { ...input, by: operator.id, onlyOf: null })
        return shown(all, input.leadId, operator)
      },
    })
    answer(app, leadsAdminApi.confirm, {
      who: DOERS,
      input: schema.ConfirmLeadInput,
      reply: schema.Lead,
      handle: async (input, { run, operator, newId }) => {
        await run(askCustody, { ...input, approvalId: newId(), by: operator.id, onlyOf: onlyOf(operator) })
        return shown(all, input.leadId, operator)
      },
    })
  }
