import { Type } from 'typebox'
import { Id, Instant, Nullable, OneOf, Shape, Text } from './schema.ts'

const member = {
  id: Id,
  /** Masked: what others may see of it too. */
  name: Type.String(),
  joinedAt: Instant,
  /** A path below the address of pictures; the member sees it at once, others when WeChat has passed it. */
  avatar: Nullable(Type.String()),
  /** Masked: its first three digits and its last two. */
  phone: Nullable(Type.String()),
}
export const Member = Shape(member)

/** What members see of themselves. */
export const Profile = Shape({
  ...member,
  /** In full. */
  nickname: Nullable(Type.String()),
  /** refused: WeChat found it unfit, and it is gone. */
  avatarState: Nullable(OneOf('checking', 'passed', 'refused')),
  /** What was agreed to last, and whether that is the text in force. */
  consent: Shape({ version: Type.String(), at: Instant, isCurrent: Type.Boolean() }),
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

/** Begins with something that is seen, and holds nothing that turns or hides letters. */
const UNSEEN = '\\u0000-\\u001f\\u007f-\\u009f\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069'
const Nickname = Type.String({
  minLength: 1,
  maxLength: 20,
  pattern: `^[^\\s${UNSEEN}][^${UNSEEN}]*$`,
})
export const NicknameInput = Shape({ nickname: Nickname })
/** Base64 of a JPEG, PNG or WebP of at most 700 KB. */
export const AvatarInput = Shape({ image: Text(960_000) })
/** What a tap on "get phone number" gave. */
export const PhoneInput = Shape({ code: Text(128) })
/** As people in China type it: texts are sent to no other number. */
export const MobileNumber = Type.String({ pattern: '^1[3-9]\\d{9}$' })
export const SmsCode = Type.String({ pattern: '^\\d{6}$' })
/** `visitorId`: the phone or browser that asks, by the random id that it gave itself. */
export const PhoneCodeInput = Shape({
  phone: MobileNumber,
  visitorId: Type.Optional(Type.String({ pattern: '^[0-9a-f]{32}$' })),
})
export const PhoneByCodeInput = Shape({ phone: MobileNumber, code: SmsCode })
export const AgreeInput = Shape({ version: Text(32) })

export const ConsentAct = Shape({
  version: Type.String(),
  act: OneOf('given', 'withdrawn'),
  at: Instant,
  /** Where: at sign-in, in the settings, or in WeChat. */
  scene: OneOf('sign-in', 'settings', 'wechat'),
  textHash: Type.String(),
})
/** The newest first. */
export const ConsentActs = Shape({ items: Type.Array(ConsentAct) })

export const MaybeMember = Nullable(Member)
