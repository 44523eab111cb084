import type { Profile } from '@laurel/shared/identity'
import { View } from '@tarojs/components'
import { MemberAvatar } from '../../parts/MemberAvatar.tsx'
import { choosesByButton } from '../../platform/picture.ts'
import { Button, Card, Words } from '../../ui/index.ts'
import { changeAvatar, pickAvatar, useProfileForm } from '../profile.ts'
import { avatarNote } from '../words.zh.ts'
import s from './AvatarCard.module.scss'

interface AvatarCardProps {
  profile: Profile
  changed: (profile: Profile) => void
}

export const AvatarCard = ({ profile, changed }: AvatarCardProps) => (
  <Card shape='hero' className={`avatar-card ${s.card}`}>
    <MemberAvatar member={profile} size='l' />
    <View className={s.words}>
      <Words kind='head' strong className='profile-name'>
        {profile.nickname ?? profile.name}
      </Words>
      <Words kind='note' tone='ink-2' className='avatar-state'>
        {profile.avatarState ? avatarNote[profile.avatarState] : '还没有头像'}
      </Words>
    </View>
    <AvatarButton changed={changed} />
  </Card>
)

/** WeChat's own button inside WeChat; the file picker in a browser. */
function AvatarButton({ changed }: Pick<AvatarCardProps, 'changed'>) {
  const busy = useProfileForm((form) => form.busy === 'avatar')
  const ways = choosesByButton
    ? { openType: 'chooseAvatar' as const, onAvatar: (path: string) => void changeAvatar(path, changed) }
    : { onClick: () => void pickAvatar(changed) }
  return (
    <Button className={`avatar-button ${s.button}`} kind='line' size='tap' loading={busy} {...ways}>
      {busy ? '正在上传' : '更换头像'}
    </Button>
  )
}
