import { Image, View } from '@tarojs/components'
import s from './Avatar.module.scss'
import { classNames } from './class-names.ts'
import { Icon } from './Icon.tsx'

interface AvatarProps {
  /** Where the picture is; null shows the first letter of the name, or nobody. */
  src: string | null
  name: string | null
  /** 52 px, 36 in a list, or 72 where it is the subject. */
  size?: 's' | 'm' | 'l'
}

export const Avatar = ({ src, name, size = 'm' }: AvatarProps) => (
  <View className={classNames('avatar', s.avatar, s[size], name && !src && s.known)}>
    {src ? (
      <Image className={`avatar-picture ${s.picture}`} src={src} mode='aspectFill' />
    ) : (
      <Initial name={name} size={size} />
    )}
  </View>
)

const Initial = ({ name, size }: Required<Pick<AvatarProps, 'name' | 'size'>>) =>
  name ? <View>{name.slice(0, 1)}</View> : <Icon name='person' size={size === 's' ? 20 : 26} tone='accent' />
