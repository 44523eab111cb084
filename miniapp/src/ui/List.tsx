import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { Icon } from './Icon.tsx'
import type { IconName } from './icons.ts'
import s from './List.module.scss'
import { role } from './role.ts'

export const List = ({ children, className }: { children?: ReactNode; className?: string | undefined }) => (
  <View className={classNames('list', s.list, className)}>{children}</View>
)

interface ListItemProps {
  icon?: IconName | undefined
  title: ReactNode
  note?: ReactNode
  /** What stands at the right, in words or as a number. */
  value?: ReactNode
  onClick?: (() => void) | undefined
  /** Buttons and switches, at the right. */
  children?: ReactNode
  className?: string | undefined
}

export const ListItem = ({ icon, title, note, value, onClick, children, className }: ListItemProps) => (
  <View
    className={classNames('list-item', s.item, className)}
    {...(onClick ? { onClick, hoverClass: s.pressed ?? '', ...role('button') } : {})}
  >
    {icon ? <Icon name={icon} size={20} tone='accent' /> : null}
    <View className={s.words}>
      <View className={s.title}>{title}</View>
      {note ? <View className={s.note}>{note}</View> : null}
    </View>
    <View className={s.end}>
      {value === undefined ? null : <View className={s.value}>{value}</View>}
      {children}
      {onClick ? <Icon name='chevron' size={18} tone='ink-2' /> : null}
    </View>
  </View>
)
