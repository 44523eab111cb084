/** Rows of members in the shapes the contract promises. */
import type { Member } from '@laurel/shared/identity'
import { maskedName, maskedPhone } from '@laurel/shared/masks'
import { memberCalled } from '@laurel/shared/words.zh'
import { imagePath } from '../platform/image-store.ts'
import type { Row } from '../schema.ts'

/** How others see a nickname. */
export const calledOf = maskedName

export const nameOf = ({ id, called }: Pick<Row<'member'>, 'id' | 'called'>): string =>
  called ?? memberCalled(id.slice(-4).toUpperCase())

/** As members see themselves. */
export const memberReply = (member: Row<'member'>, phone: string | null): Member => ({
  id: member.id,
  name: nameOf(member),
  joinedAt: member.joinedAt,
  avatar: member.avatar && imagePath(member.avatar),
  phone: phone && maskedPhone(phone),
})

/** As others see them: a picture that WeChat has not passed is nobody's but its owner's. */
export const shownAvatar = ({
  avatar,
  avatarState,
}: Pick<Row<'member'>, 'avatar' | 'avatarState'>): string | null =>
  avatar && avatarState === 'passed' ? imagePath(avatar) : null
