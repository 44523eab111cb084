/** How members show themselves: nickname, picture, phone; and the end of it. */
import { recordNew } from '../../platform/facts.ts'
import { dropImage, keepImage } from '../../platform/image-rows.ts'
import type { Row, Touch, Work } from '../../schema.ts'
import { type Identity, linkIdentity, unlinkIdentities } from './identities.ts'
import { endSessions, ownMember } from './members.ts'

export interface NicknameOrder {
  memberId: string
  /** As others see it. */
  called: string
  sealedName: string
}

export function setNickname(w: Work, { memberId, called, sealedName }: NicknameOrder): object {
  w.set('member', ownMember(w, memberId), { called, sealedName })
  return {}
}

export interface AvatarOrder {
  memberId: string
  /** In the image store, and not kept yet. */
  image: string
  /** By which WeChat's verdict will name it. */
  traceId: string
}

export function setAvatar(w: Work, { memberId, image, traceId }: AvatarOrder, now: number): object {
  const member = ownMember(w, memberId)
  if (member.avatar) dropImage(w, member.avatar, now)
  keepImage(w, image, now)
  w.set('member', member, { avatar: image, avatarState: 'checking' })
  const check = w.get('mediaCheck', traceId)
  if (!check) w.add('mediaCheck', { traceId, memberId, image, at: now })
  else judge(w, w.set('mediaCheck', check, { memberId, image }), now)
  return {}
}

export type Suggest = 'pass' | 'review' | 'risky'

/** WeChat's verdict. It may come before the picture is ours, and twice: the last one counts. */
export function mediaChecked(
  w: Work,
  { traceId, suggest }: { traceId: string; suggest: Suggest },
  now: number,
): void {
  const check = w.get('mediaCheck', traceId)
  if (!check) w.add('mediaCheck', { traceId, suggest, at: now })
  else judge(w, w.set('mediaCheck', check, { suggest }), now)
}

/** About a picture that was replaced meanwhile there is nothing to say; one that a person should look at waits, seen by its owner only. */
function judge(w: Work, { memberId, image, suggest }: Row<'mediaCheck'>, now: number): void {
  const member = memberId === null ? undefined : w.get('member', memberId)
  if (!member || image === null || member.avatar !== image) return
  if (suggest === 'pass') w.set('member', member, { avatarState: 'passed' })
  if (suggest !== 'risky') return
  dropImage(w, image, now)
  w.set('member', member, { avatar: null, avatarState: 'refused' })
}

export interface PhoneOrder {
  memberId: string
  phone: Identity
  factId: string
}

/** WeChat gave it or a code proved it. The one before goes: a member has one. */
export function setPhone(w: Work, { memberId, phone, factId }: PhoneOrder, now: number): object {
  ownMember(w, memberId)
  const cause = { by: 'member', because: null }
  const held = w.get('identity', phone.kind, phone.value)
  if (held?.memberId === memberId) return {}
  if (!held) unlinkIdentities(w, { memberId, kinds: ['phone'], ...cause }, now)
  linkIdentity(w, { memberId, identity: phone, ...cause }, now)
  // Each change is a fact of its own, and says nothing of the number.
  recordNew(w, { id: factId, type: 'member.phone-verified', memberId, key: `phone/${factId}` }, now)
  return {}
}

setPhone.reads = (touch: Touch, { memberId, phone }: PhoneOrder): void => {
  touch.row('identity', phone.kind, phone.value)
  touch.row('member', memberId)
  touch.list('knownBy', memberId)
}

export function removePhone(w: Work, { memberId }: { memberId: string }, now: number): object {
  ownMember(w, memberId)
  unlinkIdentities(w, { memberId, kinds: ['phone'], by: 'member', because: null }, now)
  return {}
}

/** Taken back in WeChat: it is deleted here too. */
export function forgetRevoked(
  w: Work,
  { memberId, kinds }: { memberId: string; kinds: readonly string[] },
  now: number,
): void {
  const member = w.get('member', memberId)
  if (!member) return
  if (kinds.includes('phone'))
    unlinkIdentities(w, { memberId, kinds: ['phone'], by: 'wechat', because: null }, now)
  if (kinds.includes('profile')) forgetFace(w, member, now)
}

function forgetFace(w: Work, member: Row<'member'>, now: number): Row<'member'> {
  if (member.avatar) dropImage(w, member.avatar, now)
  return w.set('member', member, { called: null, sealedName: null, avatar: null, avatarState: null })
}

const ALL_KINDS = ['openid', 'unionid', 'phone', 'customer'] as const

/**
 * Nothing is left by which the person could be found or known; the id stays in the books and says nothing. A merged member stays
 * merged: whoever closes the survivor erases those merged into it too. Sessions end here, and their rows when their time is over.
 */
export function eraseIdentity(w: Work, memberId: string, now: number): void {
  const member = w.get('member', memberId)
  if (!member) return
  unlinkIdentities(w, { memberId, kinds: ALL_KINDS, act: 'erased', by: 'member', because: null }, now)
  const faceless = forgetFace(w, endSessions(w, member, now), now)
  const state = member.state === 'merged' ? 'merged' : 'closed'
  w.set('member', faceless, { state, closedAt: member.closedAt ?? now })
}
