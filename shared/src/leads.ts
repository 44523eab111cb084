import type { Static } from 'typebox'
import { call } from './call.ts'
import type * as schema from './leads.schema.ts'

export type LeadState = Static<typeof schema.LeadState>
export type AddLeadInput = Static<typeof schema.AddLeadInput>
export type JoinInput = Static<typeof schema.JoinInput>
export type Joined = Static<typeof schema.Joined>
export type Lead = Static<typeof schema.Lead>
export type LeadPage = Static<typeof schema.LeadPage>
export type LeadDetail = Static<typeof schema.LeadDetail>
export type LeadEvent = Static<typeof schema.LeadEvent>
export type MoveLeadInput = Static<typeof schema.MoveLeadInput>
export type AssignLeadInput = Static<typeof schema.AssignLeadInput>
export type ConfirmLeadInput = Static<typeof schema.ConfirmLeadInput>
export type Branch = Static<typeof schema.Branch>
export type Branches = Static<typeof schema.Branches>
export type AddMailingInput = Static<typeof schema.AddMailingInput>
export type Mailing = Static<typeof schema.Mailing>
type Nothing = Record<never, never>
type OfLead = { leadId: string }

export const leadsApi = {
  join: call<JoinInput, Joined>()('POST', '/leads/join', [
    'CONSENT_MISSING',
    'LINK_UNKNOWN',
    'PROGRAMME_UNKNOWN',
    'OFFER_NOT_LIVE',
    'OFFER_PAUSED',
    'SMS_CODE_WRONG',
    'SMS_CODE_OVER',
  ]),
}

export const leadsAdminApi = {
  list: call<
    { cursor?: string; limit?: number; state?: LeadState; managerId?: string; offerId?: string },
    LeadPage
  >()('GET', '/admin/leads'),
  add: call<AddLeadInput, Lead>()('POST', '/admin/leads', [
    'PROGRAMME_UNKNOWN',
    'OFFER_NOT_LIVE',
    'OFFER_PAUSED',
    'INVITER_UNKNOWN',
    'SELF_REFERRAL',
    'INVITEE_MEMBER',
  ]),
  one: call<OfLead, LeadDetail>()('GET', '/admin/leads/:leadId', ['LEAD_UNKNOWN']),
  move: call<MoveLeadInput, Lead>()('POST', '/admin/leads/:leadId/state', ['LEAD_UNKNOWN', 'LEAD_STATE']),
  assign: call<AssignLeadInput, Lead>()('POST', '/admin/leads/:leadId/manager', [
    'LEAD_UNKNOWN',
    'LEAD_STATE',
    'OPERATOR_UNKNOWN',
  ]),
  confirm: call<ConfirmLeadInput, Lead>()('POST', '/admin/leads/:leadId/custody', [
    'LEAD_UNKNOWN',
    'LEAD_STATE',
    'LEAD_UNJOINED',
  ]),
  branches: call<Nothing, Branches>()('GET', '/admin/branches'),
  setBranch: call<Branch, Branch>()('PUT', '/admin/branches/:id', ['OPERATOR_UNKNOWN']),
  addMailing: call<AddMailingInput, Mailing>()('POST', '/admin/mailings', [
    'MAILING_TEXT_INVALID',
    'PROGRAMME_UNKNOWN',
    'OFFER_NOT_LIVE',
    'OFFER_PAUSED',
    'SURFACE_CLOSED',
    'SHARING_RESTRICTED',
    'MAILING_EMPTY',
  ]),
  mailing: call<{ mailingId: string }, Mailing>()('GET', '/admin/mailings/:mailingId', ['MAILING_UNKNOWN']),
  stopMailing: call<{ mailingId: string }, Mailing>()('POST', '/admin/mailings/:mailingId/stop', [
    'MAILING_UNKNOWN',
  ]),
}
