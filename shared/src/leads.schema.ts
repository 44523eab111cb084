import { Type } from 'typebox'
import { MobileNumber, SmsCode } from './identity.schema.ts'
import { LinkCode, VisitorId } from './referral.schema.ts'
import { Id, Instant, Nullable, OneOf, PageOf, Paging, Shape, Text } from './schema.ts'

/** confirming: a second operator has to agree that custody came about. */
export const LeadState = OneOf('new', 'contacted', 'met', 'confirming', 'confirmed', 'lost', 'expired')

/** A manager enters who was referred, and by whom: a member's id or phone. */
export const AddLeadInput = Shape({
  offerId: Id,
  phone: MobileNumber,
  name: Text(20),
  inviter: Type.Optional(Text(64)),
  note: Type.Optional(Text(200)),
})
/** Outside WeChat: number and code, and the person is a lead until WeChat knows him by the same number. */
export const JoinInput = Shape({
  code: LinkCode,
  phone: MobileNumber,
  smsCode: SmsCode,
  /** The version of the consent that was shown. */
  agreed: Text(40),
  visitorId: VisitorId,
})
export const Joined = Shape({
  /** Opens the mini program, where the rest is done; null: WeChat gave none now. */
  urlLink: Nullable(Type.String()),
})
export const Lead = Shape({
  id: Id,
  offerId: Id,
  title: Type.String(),
  /** Both masked. */
  phone: Nullable(Type.String()),
  name: Nullable(Type.String()),
  memberId: Nullable(Id),
  inviterId: Nullable(Id),
  source: OneOf('hand', 'digital'),
  branch: Nullable(Id),
  managerId: Nullable(Id),
  state: LeadState,
  dueBy: Instant,
  addedAt: Instant,
})
export const LeadPage = PageOf(Lead)
/** Managers see their own. */
export const ListLeadsInput = Shape({
  ...Paging,
  state: Type.Optional(LeadState),
  managerId: Type.Optional(Id),
  offerId: Type.Optional(Id),
})
export const LeadEvent = Shape({
  at: Instant,
  act: Type.String(),
  by: Type.String(),
  note: Nullable(Type.String()),
})
export const LeadInput = Shape({ leadId: Id })
export const LeadDetail = Shape({ lead: Lead, events: Type.Array(LeadEvent), approvalId: Nullable(Id) })
export const MoveLeadInput = Shape({
  leadId: Id,
  state: OneOf('contacted', 'met', 'lost'),
  note: Type.Optional(Text(200)),
})
export const AssignLeadInput = Shape({ leadId: Id, managerId: Id, because: Text(200) })
/** Asks a second operator to confirm. */
export const ConfirmLeadInput = Shape({ leadId: Id, because: Text(200) })

export const Branch = Shape({ id: Id, name: Text(40), managerIds: Type.Array(Id, { maxItems: 200 }) })
export const Branches = Shape({ items: Type.Array(Branch) })

export const AddMailingInput = Shape({
  offerId: Id,
  surface: OneOf('article', 'sms'),
  material: Type.Optional(Id),
  /** With the sign of `linkMark` where each recipient's own link goes. */
  text: Text(200),
  /** CSV with the column `phone`: to these; else to the members of a tier and up who have a phone and agreed. */
  csv: Type.Optional(Text(400_000)),
  minLevel: Type.Optional(Type.Integer({ minimum: 0, maximum: 20 })),
})
export const Mailing = Shape({
  id: Id,
  offerId: Id,
  surface: OneOf('article', 'sms'),
  state: OneOf('sending', 'sent', 'stopped'),
  total: Type.Integer(),
  sent: Type.Integer(),
  failed: Type.Integer(),
  /** How many messages one recipient's text is, link and all: it is billed by them. */
  parts: Type.Integer(),
  /** Rows that were left out, by line number; the first hundred. */
  faults: Type.Array(Shape({ line: Type.Integer(), fault: OneOf('phone', 'twice') })),
  addedAt: Instant,
})
export const MailingInput = Shape({ mailingId: Id })
