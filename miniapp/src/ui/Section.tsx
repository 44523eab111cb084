import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon } from './Icon.tsx'
import { role } from './role.ts'
import s from './Section.module.scss'

interface SectionProps {
  title: string
  more?: string | undefined
  onMore?: (() => void) | undefined
  children?: ReactNode
}

export const Section = ({ title, more, onMore, children }: SectionProps) => (
  <View className={`section ${s.section}`}>
    <View className={s.head}>
      <View className={s.title}>{title}</View>
      {more ? (
        <View
          className={`section-more ${s.more}`}
          {...(onMore ? { onClick: onMore, ...role('button') } : {})}
        >
          {more}
          {onMore ? <Icon name='chevron' size={16} tone='ink-2' /> : null}
        </View>
      ) : null}
    </View>
    {children}
  </View>
)
