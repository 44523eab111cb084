import type { Member } from '@laurel/shared/identity'
import { Avatar } from '../ui/index.ts'

interface MemberAvatarProps {
  member: Pick<Member, 'avatar' | 'name'> | null
  size?: 'm' | 'l'
}

export const MemberAvatar = ({ member, size = 'm' }: MemberAvatarProps) => (
  <Avatar src={member?.avatar ? ASSET_BASE + member.avatar : null} name={member?.name ?? null} size={size} />
)
