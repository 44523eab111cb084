import { Type } from 'typebox'
import { Balance, Id, Instant, Nullable, OneOf, PageOf, Paging, Shape, Text } from './schema.ts'

export const Section = Shape({ name: Type.String(), title: Type.String(), count: Type.Integer() })

/** What is kept of a member, and what stands in the way of closing the account. */
export const MyRecords = Shape({
  sections: Type.Array(Section),
  /** What closing would give up. */
  points: Balance,
  openOrders: Type.Integer({ minimum: 0 }),
  mayClose: Type.Boolean(),
  hindrances: Type.Array(OneOf('ORDER_OPEN')),
})

export const ExportInput = Shape({ format: OneOf('json', 'csv') })
/** A file, not an answer to read: rows as each section has them. */
export const Export = Shape({
  exportedAt: Instant,
  memberId: Id,
  sections: Type.Array(
    Shape({ name: Type.String(), title: Type.String(), rows: Type.Array(Type.Unknown()) }),
  ),
})
/** `points`: the balance the member saw and gives up. */
export const CloseInput = Shape({ points: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }) })
export const Closed = Shape({ closedAt: Instant })

/** Found by the whole value only: no search tells more than was known. */
export const FindMembersInput = Shape({ by: OneOf('phone', 'customer', 'member'), value: Text(64) })

export const MemberState = OneOf('active', 'blocked', 'closed', 'merged')
export const Merge = Shape({
  id: Id,
  fromId: Id,
  at: Instant,
  /** Null while it holds. */
  undoneAt: Nullable(Instant),
})

/** A member as operators see one: masked, until a field is revealed. */
export const MemberCard = Shape({
  id: Id,
  name: Type.String(),
  avatar: Nullable(Type.String()),
  state: MemberState,
  mergedInto: Nullable(Id),
  joinedAt: Instant,
  closedAt: Nullable(Instant),
  /** Masked; null when none is linked. */
  phone: Nullable(Type.String()),
  customer: Nullable(Type.String()),
  identities: Type.Array(Shape({ kind: OneOf('openid', 'unionid', 'phone', 'customer'), linkedAt: Instant })),
  points: Balance,
  debt: Type.Integer({ minimum: 0 }),
  openOrders: Type.Integer({ minimum: 0 }),
  /** Those merged into this one, the newest first. */
  merges: Type.Array(Merge),
})
export const MemberCards = Shape({ items: Type.Array(MemberCard) })

export const MemberInput = Shape({ memberId: Id })
export const RevealInput = Shape({ memberId: Id, field: OneOf('phone', 'customer'), because: Text(200, 2) })
export const Revealed = Shape({ value: Type.String() })

const CustomerNumber = Type.String({ minLength: 4, maxLength: 32, pattern: '^[A-Za-z0-9-]+$' })
export const LinkCustomerInput = Shape({
  memberId: Id,
  customerNumber: CustomerNumber,
  because: Text(200, 2),
})
export const UnlinkCustomerInput = Shape({ memberId: Id, because: Text(200, 2) })

/** Of one member's identities: what was linked, moved or removed, when, by whom and why. Never the value. */
export const IdentityChange = Shape({
  id: Id,
  kind: Type.String(),
  act: Type.String(),
  at: Instant,
  by: Type.String(),
  because: Nullable(Type.String()),
})
export const ListChangesInput = Shape({ memberId: Id, ...Paging })
export const ChangePage = PageOf(IdentityChange)

export const AskMergeInput = Shape({ memberId: Id, fromId: Id, because: Text(200, 2) })
export const AskUnmergeInput = Shape({ memberId: Id, fromId: Id, mergeId: Id, because: Text(200, 2) })
/** Another operator decides: see the approvals. */
export const MergeAsked = Shape({ approvalId: Id })

export const FieldKeyUse = Shape({
  keyId: Type.String(),
  /** Sealed values that open with this key only. */
  sealed: Type.Integer({ minimum: 0 }),
  /** FIELD_KEYS names it. What is sealed under a key that is not known can't be opened. */
  isKnown: Type.Boolean(),
})
export const FieldKeys = Shape({
  /** What new values are sealed with. */
  newest: Type.String(),
  keys: Type.Array(FieldKeyUse),
})
