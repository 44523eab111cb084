import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import type { Colour, TierTone } from './colours.ts'
import { Icon } from './Icon.tsx'
import type { IconName } from './icons.ts'
import s from './Tag.module.scss'

export type TagTone = 'plain' | 'accent' | 'fruit' | 'stop' | TierTone

interface TagProps {
  children?: ReactNode
  tone?: TagTone
  icon?: IconName | undefined
  className?: string | undefined
}

const ink: Record<TagTone, Colour> = {
  plain: 'ink-2',
  accent: 'accent',
  fruit: 'fruit-ink',
  stop: 'stop',
  bronze: 'bronze-text',
  silver: 'silver-text',
  gold: 'gold-text',
  platinum: 'platinum-text',
  diamond: 'diamond-text',
}

export const Tag = ({ children, tone = 'plain', icon, className }: TagProps) => (
  <View className={classNames('tag', s.tag, s[tone], className)}>
    {icon ? <Icon name={icon} size={14} tone={ink[tone]} /> : null}
    {children}
  </View>
)
