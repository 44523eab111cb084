import type { Static } from 'typebox'
import { call, type RefusalOf } from './call.ts'
import type * as schema from './people.schema.ts'

export type MyRecords = Static<typeof schema.MyRecords>
export type ExportInput = Static<typeof schema.ExportInput>
export type CloseInput = Static<typeof schema.CloseInput>
export type Closed = Static<typeof schema.Closed>
export type FindMembersInput = Static<typeof schema.FindMembersInput>
export type MemberCard = Static<typeof schema.MemberCard>
export type RevealInput = Static<typeof schema.RevealInput>
export type LinkCustomerInput = Static<typeof schema.LinkCustomerInput>
export type AskMergeInput = Static<typeof schema.AskMergeInput>
export type AskUnmergeInput = Static<typeof schema.AskUnmergeInput>
export type FieldKeys = Static<typeof schema.FieldKeys>
type Nothing = Record<never, never>
type Listed<Item> = { items: Item[]; next: string | null }

/** A member's own: what is kept, to take along, and the end of it. */
export const peopleApi = {
  mine: call<Nothing, MyRecords>()('GET', '/people/mine'),
  /** A file: JSON, or a zip of one CSV per section. */
  export: call<ExportInput, unknown>()('GET', '/people/mine/export'),
  close: call<CloseInput, Closed>()('POST', '/people/mine/close', [
    'MEMBER_CLOSED',
    'ORDER_OPEN',
    'BALANCE_CHANGED',
  ]),
}

export const peopleAdminApi = {
  /** A POST, so that no number stands in an address. */
  find: call<FindMembersInput, { items: MemberCard[] }>()('POST', '/admin/members/search'),
  member: call<{ memberId: string }, MemberCard>()('GET', '/admin/members/:memberId', ['MEMBER_UNKNOWN']),
  reveal: call<RevealInput, { value: string }>()('POST', '/admin/members/:memberId/reveal', [
    'MEMBER_UNKNOWN',
    'FIELD_EMPTY',
  ]),
  linkCustomer: call<LinkCustomerInput, MemberCard>()('PUT', '/admin/members/:memberId/customer', [
    'MEMBER_UNKNOWN',
    'MEMBER_CLOSED',
    'MEMBER_MERGED',
    'CUSTOMER_TAKEN',
  ]),
  unlinkCustomer: call<{ memberId: string; because: string }, MemberCard>()(
    'POST',
    '/admin/members/:memberId/customer/unlink',
    ['MEMBER_UNKNOWN', 'MEMBER_CLOSED', 'MEMBER_MERGED', 'FIELD_EMPTY'],
  ),
  changes: call<Static<typeof schema.ListChangesInput>, Listed<Static<typeof schema.IdentityChange>>>()(
    'GET',
    '/admin/members/:memberId/changes',
  ),
  /** `fromId` is merged into the member of the address. Another operator approves. */
  askMerge: call<AskMergeInput, { approvalId: string }>()('POST', '/admin/members/:memberId/merges', [
    'MEMBER_UNKNOWN',
    'MEMBER_SAME',
    'MEMBER_CLOSED',
    'MEMBER_MERGED',
    'MEMBER_BLOCKED',
    'MEMBER_IN_DEBT',
  ]),
  askUnmerge: call<AskUnmergeInput, { approvalId: string }>()('POST', '/admin/members/:memberId/unmerges', [
    'MERGE_UNKNOWN',
    'MERGE_UNDONE',
    'MEMBER_CLOSED',
    'MEMBER_MERGED',
  ]),
  keys: call<Nothing, FieldKeys>()('GET', '/admin/people/keys'),
}

export type CloseRefusal = RefusalOf<typeof peopleApi.close>
export type MergeRefusal = RefusalOf<typeof peopleAdminApi.askMerge>
export type UnmergeRefusal = RefusalOf<typeof peopleAdminApi.askUnmerge>
