import { Type } from 'typebox'
import { Id, Instant, Nullable, Shape, Text } from './schema.ts'

export const Member = Shape({
  id: Id,
  /** Masked: what others may see of it too. */
  name: Type.String(),
  joinedAt: Instant,
})

/** `code` is what wx.login gave; `consentVersion` is what the member just agreed to, if anything. */
export const SignInInput = Shape({ code: Text(128), consentVersion: Type.Optional(Text(32)) })
export const RefreshInput = Shape({ refreshToken: Text(200) })

export const Session = Shape({
  accessToken: Type.String(),
  accessExpiresAt: Instant,
  refreshToken: Type.String(),
  refreshExpiresAt: Instant,
  member: Member,
  isNew: Type.Boolean(),
})

export const Consent = Shape({
  version: Type.String(),
  title: Type.String(),
  /** Plain paragraphs. */
  text: Type.Array(Type.String()),
  textHash: Type.String(),
})

export const MaybeMember = Nullable(Member)
